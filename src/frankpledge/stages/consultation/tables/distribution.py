"""The rows of the log of what went out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Distribution
from frankpledge.stages.consultation.tables.links import link
from frankpledge.stages.publication.documents import document_words
from frankpledge.ui.addresses import reverse
from frankpledge.ui.formats import money_text

Row = list[Any]


def distribution_rows(found: Iterable[Distribution], standing: Standing, *, changes: bool) -> list[Row]:
    """Return a row a line of the log."""
    return [
        [
            each.on, each.get_channel_display(), _what(each, standing), each.copies,
            str(each.group or "everybody"), _cost_of(each), each.returned,
            link("Change", "distribution-amend", standing, each.pk) if changes else None,
        ]
        for each in found
    ]  # fmt: skip


def _what(each: Distribution, standing: Standing) -> Any:
    """Say what went out and where; a document of a release leads to its file."""
    if each.release is None:
        return f"{each.what}. {each.where}"
    href = reverse("publication:file", args=[standing.partnership.slug, each.release.pk, f"{each.document}.pdf"])
    return {"text": f"{each.what}. {each.where}. From {document_words(each.release, each.document)}", "href": href}


def _cost_of(each: Distribution) -> str | None:
    """Say what it cost and who paid, where either is known."""
    said = (money_text(each.cost) if each.cost is not None else "", f"paid by {each.paid_by}" if each.paid_by else "")
    return ", ".join(filter(None, said)) or None
