"""A document's text to draft claims with character spans, by rules."""
