"""What this stage reads, a module a topic: the only readers."""
