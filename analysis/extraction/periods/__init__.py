"""Rules: which period a figure is of, and what it is compared with."""
