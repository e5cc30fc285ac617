"""The public site: a process of its own that reads what stands on the public shelf, and can reach nothing else."""
