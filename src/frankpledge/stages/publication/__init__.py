"""The one gate out: propose, check, sign off, release (CDA 1998 s.6(2)(c) and (5)). It knows nothing of what it releases."""
