"""Expressions of time: days, months, fiscal years, deadlines, comparisons, and dated events."""
