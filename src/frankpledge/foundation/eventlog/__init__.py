"""Who did what, when, to what: append-only, and one chain of hashes a partnership."""
