"""Addresses by their names, each worked out once a process: a long page asks for hundreds, the next for the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from django import urls
from django.conf import settings

MOST_REMEMBERED = 1 << 15


def reverse(name: str, args: Sequence[object] = ()) -> str:
    """Return the address of a named page, as the framework's own function of this name does."""
    return _remembered(settings.ROOT_URLCONF, name, tuple(args))


@lru_cache(MOST_REMEMBERED)
def _remembered(addresses: str, name: str, args: tuple[object, ...]) -> str:
    return urls.reverse(name, urlconf=addresses, args=args)
