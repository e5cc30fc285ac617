"""The pages of this stage, a module a topic."""
