"""The audit's pages, a module a topic."""
