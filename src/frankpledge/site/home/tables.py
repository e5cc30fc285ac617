"""The rows of the first page's tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.core.readiness import Facts
from frankpledge.core.readiness.case import Action, Decision, Group
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.sharing.models import Flow
from frankpledge.site.home.missing import Missing
from frankpledge.site.home.queries import Public
from frankpledge.stages.partnership.meeting_states import due_state
from frankpledge.stages.partnership.models import Document
from frankpledge.ui.addresses import reverse

Row = list[Any]
ANCHORS = {"duty": "duties", "recommended": "recommended"}


def _link(text: object, name: str, standing: Standing, pk: int | str) -> dict[str, str]:
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


def gap_rows(gaps: Iterable[tuple[Group, str]], standing: Standing) -> list[Row]:
    """Return a row a group that lacks something."""
    return [[_link(group.name, "group", standing, group.id), lacks.capitalize()] for group, lacks in gaps]


def wanted_rows(decisions: Iterable[Decision], facts: Facts, standing: Standing) -> list[Row]:
    """Return a row a decision taken outside a meeting that waits to be ratified."""
    return [
        [
            _link(each.what, "decision", standing, each.id), facts.title(each.post) if each.post else "", each.on,
        ]
        for each in decisions
    ]  # fmt: skip


def action_rows(actions: Iterable[Action], facts: Facts, standing: Standing) -> list[Row]:
    """Return a row an open action: what, for whom, by when, and how it stands."""
    return [
        [
            _link(each.what, "action", standing, each.id),
            facts.title(each.post) if each.post else facts.agencies[each.agency].name, each.due,
            {"status": due_state(each.due, standing.today)},
        ]
        for each in actions
    ]  # fmt: skip


def supplied_rows(flows: Iterable[Flow], standing: Standing) -> list[Row]:
    """Return a row a dataset that the person's agencies supply under a protocol in force."""
    return [
        [str(each), _link(each.protocol, "protocol", standing, each.protocol_id), each.protocol.review_by]
        for each in flows
    ]


def document_rows(documents: Iterable[Document], standing: Standing) -> list[Row]:
    """Return a row a document of the register."""
    return [[_link(each, "document", standing, each.pk), {"status": each.status}, each.on] for each in documents]


def published_rows(found: Iterable[Public]) -> list[Row]:
    """Return a row a thing that is public: what, when, and where anybody can have it."""
    return [[{"text": title, "href": href} if href else title, on, where] for title, href, on, where in found]
