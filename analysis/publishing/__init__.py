"""Run a notebook, render it, lay out the site; knows nothing of trade."""
