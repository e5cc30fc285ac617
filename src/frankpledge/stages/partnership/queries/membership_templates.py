"""Membership templates: the seats that groups of some kind are meant to have, read from TOML."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class MembershipTemplate:
    """The seats that groups of one kind are meant to have, and where the list was read."""

    key: str
    name: str
    source: str
    mark: str
    seats: tuple[str, ...]


@cache
def membership_templates() -> tuple[MembershipTemplate, ...]:
    """Return the templates that ship with the program, in the order of their file."""
    text = files("frankpledge.stages.partnership.queries").joinpath("membership_templates.toml").read_text("utf-8")
    entries = tomllib.loads(text)["template"]
    return tuple(MembershipTemplate(**{**entry, "seats": tuple(entry["seats"])}) for entry in entries)


def find_membership_template(key: str) -> MembershipTemplate | None:
    """Return the template with a key, where there is one."""
    return next((template for template in membership_templates() if template.key == key), None)
