"""How well and how fast documents are read, against annotated ones."""
