"""Send invitations and papers, and take the answers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.core.readiness.case import Presence
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.meeting_permissions import check_may_answer_invitation
from frankpledge.stages.partnership.models import Attendance, Meeting, MeetingInvitation, Seat
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.services.meeting_checks import check_answers_open
from frankpledge.stages.partnership.services.meeting_mail import deputies_of, holders_of, tell_each
from frankpledge.stages.partnership.services.meetings import meeting_path


@transaction.atomic
def send_invitations(*, meeting: Meeting, by: Standing, at: datetime) -> int:
    """Invite whoever has not been invited yet; return how many people were told. Deputies are told of it once."""
    check_may_coordinate(by)
    by.check_owns(meeting)
    check_answers_open(meeting, by.today)
    waiting = meeting.invitations.filter(sent_on=None)
    posts = list(waiting.values_list("post_id", flat=True))
    if not posts:
        raise Refused("Every post on the list has been invited already.")
    is_first = not meeting.invitations.exclude(sent_on=None).exists()
    waiting.update(sent_on=by.today)
    record("meeting.invitations-sent", subject=meeting, by=by, at=at, facts={"posts": len(posts)})
    if is_first:
        _tell_deputies(meeting, by, at)
    return tell_each(
        holders_of(posts, by.today).values(), subject="You are invited to a meeting",
        text="You are invited to a meeting. Please answer whether you are coming; you can also say what you wish to be "
        "said there in writing.",
        path=meeting_path(meeting), partnership=by.partnership, at=at,
    )  # fmt: skip


def _tell_deputies(meeting: Meeting, by: Standing, at: datetime) -> None:
    tell_each(
        holders_of(deputies_of(meeting), by.today).values(), subject="A meeting at which you may be asked to deputise",
        text="A group in which you are a deputy meets. You are asked to come only if the member cannot.",
        path=meeting_path(meeting), partnership=by.partnership, at=at, is_urgent=False,
    )  # fmt: skip


@transaction.atomic
def send_papers(*, meeting: Meeting, by: Standing, at: datetime) -> int:
    """Send agenda and papers to whoever does not have them; return how many people were told."""
    check_may_coordinate(by)
    by.check_owns(meeting)
    check_answers_open(meeting, by.today)
    if not meeting.items.exists():
        raise Refused("There is nothing on the agenda yet. Add what is to be talked about first.")
    waiting = meeting.invitations.filter(papers_sent_on=None)
    posts = list(waiting.values_list("post_id", flat=True))
    if not posts:
        raise Refused("Everybody on the list has the papers already.")
    waiting.filter(sent_on=None).update(sent_on=by.today)
    waiting.update(papers_sent_on=by.today)
    record("meeting.papers-sent", subject=meeting, by=by, at=at, facts={"posts": len(posts)})
    return tell_each(
        holders_of([*posts, *(post.pk for post in deputies_of(meeting))], by.today).values(),
        subject="Agenda and papers for a meeting", text="The agenda and the papers of a meeting are ready to read.",
        path=meeting_path(meeting), partnership=by.partnership, at=at,
    )  # fmt: skip


@transaction.atomic
def answer_invitation(
    *, invitation: MeetingInvitation, presence: str, by: Standing, at: datetime, reason: str = "", comment: str = ""
) -> Attendance:
    """Say for a post whether its holder comes, takes part from elsewhere, or cannot; and what is to be said (R079)."""
    holders = holders_of([invitation.post_id], by.today)
    check_may_answer_invitation(by, {person.pk for person in holders.values()})
    by.check_owns(invitation)
    meeting = invitation.meeting
    check_answers_open(meeting, by.today)
    refuse_if_any(_faults(meeting, presence, reason))
    answer = meeting.attendances.filter(post=invitation.post_id).first() or Attendance(
        partnership=by.partnership, meeting=meeting, post=invitation.post
    )
    had_answered = answer.presence
    answer.presence, answer.reason, answer.comment = presence, reason, comment
    answer.person = holders.get(invitation.post_id)
    save_checked(answer)
    record("meeting.answered", subject=meeting, by=by, at=at, facts={"post": invitation.post_id, "presence": presence})
    if presence == Presence.APOLOGIES and had_answered != presence:
        _ask_deputies(meeting, invitation.post, by, at)
    return answer


def _faults(meeting: Meeting, presence: str, reason: str) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {"presence": [], "reason": []}
    if presence not in (Presence.PRESENT, Presence.REMOTE, Presence.APOLOGIES):
        faults["presence"].append("Say whether you are coming.")
    if presence == Presence.REMOTE and not meeting.remote_offered:
        faults["presence"].append("This meeting offers no way of taking part from elsewhere.")
    if presence == Presence.APOLOGIES and not reason.strip():
        faults["reason"].append("Say in a few words why you cannot come.")
    return faults


def _ask_deputies(meeting: Meeting, post: Post, by: Standing, at: datetime) -> None:
    """Tell whoever deputises for the post, or for anybody of its agency, that they are needed."""
    its_own = Q(deputy_for__post=post) | Q(deputy_for=None, post__agency=post.agency_id)
    seats = Seat.objects.filter(its_own, open_on(meeting.on), group__in=meeting.groups.all(), role="deputy")
    tell_each(
        holders_of(seats.values("post"), by.today).values(), subject="You are asked to deputise at a meeting",
        text="A member for whom you deputise cannot come to a meeting. Please come instead.",
        path=meeting_path(meeting), partnership=by.partnership, at=at,
    )  # fmt: skip
