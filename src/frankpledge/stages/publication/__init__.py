"""The one gate out: propose, check, sign off, release (CDA 1998 s.6(2)(c), (5)). It knows not what it releases."""
