"""Review the levels and patterns of crime and disorder, and draft findings (CDA 1998 s.6(2)(a) and (b))."""
