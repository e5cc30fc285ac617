"""The first duty: the partnership itself, who it is, how it works, and what it owes (CDA 1998 s.5)."""
