"""Bilateral trade-and-investment reports in which every number can be traced."""
