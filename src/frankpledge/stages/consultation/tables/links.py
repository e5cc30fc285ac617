"""Cells that lead to the pages of consultation."""

from __future__ import annotations

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.ui.addresses import reverse


def link(text: object, name: str, standing: Standing, *arguments: object, query: str = "") -> dict[str, str]:
    """Return a cell that reads so and leads to a page of consultation."""
    href = reverse(f"consultation:{name}", args=[standing.partnership.slug, *arguments])
    return {"text": str(text), "href": f"{href}{query}"}


def named(cycle: object) -> str:
    """Name a cycle at the head of a page; nothing where none is planned."""
    text = str(cycle) if cycle else ""
    return text[:1].upper() + text[1:]
