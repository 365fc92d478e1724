"""A document as it is read: its file, its sentences, and the words and names in them."""
