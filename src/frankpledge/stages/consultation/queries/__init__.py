"""The only readers of this stage, a module a topic."""
