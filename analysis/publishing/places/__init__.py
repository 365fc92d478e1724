"""Where reports lie, and what lists them."""
