"""By what power, and on what footing in data protection law, data are shared: data with a source, a mark and a day."""

from frankpledge.adapters.legal_bases.read import LegalEntry, bases, find_entry, powers, read_on

__all__ = ["LegalEntry", "bases", "find_entry", "powers", "read_on"]
