"""Extracts as agencies supplied them, opened only with a permit from the gate."""
