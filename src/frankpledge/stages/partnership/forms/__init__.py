"""What this stage asks, a module a topic."""
