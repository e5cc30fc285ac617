"""What waits for one person of what passes up, down and across: to acknowledge, to answer, to reply, to accept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.choices import reading_of
from frankpledge.foundation.registers import Row, read_registers, register
from frankpledge.stages.partnership.models import Acknowledgement, IssueRaised, Lead, Objection, Risk
from frankpledge.stages.partnership.permissions import may_answer_members, may_read_business
from frankpledge.stages.partnership.queries.commitments import commitments_to_answer
from frankpledge.stages.partnership.work import WorkItem
from frankpledge.ui.addresses import reverse

ANSWER_WITHIN = timedelta(days=14)
SOON = timedelta(days=7)
ASKS = {
    "lead": "Accept or decline the lead: {}",
    "briefing": "Acknowledge the briefing: {}",
    "objection": "Answer the objection: {}",
    "issue": "Reply to the issue: {}",
    "commitment": "Approve or decline a commitment: {}",
    "risk": "Say what is done about a risk you answer for",
}


def voice_work(standing: Standing) -> list[WorkItem]:
    """Return what waits for the person, what is due first at the top. One query."""
    if not may_read_business(standing):
        return []
    rows = read_registers(_waiting(standing))
    found = [_item(name, row, standing) for name, some in rows.items() for row in some]
    return sorted(found, key=lambda item: (item.due or date.max, item.text))


def _waiting(standing: Standing) -> Iterator[QuerySet[Any]]:
    own = standing.represented
    yield _risks(standing)
    yield register("commitment", commitments_to_answer(standing), who="post__title", agency="post__agency__name",
                   what="what", number="pk", since="asked_on")  # fmt: skip
    if own:
        yield _leads(standing, own)
        yield _briefings(standing, own)
    if may_answer_members(standing):
        yield _objections(standing)
        yield _issues(standing)


def _leads(standing: Standing, own: list[int | None]) -> QuerySet[Any]:
    waiting = Lead.objects.filter(partnership=standing.partnership, agency__in=own, accepted_on=None, declined_on=None)
    return register("lead", waiting, who="agency__name", what="what", number="pk", since="asked_on")


def _briefings(standing: Standing, own: list[int | None]) -> QuerySet[Any]:
    waiting = Acknowledgement.objects.filter(
        partnership=standing.partnership, agency__in=own, acknowledged_on=None, briefing__on__lte=standing.today
    )
    return register("briefing", waiting, "level", who="agency__name", what="briefing__topic", number="briefing_id",
                    since="briefing__on")  # fmt: skip


def _objections(standing: Standing) -> QuerySet[Any]:
    waiting = Objection.objects.filter(partnership=standing.partnership, answered_on=None)
    others = waiting.exclude(raised_by=standing.person)
    return register("objection", others, who="agency__name", what="about", number="pk", since="raised_on")


def _issues(standing: Standing) -> QuerySet[Any]:
    waiting = IssueRaised.objects.filter(partnership=standing.partnership, replied_on=None)
    return register("issue", waiting, who="agency__name", what="about", number="pk", due="reply_due")


def _risks(standing: Standing) -> QuerySet[Any]:
    mine = Risk.objects.filter(
        open_on(standing.today, "owner__holdings__"), partnership=standing.partnership, answered_on=None,
        closed_on=None, owner__holdings__person=standing.person,
    )  # fmt: skip
    return register("risk", mine.distinct(), who="owner__title", agency="owner__agency__name", number="pk")


def _item(name: str, row: Row, standing: Standing) -> WorkItem:
    due = date.fromisoformat(row["due"]) if row.get("due") else None
    if row.get("since"):
        due = date.fromisoformat(row["since"]) + ANSWER_WITHIN
    hint = ", ".join(str(row[part]) for part in ("who", "agency") if row.get(part))
    if row.get("level"):
        hint = f"{hint}, {reading_of(row['level']).lower()} level"
    href = reverse(f"partnership:{name}", args=[standing.partnership.slug, row["number"]])
    return WorkItem(ASKS[name].format(row.get("what")), href, due, _status(due, standing.today), hint)


def _status(due: date | None, today: date) -> str:
    if due is None:
        return "waiting"
    if due < today:
        return "overdue"
    return "due soon" if due - SOON <= today else "waiting"
