"""What waits for one person of what passes up, down and across: to acknowledge, to answer, to reply, to accept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.partnership.models import Acknowledgement, IssueRaised, Lead, Objection, Risk
from frankpledge.stages.partnership.permissions import may_answer_members, may_read_business
from frankpledge.stages.partnership.work import WorkItem
from frankpledge.ui.addresses import reverse

ANSWER_WITHIN = timedelta(days=14)
SOON = timedelta(days=7)


def voice_work(standing: Standing) -> list[WorkItem]:
    """Return what waits for the person, what is due first at the top."""
    if not may_read_business(standing):
        return []
    own = [agency for role, agency in standing.grants if role is Role.AGENCY_REPRESENTATIVE]
    found = [*_risks(standing)]
    if own:
        found += [*_leads(standing, own), *_briefings(standing, own)]
    if may_answer_members(standing):
        found += [*_objections(standing), *_issues(standing)]
    return sorted(found, key=lambda item: (item.due or date.max, item.text))


def _leads(standing: Standing, own: list[int | None]) -> Iterator[WorkItem]:
    waiting = Lead.objects.filter(partnership=standing.partnership, agency__in=own, accepted_on=None, declined_on=None)
    for lead in waiting.select_related("agency"):
        due = lead.asked_on + ANSWER_WITHIN
        yield _item(f"Accept or decline the lead: {lead.what}", "lead", lead.pk, due, standing, str(lead.agency))


def _briefings(standing: Standing, own: list[int | None]) -> Iterator[WorkItem]:
    waiting = Acknowledgement.objects.filter(
        partnership=standing.partnership, agency__in=own, acknowledged_on=None, briefing__on__lte=standing.today
    )
    for audience in waiting.select_related("briefing", "agency"):
        due = audience.briefing.on + ANSWER_WITHIN
        hint = f"{audience.agency}, {audience.get_level_display().lower()} level"
        text = f"Acknowledge the briefing: {audience.briefing.topic}"
        yield _item(text, "briefing", audience.briefing_id, due, standing, hint)


def _objections(standing: Standing) -> Iterator[WorkItem]:
    waiting = Objection.objects.filter(partnership=standing.partnership, answered_on=None)
    for objection in waiting.exclude(raised_by=standing.person).select_related("agency"):
        due = objection.raised_on + ANSWER_WITHIN
        text = f"Answer the objection: {objection.about}"
        yield _item(text, "objection", objection.pk, due, standing, str(objection.agency))


def _issues(standing: Standing) -> Iterator[WorkItem]:
    waiting = IssueRaised.objects.filter(partnership=standing.partnership, replied_on=None)
    for issue in waiting.select_related("agency"):
        text = f"Reply to the issue: {issue.about}"
        yield _item(text, "issue", issue.pk, issue.reply_due, standing, str(issue.agency))


def _risks(standing: Standing) -> Iterator[WorkItem]:
    mine = Risk.objects.filter(
        open_on(standing.today, "owner__holdings__"), partnership=standing.partnership, answered_on=None,
        closed_on=None, owner__holdings__person=standing.person,
    )  # fmt: skip
    for risk in mine.select_related("owner__agency").distinct():
        yield _item("Say what is done about a risk you answer for", "risk", risk.pk, None, standing, str(risk.owner))


def _item(text: str, name: str, pk: int, due: date | None, standing: Standing, hint: str) -> WorkItem:
    href = reverse(f"partnership:{name}", args=[standing.partnership.slug, pk])
    return WorkItem(text, href, due, _status(due, standing.today), hint)


def _status(due: date | None, today: date) -> str:
    if due is None:
        return "waiting"
    if due < today:
        return "overdue"
    return "due soon" if due - SOON <= today else "waiting"
