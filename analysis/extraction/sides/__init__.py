"""Rules: between which countries, and which way."""
