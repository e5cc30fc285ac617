"""The statutory cycle, one package a duty."""
