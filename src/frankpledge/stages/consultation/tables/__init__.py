"""The rows of tables of this stage, a module a topic."""
