"""What waits for one person, a list for each part of the partnership's work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.meeting_states import (
    ANSWER_DAYS,
    INVITE_DAYS,
    MINUTES_DAYS,
    PAPERS_DAYS,
    due_state,
)
from frankpledge.stages.partnership.models import Attendance, Meeting, MeetingInvitation
from frankpledge.stages.partnership.permissions import may_read_business
from frankpledge.stages.partnership.queries.actions import actions
from frankpledge.stages.partnership.queries.decisions import to_ratify
from frankpledge.stages.partnership.queries.meetings import groups_of
from frankpledge.stages.partnership.queries.people import posts_held
from frankpledge.stages.partnership.work import WorkItem
from frankpledge.ui.addresses import reverse

LOOK_AHEAD = timedelta(days=28)
LOOK_BACK = timedelta(days=90)
SHORT = 100


def meeting_work(standing: Standing) -> list[WorkItem]:
    """Return what meetings, decisions and actions ask of the person, the most pressing first (R071)."""
    if not may_read_business(standing):
        return []
    items = [*_to_answer(standing), *_to_do(standing), *_to_prepare(standing), *_to_ratify(standing)]
    return sorted(items, key=lambda item: (item.due is None, item.due or standing.today))


def _item(standing: Standing, text: str, name: str, pk: int | None, due: date | None, hint: str = "") -> WorkItem:
    arguments = [standing.partnership.slug, *([pk] if pk else [])]
    href = reverse(f"partnership:{name}", args=arguments)
    return WorkItem(text, href, due, due_state(due, standing.today), hint)


def _to_answer(standing: Standing) -> Iterator[WorkItem]:
    answered = Attendance.objects.filter(meeting=OuterRef("meeting"), post=OuterRef("post"))
    waiting = MeetingInvitation.objects.filter(
        ~Exists(answered), post__in=posts_held(standing), sent_on__isnull=False, meeting__cancelled_on=None,
        meeting__attendance_on=None, meeting__on__gte=standing.today,
    )  # fmt: skip
    for each in waiting.select_related("meeting").prefetch_related("meeting__groups"):
        due = max(each.meeting.on - timedelta(days=ANSWER_DAYS), each.sent_on or standing.today)
        text = f"Say whether you are coming to {each.meeting}"
        yield _item(standing, text, "meeting-answer", each.pk, due, groups_of(each.meeting))


def _to_do(standing: Standing) -> Iterator[WorkItem]:
    soon = actions(standing, mine=True).filter(Q(due=None) | Q(due__lte=standing.today + LOOK_AHEAD))
    for pk, what, due in soon.values_list("pk", "what", "due"):
        yield _item(standing, shortened(what), "action", pk, due, "Action")


def shortened(text: str) -> str:
    """Cut a long text for a list, between words."""
    return text if len(text) <= SHORT else f"{text[:SHORT].rsplit(' ', 1)[0]} …"


def _to_prepare(standing: Standing) -> Iterator[WorkItem]:
    """The co-ordinator's part: invitations, papers, who came, minutes."""
    if not standing.holds(Role.COORDINATOR):
        return
    unsent = MeetingInvitation.objects.filter(meeting=OuterRef("pk"))
    near = (standing.today - LOOK_BACK, standing.today + LOOK_AHEAD)
    found = Meeting.objects.filter(partnership=standing.partnership, cancelled_on=None, on__range=near).annotate(
        to_invite=Exists(unsent.filter(sent_on=None)), to_inform=Exists(unsent.filter(papers_sent_on=None))
    )
    for meeting in found.prefetch_related("groups"):
        work = _before(standing, meeting) if meeting.on >= standing.today else _after(standing, meeting)
        yield from work


def _before(standing: Standing, meeting: Meeting) -> Iterator[WorkItem]:
    hint = groups_of(meeting)
    if meeting.to_invite:  # type: ignore[attr-defined]
        due = meeting.on - timedelta(days=INVITE_DAYS)
        yield _item(standing, f"Send the invitations to {meeting}", "meeting", meeting.pk, due, hint)
    if meeting.to_inform:  # type: ignore[attr-defined]
        due = meeting.on - timedelta(days=PAPERS_DAYS)
        yield _item(standing, f"Send the papers for {meeting}", "meeting", meeting.pk, due, hint)


def _after(standing: Standing, meeting: Meeting) -> Iterator[WorkItem]:
    hint = groups_of(meeting)
    due = meeting.on + timedelta(days=MINUTES_DAYS)
    if meeting.attendance_on is None:
        yield _item(standing, f"Record who came to {meeting}", "meeting-attendance", meeting.pk, due, hint)
    if not meeting.minutes:
        yield _item(standing, f"Write the minutes of {meeting}", "meeting-minutes", meeting.pk, due, hint)


def _to_ratify(standing: Standing) -> Iterator[WorkItem]:
    """One line for all of them: they go to the next meeting together."""
    if not standing.holds(Role.COORDINATOR, Role.CHAIR):
        return
    waiting = to_ratify(standing).count()
    if waiting:
        coming = Meeting.objects.filter(partnership=standing.partnership, cancelled_on=None, on__gte=standing.today)
        due = coming.order_by("on").values_list("on", flat=True).first()
        many = "a decision" if waiting == 1 else f"{waiting} decisions"
        item = _item(standing, f"Bring {many} taken outside meetings to be ratified", "decisions", None, due)
        yield WorkItem(item.text, f"{item.href}?state=to-ratify", item.due, item.status, "At the next meeting")
