"""What this stage changes, a module a topic: the only writers."""
