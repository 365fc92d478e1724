"""Facts as draft rows of the seeds, and reviewed rows into the seeds."""
