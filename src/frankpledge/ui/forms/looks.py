"""How a form asks to look, beyond what its fields say themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseForm
from django.forms.boundfield import BoundField


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


@dataclass(frozen=True)
class FieldGroup:
    """Fields as they stand on the page: under one legend, or under none."""

    legend: str
    hint: str
    fields: list[BoundField]


def groups_of(form: BaseForm) -> list[FieldGroup]:
    """Put a form's visible fields into its groups; what is in none comes last, without a legend."""
    groups: tuple[Group, ...] = getattr(form, "groups", ())
    grouped = {name for group in groups for name in group.names}
    listed = [FieldGroup(str(group.legend), str(group.hint), [form[name] for name in group.names]) for group in groups]
    rest = [field for field in form.visible_fields() if field.name not in grouped]
    return [*listed, FieldGroup("", "", rest)] if rest else listed


def look_of(form: Any, name: str) -> Look:
    """Return what a form asks for one of its fields; nothing where it is any Django form."""
    look: Look = getattr(form, "looks", {}).get(name, PLAIN)
    return look
