"""The rows of the first page's tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.sharing.models import SharingProtocol
from frankpledge.site.home.missing import Missing
from frankpledge.stages.partnership.meeting_states import action_state
from frankpledge.stages.partnership.models import Action, Decision, Document
from frankpledge.stages.publication.models import ReleaseCandidate

Row = list[Any]
ANCHORS = {"duty": "duties", "recommended": "recommended"}


def _link(text: object, name: str, standing: Standing, pk: int) -> dict[str, str]:
    return {"text": str(text), "href": reverse(f"partnership:{name}", args=[standing.partnership.slug, pk])}


def missing_rows(found: Iterable[Missing], slug: str) -> list[Row]:
    """Return a row a rule that is not met: what it asks, what was found, how often, and how much it binds."""
    href = reverse("readiness", args=[slug])
    return [
        [
            {"text": each.asks, "href": f"{href}#{ANCHORS[each.severity.value]}"}, each.sentence, each.count,
            {"status": each.severity},
        ]
        for each in found
    ]  # fmt: skip


def wanted_rows(decisions: Iterable[Decision], standing: Standing) -> list[Row]:
    """Return a row a decision taken outside a meeting that waits to be ratified."""
    return [[_link(each.what, "decision", standing, each.pk), str(each.post or ""), each.on] for each in decisions]


def action_rows(actions: Iterable[Action], standing: Standing) -> list[Row]:
    """Return a row an open action of the person's agencies."""
    return [
        [
            _link(each.what, "action", standing, each.pk), str(each.post or each.agency), each.due,
            {"status": action_state(each, standing.today)},
        ]
        for each in actions
    ]  # fmt: skip


def protocol_rows(protocols: Iterable[SharingProtocol], standing: Standing) -> list[Row]:
    """Return a row a live protocol of the person's agencies."""
    return [[_link(each, "protocol", standing, each.pk), str(each.agency), each.review_by] for each in protocols]


def document_rows(documents: Iterable[Document], standing: Standing) -> list[Row]:
    """Return a row a document of the register."""
    return [[_link(each, "document", standing, each.pk), {"status": each.status}, each.on] for each in documents]


def published_rows(
    releases: Iterable[ReleaseCandidate], documents: Iterable[Document], address: str, slug: str
) -> list[Row]:
    """Return a row a thing that is public: what, when, and where anybody can have it."""
    shelf = [
        [
            {"text": each.title, "href": f"{address}/{slug}/{each.number}/"},
            localdate(each.released_at) if each.released_at else None, "on the public site",
        ]
        for each in releases
    ]  # fmt: skip
    return shelf + [[each.title, each.published_on, each.published_at] for each in documents]
