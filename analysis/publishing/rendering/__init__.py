"""Blocks → a page and a PDF, and the same for nbconvert."""
