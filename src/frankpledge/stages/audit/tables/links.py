"""Cells that lead to the pages of the audit."""

from __future__ import annotations

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.ui.addresses import reverse


def link(text: object, name: str, standing: Standing, *arguments: object, query: str = "") -> dict[str, str]:
    """Return a cell that reads so and leads to a page of the audit."""
    href = reverse(f"audit:{name}", args=[standing.partnership.slug, *arguments])
    return {"text": str(text), "href": f"{href}{query}"}
