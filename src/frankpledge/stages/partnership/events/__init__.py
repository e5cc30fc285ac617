"""How this stage's events read in the log, a module a topic."""
