"""Protocols by dataset and field, and the gate: nothing is supplied or read that no live, signed one covers."""
