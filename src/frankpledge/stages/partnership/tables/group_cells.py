"""Links and tags as the values of cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup, escape

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.ui.addresses import reverse
from frankpledge.ui.cells import cell_markup
from frankpledge.ui.statuses import tag_markup

HIDDEN = Markup('{}<span class="govuk-visually-hidden"> {}</span>')
TO_DO = {"text": "What to do", "hidden": True}
"""The heading of the column of what may be done, for those who may do it."""


def address(name: str, standing: Standing, *arguments: object) -> str:
    """Return the address of one of this stage's pages."""
    return reverse(f"partnership:{name}", args=[standing.partnership.slug, *arguments])


def link(text: str, name: str, standing: Standing, *arguments: object) -> dict[str, str]:
    """Return a cell that leads to one of this stage's pages."""
    return {"text": text, "href": address(name, standing, *arguments)}


def action(text: str, about: str, href: str) -> Markup:
    """Return a link to do something, which says to the ear to what."""
    return cell_markup({"text": HIDDEN.format(text, about), "href": href})


def joined(parts: Iterable[Any], between: str = ", ") -> str:
    """Return several pieces of text or markup as one cell, empty where there are none."""
    return escape(between).join(part for part in parts if part) or ""


def group_links(groups: Iterable[Any], standing: Standing) -> str:
    """Return links to groups, one after another; each has a ``pk`` or ``key`` and a ``name``."""
    return joined(
        cell_markup(link(group.name, "group", standing, getattr(group, "pk", None) or group.key)) for group in groups
    )


def plan_address(groups: Iterable[int], standing: Standing) -> str:
    """Return the address at which a meeting of some groups is planned."""
    return f"{address('meeting-plan', standing)}?{urlencode([('groups', group) for group in groups])}"


def tag(text: str, colour: str) -> Markup:
    """Return a status whose colour is chosen here."""
    return tag_markup(text, colour)
