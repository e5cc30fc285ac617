"""What this stage shows, a module a topic."""
