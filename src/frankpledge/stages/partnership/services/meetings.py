"""Plan, amend and cancel meetings of one or several groups."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal

from django.db import transaction
from django.urls import reverse

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import meetings as _words  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import AgendaItem, Group, Meeting, MeetingInvitation, Seat
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.services.meeting_checks import check_minutes_open, check_not_cancelled
from frankpledge.stages.partnership.services.meeting_mail import holders_of, tell_each


@transaction.atomic
def plan_meeting(
    *, groups: Iterable[Group], on: date, by: Standing, at: datetime, starts: time | None = None,
    hours: Decimal | None = None, venue: str = "", remote_offered: bool = True, as_last_time: bool = False,
) -> Meeting:  # fmt: skip
    """Plan a meeting, and put every post seated in its groups on the list of those to ask, each once (R011, R036)."""
    check_may_coordinate(by)
    wanted = _checked_groups(groups, on, by)
    meeting = Meeting(
        partnership=by.partnership, on=on, starts=starts, hours=hours, venue=venue, remote_offered=remote_offered
    )
    _check_place(meeting)
    save_checked(meeting)
    meeting.groups.set(wanted)
    ask_seated(meeting)
    if as_last_time:
        _copy_agenda(meeting, wanted)
    record("meeting.planned", subject=meeting, by=by, at=at, facts={"on": on, "groups": len(wanted)})
    return meeting


def _checked_groups(groups: Iterable[Group], on: date, by: Standing) -> list[Group]:
    wanted = list(groups)
    by.check_owns(*wanted)
    reasons: dict[str, list[str]] = {"groups": []}
    if not wanted:
        reasons["groups"].append("Say which group meets.")
    if any(on < group.started or (group.ended and on > group.ended) for group in wanted):
        reasons["groups"].append("One of these groups does not exist on that day.")
    refuse_if_any(reasons)
    return wanted


def _check_place(meeting: Meeting) -> None:
    if not meeting.venue.strip() and not meeting.remote_offered:
        raise Refused({"venue": ["Say where the meeting is, or offer taking part from elsewhere."]})


def ask_seated(meeting: Meeting) -> None:
    """Ask every post seated in the groups on the day, once each; deputies are told, not asked."""
    seats = Seat.objects.filter(
        open_on(meeting.on), open_on(meeting.on, "post__"), group__in=meeting.groups.all()
    ).exclude(role="deputy")  # fmt: skip
    asked = set(meeting.invitations.values_list("post_id", flat=True))
    wanted = sorted(set(seats.values_list("post_id", flat=True)) - asked)
    MeetingInvitation.objects.bulk_create(
        MeetingInvitation(partnership=meeting.partnership, meeting=meeting, post_id=post) for post in wanted
    )


def _copy_agenda(meeting: Meeting, groups: list[Group]) -> None:
    last = (
        Meeting.objects.filter(groups__in=groups, cancelled_on=None, on__lt=meeting.on).exclude(pk=meeting.pk).first()
    )
    items = last.items.all() if last else ()
    AgendaItem.objects.bulk_create(
        AgendaItem(
            partnership=meeting.partnership, meeting=meeting, place=place, title=item.title, topic_id=item.topic_id
        )
        for place, item in enumerate(items, 1)
    )


@transaction.atomic
def amend_meeting(
    *, meeting: Meeting, groups: Iterable[Group], on: date, starts: time | None, hours: Decimal | None, venue: str,
    remote_offered: bool, by: Standing, at: datetime,
) -> None:  # fmt: skip
    """Change when, where and for whom a meeting is. Whoever was asked already is told."""
    check_may_coordinate(by)
    by.check_owns(meeting)
    check_minutes_open(meeting)
    wanted = _checked_groups(groups, on, by)
    if on != meeting.on and (meeting.attendance_on or meeting.decisions.exists() or meeting.actions.exists()):
        raise Refused({"on": ["It is recorded what came of this meeting, so its day can no longer change."]})
    is_moved = (meeting.on, meeting.starts, meeting.venue) != (on, starts, venue)
    meeting.on, meeting.starts, meeting.hours = on, starts, hours
    meeting.venue, meeting.remote_offered = venue, remote_offered
    _check_place(meeting)
    save_checked(meeting)
    meeting.groups.set(wanted)
    ask_seated(meeting)
    record("meeting.amended", subject=meeting, by=by, at=at, facts={"on": on, "groups": len(wanted)})
    if is_moved and on >= by.today:
        _tell_asked(meeting, "A meeting has changed", "The day, the time or the place of a meeting has changed. "
                    "If your answer changes with it, please answer again.", at)  # fmt: skip


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, by: Standing, at: datetime) -> None:
    """Call a meeting off, and tell whoever was asked. It stays on the list."""
    check_may_coordinate(by)
    by.check_owns(meeting)
    check_not_cancelled(meeting)
    if meeting.attendance_on or meeting.minutes or meeting.decisions.exists():
        raise Refused("This meeting has been held: there is a record of it. It can no longer be cancelled.")
    meeting.cancelled_on = by.today
    save_checked(meeting)
    record("meeting.cancelled", subject=meeting, by=by, at=at)
    _tell_asked(meeting, "A meeting is cancelled", "A meeting to which you were asked will not take place.", at)


def _tell_asked(meeting: Meeting, subject: str, text: str, at: datetime) -> None:
    asked = meeting.invitations.exclude(sent_on=None).values_list("post_id", flat=True)
    tell_each(
        holders_of(asked, at.date()).values(), subject=subject, text=text, path=meeting_path(meeting),
        partnership=meeting.partnership, at=at,
    )  # fmt: skip


def meeting_path(meeting: Meeting) -> str:
    """Return the address of a meeting's page."""
    return reverse("partnership:meeting", args=[meeting.partnership.slug, meeting.pk])


@transaction.atomic
def ask_post(*, meeting: Meeting, post: Post, by: Standing, at: datetime) -> MeetingInvitation:
    """Put a further post on the list of those to ask."""
    check_may_coordinate(by)
    by.check_owns(meeting, post)
    check_minutes_open(meeting)
    if meeting.invitations.filter(post=post).exists():
        raise Refused({"post": ["That post is on the list already."]})
    asked = MeetingInvitation(partnership=by.partnership, meeting=meeting, post=post)
    save_checked(asked)
    record("meeting.post-asked", subject=meeting, by=by, at=at, facts={"post": post.pk})
    return asked


@transaction.atomic
def unask_post(*, invitation: MeetingInvitation, by: Standing, at: datetime) -> None:
    """Take a post off the list, while nothing was sent to it and it has not answered."""
    check_may_coordinate(by)
    by.check_owns(invitation)
    meeting = invitation.meeting
    check_minutes_open(meeting)
    if invitation.sent_on or meeting.attendances.filter(post=invitation.post_id).exists():
        raise Refused("That post has been sent its invitation, or has answered. It stays on the list.")
    record("meeting.post-unasked", subject=meeting, by=by, at=at, facts={"post": invitation.post_id})
    invitation.delete()
