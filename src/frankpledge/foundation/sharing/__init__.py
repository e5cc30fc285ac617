"""Protocols, and the gate: nothing of an agency's is supplied or read that no live, signed protocol covers."""
