"""The rows of the reports on attendance, time and yield."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Attendance, Meeting
from frankpledge.stages.partnership.queries.attendance import AgencyAttendance, VenueAttendance
from frankpledge.stages.partnership.queries.meeting_hours import AgencyHours, PersonHours
from frankpledge.stages.partnership.queries.meetings import groups_of
from frankpledge.stages.partnership.tables.meetings import Row, hours_of, link_to
from frankpledge.ui.formats import date_text, percent_text

LOW_SHARE = 0.5


def _share(part: int, whole: int) -> str:
    return percent_text(part / whole) if whole else ""


def agency_rows(found: Iterable[AgencyAttendance]) -> list[Row]:
    """Return a row an agency: its duty, how often it was asked and came, when last, and a word on it."""
    return [
        [
            str(each.place.agency), each.place.get_standing_display(), each.asked, each.came, each.apologies,
            each.absent, _share(each.came, each.asked), each.last, _word(each),
        ]
        for each in found
    ]  # fmt: skip


def _word(each: AgencyAttendance) -> dict[str, str]:
    if not each.asked:
        return {"status": "never asked", "colour": "orange"} if each.has_duty else {"status": "not asked"}
    if not each.came:
        return {"status": "never came", "colour": "red"}
    if each.came / each.asked < LOW_SHARE:
        return {"status": "seldom came", "colour": "yellow"}
    return {"status": "attended", "colour": "green"}


def venue_rows(found: Iterable[VenueAttendance]) -> list[Row]:
    """Return a row a venue: how meetings there were attended, and how long the journeys to it are."""
    return [
        [
            each.venue or "No place: from elsewhere", each.meetings, each.asked, each.came, each.remote,
            _share(each.came, each.asked), round(each.mean_minutes) if each.mean_minutes is not None else None,
            each.longest_minutes,
        ]
        for each in found
    ]  # fmt: skip


def absence_rows(found: Iterable[Attendance], standing: Standing) -> list[Row]:
    """Return a row an absence: of whom, from which meeting, why, and what was done about it."""
    return [
        [
            str(each.post.agency), each.post.title,
            link_to(standing, f"{groups_of(each.meeting)}, {date_text(each.meeting.on)}", "meeting", each.meeting.pk),
            each.get_presence_display(), each.reason or {"status": "no reason", "colour": "yellow"}, _followed(each),
            link_to(standing, "Amend" if each.followed_up_on else "Follow up", "meeting-follow-up", each.pk),
        ]
        for each in found
    ]  # fmt: skip


def _followed(each: Attendance) -> Any:
    if each.followed_up_on is None:
        return {"status": "not followed up", "colour": "orange"}
    return f"{date_text(each.followed_up_on)}: {each.follow_up}"


def agency_hour_rows(found: Iterable[AgencyHours], months: float) -> list[Row]:
    """Return a row an agency: hours here, in the reader's other partnerships and in all, and what it has offered."""
    return [
        [
            str(each.place.agency),
            *map(hours_of, (each.meetings.here, each.meetings.in_mine, each.meetings.in_all)),
            *map(hours_of, (each.actions.here, each.actions.in_all)),
            each.place.hours_a_month, each.place.agency.hours_a_month, _load(each, months),
        ]
        for each in found
    ]  # fmt: skip


def _load(each: AgencyHours, months: float) -> dict[str, str] | str:
    """Say whether meetings alone take more of an agency's time than it can give to all its partnerships."""
    can = each.place.agency.hours_a_month
    if can is None:
        return "Not stated"
    is_over = float(each.meetings.in_all) / months > can
    return {"status": "more than it can give" if is_over else "within", "colour": "red" if is_over else "green"}


def person_hour_rows(found: Iterable[PersonHours]) -> list[Row]:
    """Return a row a person: meetings here, their hours, and hours in the reader's other partnerships."""
    return [[str(each.person), each.meetings, hours_of(each.here), hours_of(each.in_mine)] for each in found]


def yield_rows(found: Iterable[Meeting], standing: Standing) -> list[Row]:
    """Return a row a meeting: hours, people, hours of them all together, decisions, actions, and whether neither."""
    return [
        [
            link_to(standing, date_text(each.on), "meeting", each.pk), groups_of(each), hours_of(each.hours),
            each.people, hours_of(each.hours * each.people) if each.hours is not None else None, each.decided,
            each.set_actions, "" if each.decided or each.set_actions else {"status": "neither", "colour": "yellow"},
        ]
        for each in found
    ]  # fmt: skip
