"""Rates that do not mislead: a count, its interval, and whether two periods differ."""

from frankpledge.core.rates.change import rate_ratio, reading
from frankpledge.core.rates.intervals import byar_interval
from frankpledge.core.rates.rate import UNRELIABLE_BELOW, crude_rate, is_unreliable

__all__ = ["UNRELIABLE_BELOW", "byar_interval", "crude_rate", "is_unreliable", "rate_ratio", "reading"]
