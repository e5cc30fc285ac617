"""Obtain the views of people and bodies in the area, and tell them what came of it (CDA 1998 s.6(2)(d))."""
