"""Rules: how firmly a figure is stated, and whether it is a fact, a goal or a guess."""
