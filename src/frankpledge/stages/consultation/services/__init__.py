"""The only writers of this stage, a module a topic."""
