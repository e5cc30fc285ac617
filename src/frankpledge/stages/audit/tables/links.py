"""Cells that lead to the pages of the audit, and person-days as they are read."""

from __future__ import annotations

from decimal import Decimal

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.ui.addresses import reverse


def link(text: object, name: str, standing: Standing, *arguments: object, query: str = "") -> dict[str, str]:
    """Return a cell that reads so and leads to a page of the audit."""
    href = reverse(f"audit:{name}", args=[standing.partnership.slug, *arguments])
    return {"text": str(text), "href": f"{href}{query}"}


def days_text(days: Decimal | None) -> str:
    """Write person-days without a nought after the point.

    >>> days_text(Decimal("30.0")), days_text(Decimal("7.5")), days_text(None)
    ('30', '7.5', 'not said yet')
    """
    return "not said yet" if days is None else f"{days.normalize():f}"
