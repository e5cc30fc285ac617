"""How often somebody may ask, counted for all processes together."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

from frankpledge.foundation.datasets.api.problems import Problem

MINUTE = 60
OF_A_TOKEN = 600
"""Requests a minute with one token: five gigabytes a minute in parts of eight megabytes."""
WRONG_TOKENS = 30
"""Wrong tokens a minute from one address on the internet."""


def address_of(request: HttpRequest) -> str:
    """Return the address on the internet from which a request comes, as signing in counts it."""
    return str(get_adapter(request).get_client_ip(request))


def check_rate(key: str, most: int) -> None:
    """Count one more under a key; refuse it where there were too many in this minute."""
    name = f"supply-api:{key}"
    cache.add(name, 0, MINUTE)
    try:
        number = cache.incr(name)
    except ValueError:  # the minute ended between the two
        return
    if number > most:
        raise Problem("too-many", "Wait a minute, then go on more slowly.")
