"""Rates that do not mislead: a count, its interval, and whether two periods differ."""

from frankpledge.core.rates.change import rate_ratio, reading
from frankpledge.core.rates.discovery import chance_of_ratio, false_discovery
from frankpledge.core.rates.intervals import byar_interval
from frankpledge.core.rates.rate import UNRELIABLE_BELOW, crude_rate, is_unreliable

__all__ = [
    "UNRELIABLE_BELOW",
    "byar_interval",
    "chance_of_ratio",
    "crude_rate",
    "false_discovery",
    "is_unreliable",
    "rate_ratio",
    "reading",
]
