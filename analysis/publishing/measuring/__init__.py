"""What reports cost, beside the bare computation and the stock chain."""
