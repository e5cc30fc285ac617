"""The rows and facts of meetings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from frankpledge.core.readiness.case import Presence
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.meeting_states import (
    INVITE_DAYS,
    MINUTES_DAYS,
    PAPERS_DAYS,
    meeting_state,
)
from frankpledge.stages.partnership.models import Document, Meeting, Paper
from frankpledge.stages.partnership.queries.meetings import Asked, groups_of
from frankpledge.ui.addresses import reverse
from frankpledge.ui.formats import date_text, time_text

Row = list[Any]

COLOURS = {
    "to come": "blue", "today": "orange", "who came to record": "yellow", "minutes to write": "yellow",
    "minutes to agree": "yellow", "agreed": "green", "cancelled": "grey",
}  # fmt: skip
ANSWERED = {
    Presence.PRESENT: "coming", Presence.REMOTE: "from elsewhere", Presence.APOLOGIES: "apologies",
    Presence.ABSENT: "absent",
}  # fmt: skip
CAME = {**ANSWERED, Presence.PRESENT: "attended"}
SENT_BEFORE = ("meeting-send", "meeting-send-papers")
ANSWER_COLOURS = {"coming": "green", "attended": "green", "from elsewhere": "green", "absent": "red"}


def link_to(standing: Standing, text: str, name: str, *arguments: int) -> dict[str, str]:
    """Return a link to a page of the partnership."""
    return {"text": text, "href": reverse(f"partnership:{name}", args=[standing.partnership.slug, *arguments])}


def hours_of(hours: Decimal | None) -> Decimal | int | None:
    """Return hours without the noughts that a database keeps.

    >>> hours_of(Decimal("2.00")), hours_of(Decimal("1.50"))
    (2, Decimal('1.5'))
    """
    if hours is None:
        return None
    return int(hours) if hours == int(hours) else hours.normalize()


def state_of(meeting: Meeting, today: date) -> dict[str, str]:
    """Return a meeting's state as a word and a colour."""
    state = meeting_state(meeting, today)
    return {"status": state, "colour": COLOURS[state]}


def meeting_rows(meetings: Iterable[Meeting], standing: Standing) -> list[Row]:
    """Return a row a meeting: when, whose, where, how it stands, and what it yielded."""
    return [
        [
            link_to(standing, date_text(each.on), "meeting", each.pk), groups_of(each), each.venue,
            state_of(each, standing.today), each.decided, each.set_actions,
        ]
        for each in meetings
    ]  # fmt: skip


def meeting_facts(meeting: Meeting, standing: Standing) -> list[tuple[str, Any]]:
    """Return when, where and how a meeting is, a pair a line."""
    when = f"{date_text(meeting.on)}{f' at {time_text(meeting.starts)}' if meeting.starts else ''}"
    facts: list[tuple[str, Any]] = [
        ("State", state_of(meeting, standing.today)), ("Groups", groups_of(meeting)), ("When", when),
        ("Hours", hours_of(meeting.hours)), ("Where", meeting.venue),
        ("From elsewhere or in writing", "Offered" if meeting.remote_offered else "Not offered"),
    ]  # fmt: skip
    if meeting.cancelled_on:
        facts.append(("Cancelled on", meeting.cancelled_on))
    return facts


def asked_rows(asked: Iterable[Asked], meeting: Meeting, standing: Standing, may_coordinate: bool) -> list[Row]:
    """Return a row a post asked: who holds it, whether it has invitation and papers, and the answer."""
    return [
        [
            str(each.post), _holder(each), *_sent(each), answer_of(each, meeting),
            _way_to_answer(each, meeting, standing, may_coordinate),
        ]
        for each in asked
    ]  # fmt: skip


def _holder(each: Asked) -> str:
    return str(each.holder) if each.holder else "nobody: cannot be told"


def _sent(each: Asked) -> tuple[Any, Any]:
    if each.invitation is None:
        return "deputy", ""
    return each.invitation.sent_on, each.invitation.papers_sent_on


def answer_of(each: Asked, meeting: Meeting) -> Any:
    """Return how somebody answered, or took part, as a word and a colour."""
    if each.attendance is None:
        is_waiting = each.invitation is not None and each.invitation.sent_on and meeting_waits(meeting)
        return {"status": "awaiting reply"} if is_waiting else ""
    words = CAME if meeting.attendance_on else ANSWERED
    word = words[Presence(each.attendance.presence)]
    return {"status": word, "colour": ANSWER_COLOURS.get(word, "grey")}


