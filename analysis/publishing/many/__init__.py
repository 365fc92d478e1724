"""Many reports: which, by whom, which of them stand, and what came of them."""
