"""The rows of the ledger's tables: plain values, which ui writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.models import Answer, Item, Kind, Version
from frankpledge.foundation.evidence.permissions import may_read_detail
from frankpledge.ui.addresses import reverse

Row = list[Any]


def item_rows(found: Iterable[Item], standing: Standing) -> list[Row]:
    """Return a row an item: its number, what it is, whose, and where it stands."""
    slug = standing.partnership.slug
    return [
        [
            {"text": str(each), "href": reverse("evidence:item", args=[slug, each.number])},
            each.title, Kind(each.kind).label, str(each.agency or ""),  # type: ignore[attr-defined]
            {"status": each.state} if each.state else "",  # type: ignore[attr-defined]
        ]
        for each in found
    ]  # fmt: skip


def facts_of(version: Version, standing: Standing) -> list[tuple[str, str]]:
    """Return all that is told of a version, an agency's detail only to those who may read it."""
    detail = version.detail if may_read_detail(standing, version.item.agency_id) else []
    entered = f"{timezone.localdate(version.at):%-d %B %Y}"
    whose = [("Whose records", version.item.agency.name)] if version.item.agency else []
    by = f"{entered}, {version.by}" if version.by else entered
    return [*whose, *version.facts, *version.particulars, *detail, ("Entered", by)]


def version_rows(found: Iterable[Version], standing: Standing) -> list[Row]:
    """Return a row a version: when it was entered, by whom, in which state, and how it read."""
    slug = standing.partnership.slug
    return [
        [
            {
                "text": f"Version {each.number}",
                "href": f"{reverse('evidence:item', args=[slug, each.item.number])}?version={each.number}",
            },
            timezone.localdate(each.at), str(each.by or "the system"), {"status": each.state} if each.state else "",
            each.text or each.title,
        ]
        for each in found
    ]  # fmt: skip


def answer_rows(found: Iterable[Answer]) -> list[Row]:
    """Return a row an answer: what becomes of the item, why, in whose name, by whom and when."""
    return [
        [
            {"status": each.get_outcome_display()}, each.reason, each.due, str(each.agency or "the partnership"),
            str(each.by), timezone.localdate(each.at), f"version {each.version.number}",
        ]
        for each in found
    ]  # fmt: skip
