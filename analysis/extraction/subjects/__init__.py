"""Rules: what a figure measures, and whether it is a level, a change or a part."""
