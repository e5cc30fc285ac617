"""Frankpledge: the statutory cycle of a crime and disorder reduction partnership, in one unbroken chain."""

__version__ = "0.1.0"
