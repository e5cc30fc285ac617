"""The rows of the log of what went out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Distribution
from frankpledge.stages.consultation.tables.links import link
from frankpledge.ui.formats import money_text

Row = list[Any]


def distribution_rows(found: Iterable[Distribution], standing: Standing, *, changes: bool) -> list[Row]:
    """Return a row a line of the log."""
    return [
        [
            each.on, each.get_channel_display(), f"{each.what}. {each.where}", each.copies,
            str(each.group or "everybody"), _cost_of(each), each.returned,
            link("Change", "distribution-amend", standing, each.pk) if changes else None,
        ]
        for each in found
    ]  # fmt: skip


def _cost_of(each: Distribution) -> str | None:
    """Say what it cost and who paid, where either is known."""
    said = (money_text(each.cost) if each.cost is not None else "", f"paid by {each.paid_by}" if each.paid_by else "")
    return ", ".join(filter(None, said)) or None
