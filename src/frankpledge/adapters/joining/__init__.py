"""Joining midway: what a partnership already is, taken over from one workbook."""

from frankpledge.adapters.joining.layout import SHEETS, Column, Kind, Sheet
from frankpledge.adapters.joining.read import Entry, Joining, read_joining
from frankpledge.adapters.joining.template import Words, write_template

__all__ = ["SHEETS", "Column", "Entry", "Joining", "Kind", "Sheet", "Words", "read_joining", "write_template"]
