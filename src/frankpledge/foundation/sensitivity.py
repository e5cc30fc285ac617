"""How delicate each field of each model is: every model says, and a test finds the field that was forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Sensitivity(StrEnum):
    """Who may be hurt if the field is seen by the wrong eyes."""

    OPEN = "open"
    """Nobody: it is public, or will be."""
    WORKING = "working"
    """The partnership: drafts, decisions not yet published, how agencies work together."""
    PERSONAL = "personal"
    """A person it is about."""
    SECRET = "secret"  # noqa: S105 -- the name of a label
    """Everybody: it opens a door."""


def labelled(*, open: str = "", working: str = "", personal: str = "", secret: str = "") -> Mapping[str, Sensitivity]:  # noqa: A002
    """Return the label of each field named.

    >>> labelled(open="name", personal="email")
    {'name': <Sensitivity.OPEN: 'open'>, 'email': <Sensitivity.PERSONAL: 'personal'>}
    """
    named = {
        Sensitivity.OPEN: open,
        Sensitivity.WORKING: working,
        Sensitivity.PERSONAL: personal,
        Sensitivity.SECRET: secret,
    }
    return {field: label for label, fields in named.items() for field in fields.split()}
