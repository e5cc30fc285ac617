"""The forms of this stage, a module a topic."""
