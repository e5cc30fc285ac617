"""Tithingham: a made-up market town, its agencies and their extracts, drawn from a seed."""
