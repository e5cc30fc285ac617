"""The rows of the pages on bodies that are asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.core.cycle import Source
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Consultee
from frankpledge.stages.consultation.permissions import may_reply
from frankpledge.stages.consultation.queries.bodies import Asked, state_of
from frankpledge.stages.consultation.tables.links import link
from frankpledge.ui.formats import period_text

Row = list[Any]


def bodies_by_source(found: Iterable[Asked]) -> list[dict[str, Any]]:
    """Return the descriptions under the source that names them: who stands for each, who was asked, how that stands."""
    tables: dict[Source, list[Row]] = {}
    for each in found:
        row = [
            each.body.name, ", ".join(each.agencies) or "no member", ", ".join(map(str, each.consultees)) or "nobody",
            {"status": each.status},
        ]  # fmt: skip
        tables.setdefault(each.body.source, []).append(row)
    return [
        {"source": source.text, "mark": "" if source.is_verified else source.mark.value, "rows": rows}
        for source, rows in tables.items()
    ]


def consultee_rows(found: Iterable[Consultee], standing: Standing, *, may_run: bool) -> list[Row]:
    """Return a row a body asked in an exercise."""
    return [
        [
            str(each), period_text(each.sent_on, each.reply_by), each.replied_on, each.reply,
            {"status": state_of(each, standing.today)}, _next(each, standing, may_run=may_run),
        ]
        for each in found
    ]  # fmt: skip


def _next(each: Consultee, standing: Standing, *, may_run: bool) -> dict[str, str] | None:
    if each.replied_on or not (may_run or may_reply(standing, each.agency)):
        return None
    return link("Record a reply", "consultee-reply", standing, each.pk)


def silent_rows(found: Iterable[Consultee], standing: Standing) -> list[Row]:
    """Return a row a body from which no reply came in time: remind it, or put its silence on record."""
    return [
        [
            str(each), each.reply_by, each.reminded_on, link("Remind", "consultee-remind", standing, each.pk),
            link("Record that no reply came", "consultee-silent", standing, each.pk),
        ]
        for each in found if state_of(each, standing.today) == "overdue"
    ]  # fmt: skip
