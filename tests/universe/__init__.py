"""A small partnership for tests, built only by calling services."""
