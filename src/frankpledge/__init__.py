"""Frankpledge: the statutory cycle of a crime and disorder reduction partnership, in one unbroken chain."""
