"""A figure in its sentence, and the registry of the rules that look at it."""
