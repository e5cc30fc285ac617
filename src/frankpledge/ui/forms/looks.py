"""How a form asks to look, beyond what its fields say themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


class Group:
    """Fields that belong together under one legend.

    ``Group("When and where", "on", "at", "place", hint="Leave the place out for a call.")``
    """

    def __init__(self, legend: str, *names: str, hint: str = "") -> None:
        self.legend = legend
        self.names = names
        self.hint = hint


@dataclass(frozen=True)
class Look:
    """What one field asks for: ``Look(width=20, autocomplete="email", spellcheck=False)``.

    ``width`` is in characters (2, 3, 4, 5, 10, 20 or 30), ``size`` the label's (s, m, l), ``heading`` makes the
    label the page's heading, ``prefix`` and ``suffix`` stand against the box, ``hints`` explain single choices.
    """

    width: int | None = None
    size: str = ""
    heading: bool = False
    autocomplete: str = ""
    spellcheck: bool | None = None
    inputmode: str = ""
    prefix: str = ""
    suffix: str = ""
    hints: dict[str, str] = field(default_factory=dict)


PLAIN = Look()


def look_of(form: Any, name: str) -> Look:
    """Return what a form asks for one of its fields; nothing where it is any Django form."""
    look: Look = getattr(form, "looks", {}).get(name, PLAIN)
    return look
