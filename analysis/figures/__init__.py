"""Figures: values in, a picture with its words, data and source out; no file is touched."""