def meeting_waits(meeting: Meeting) -> bool:
    """Say whether answers to a meeting's invitations are still wanted."""
    return not (meeting.attendance_on or meeting.cancelled_on)


def _way_to_answer(each: Asked, meeting: Meeting, standing: Standing, may_coordinate: bool) -> Any:
    is_over = meeting.on < standing.today or meeting.attendance_on or meeting.cancelled_on
    is_own = each.holder is not None and each.holder.pk == standing.person.pk
    if each.invitation is None or is_over or not (may_coordinate or is_own):
        return ""
    if not may_coordinate or is_own or each.invitation.sent_on:
        return link_to(standing, "Answer" if is_own else "Answer for them", "meeting-answer", each.invitation.pk)
    return link_to(standing, "Take off the list", "meeting-unask", each.invitation.pk)


def own_invitations(asked: Iterable[Asked], meeting: Meeting, standing: Standing) -> list[dict[str, Any]]:
    """Return what the person was asked themselves and has not answered, with the way to answer."""
    if meeting.on < standing.today or meeting.attendance_on or meeting.cancelled_on:
        return []
    return [
        {
            "post": str(each.post),
            **link_to(standing, "Say whether you are coming", "meeting-answer", each.invitation.pk),
        }
        for each in asked
        if each.invitation and not each.attendance and each.holder and each.holder.pk == standing.person.pk
    ]


def came_rows(asked: Iterable[Asked]) -> list[Row]:
    """Return a row everybody of whom it is known whether they came; why not is nothing for a record sent out."""
    return [
        [
            str(each.post), str(each.attendance.person or each.holder or ""),
            CAME[Presence(each.attendance.presence)].capitalize(),
        ]
        for each in asked
        if each.attendance
    ]  # fmt: skip


def written_in(asked: Iterable[Asked]) -> list[tuple[str, str]]:
    """Return what people wrote beforehand to be said at the meeting, a pair a post."""
    return [(str(each.post), each.attendance.comment) for each in asked if each.attendance and each.attendance.comment]


def paper_rows(papers: Iterable[Paper]) -> list[Row]:
    """Return a row a paper."""
    return [[_named(each.document), each.document.get_kind_display(), each.document.on] for each in papers]


def _named(document: Document) -> str:
    return f"{document.title}, version {document.version}"


def tasks(meeting: Meeting, asked: list[Asked], has_agenda: bool, standing: Standing) -> list[dict[str, Any]]:
    """Return what the co-ordinator has to do for a meeting, in order, each with how it stands."""
    invitations = [each.invitation for each in asked if each.invitation]
    is_invited = bool(invitations) and all(each.sent_on for each in invitations)
    has_papers = bool(invitations) and all(each.papers_sent_on for each in invitations)
    is_held, is_ahead = meeting.on <= standing.today, meeting.on >= standing.today and not meeting.attendance_on
    steps = [
        ("Add to the agenda", "meeting-item-add", has_agenda, True, ""),
        ("Send the invitations", "meeting-send", is_invited, is_ahead, f"{INVITE_DAYS} days before"),
        ("Send agenda and papers", "meeting-send-papers", has_papers, is_ahead, f"{PAPERS_DAYS} days before"),
        ("Record who came", "meeting-attendance", meeting.attendance_on, is_held, ""),
        ("Write the minutes", "meeting-minutes", meeting.minutes, is_held, f"{MINUTES_DAYS} days after"),
        ("Record that the minutes are agreed", "meeting-agree", meeting.minutes_agreed_on,
         is_held and meeting.attendance_on and meeting.minutes, "usually at the next meeting"),
    ]  # fmt: skip
    return [_task(meeting, standing, *step) for step in steps]


def _task(
    meeting: Meeting, standing: Standing, text: str, name: str, is_done: Any, is_possible: Any, hint: str
) -> dict[str, Any]:
    otherwise = "not done" if name in SENT_BEFORE and meeting.on < standing.today else "not yet"
    status = "done" if is_done else "to do" if is_possible else otherwise
    is_open = is_possible and not meeting.minutes_agreed_on and not (is_done and name in SENT_BEFORE)
    way = link_to(standing, text, name, meeting.pk) if is_open else {"text": text}
    return {**way, "status": status, "colour": {"done": "green", "to do": "blue"}.get(status, "grey"), "hint": hint}
