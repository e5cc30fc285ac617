"""What passes between the two sites: questionnaires out to the public, sealed responses in, and nothing else."""
