"""Value expressions: amounts, counts, percentages and places in lists, wherever they stand."""
