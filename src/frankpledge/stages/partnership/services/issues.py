"""Write issues that come up from the people who do the work, each tracked to a reply (R085)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.core.readiness.case import Level
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import voice  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Group, IssueRaised
from frankpledge.stages.partnership.permissions import check_may_answer_members, check_may_record_for_agency
from frankpledge.stages.partnership.services.addressees import tell_all, who_answer_members
from frankpledge.stages.partnership.services.membership import check_take_part

REPLY_WITHIN = timedelta(days=21)
"""Three weeks, where those who raise it name no other day."""


@transaction.atomic
def raise_issue(
    *, agency: Agency, about: str, text: str, by: Standing, at: datetime, level: str = Level.OPERATIONAL,
    group: Group | None = None, reply_due: date | None = None,
) -> IssueRaised:  # fmt: skip
    """Pass up what people of an agency raised, and tell those who reply by which day."""
    check_may_record_for_agency(by, agency)
    check_take_part(by, [agency])
    by.check_owns(group)
    due = reply_due or by.today + REPLY_WITHIN
    if due < by.today:
        raise Refused({"reply_due": ["The reply cannot be due before today."]})
    made = IssueRaised(
        partnership=by.partnership, agency=agency, level=level, about=about, text=text, group=group,
        raised_on=by.today, raised_by=by.person, reply_due=due,
    )  # fmt: skip
    save_checked(made)
    record("issue.raised", subject=made, by=by, at=at, facts={"agency": agency.pk, "level": level, "due": due})
    tell_all(
        who_answer_members(by), subject="An issue was raised", path=_page(made, by), by=by,
        text=f"People of {agency} have raised an issue in {by.partnership}. A reply is due by {due:%-d %B %Y}.",
    )  # fmt: skip
    return made


@transaction.atomic
def reply_to_issue(*, issue: IssueRaised, reply: str, by: Standing, at: datetime) -> None:
    """Reply for the partnership, and tell whoever raised it."""
    by.check_owns(issue)
    check_may_answer_members(by)
    if issue.replied_on:
        raise Refused("This issue has a reply already.")
    if not reply.strip():
        raise Refused({"reply": ["Enter the reply."]})
    issue.reply, issue.replied_on, issue.replied_by = reply, by.today, by.person
    save_checked(issue)
    record("issue.replied", subject=issue, by=by, at=at)
    tell_all(
        [issue.raised_by], subject="Your issue has a reply", path=_page(issue, by), by=by,
        text=f"An issue you raised in {by.partnership} has a reply. Please pass it on to those it came from.",
    )  # fmt: skip


def _page(issue: IssueRaised, by: Standing) -> str:
    return reverse("partnership:issue", args=[by.partnership.slug, issue.pk])
