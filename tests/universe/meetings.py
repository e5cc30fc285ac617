"""Groups with seats, posts with holders, meetings planned and held, for tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from frankpledge.core.readiness.case import Presence
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import fill_post
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.models import Action, Decision, Document, Group, Journey, Meeting
from frankpledge.stages.partnership.services.actions import set_action
from frankpledge.stages.partnership.services.attendance import Came, record_attendance
from frankpledge.stages.partnership.services.decisions import log_decision, record_decision
from frankpledge.stages.partnership.services.groups import set_up_group
from frankpledge.stages.partnership.services.meeting_invitations import send_invitations
from frankpledge.stages.partnership.services.meetings import plan_meeting
from frankpledge.stages.partnership.services.resources import tell_journey
from frankpledge.stages.partnership.services.seats import give_seat
from tests.universe.partnership import AT, BEGAN, Universe

TODAY = AT.date()
SOON = TODAY + timedelta(days=21)
LATELY = TODAY - timedelta(days=14)


def held_post(universe: Universe, role: Role, agency: str = "Tithingham Police", title: str = "Inspector") -> Post:
    """Set up a post and let whoever has a role hold it."""
    post = universe.post(agency, title)
    fill_post(post=post, person=universe.people[role], since=BEGAN, by=universe.coordinator, at=AT)
    return post


def group(
    universe: Universe, name: str = "Board", members: Iterable[Post] = (), deputies: Iterable[Post] = ()
) -> Group:
    """A group with members, and deputies who stand in for anybody of their agency; a second Board is Board 2."""
    known = Group.objects.filter(partnership=universe.partnership, name__startswith=name).count()
    name = f"{name} {known + 1}" if known else name
    made = set_up_group(name=name, level="strategic", started=BEGAN, by=universe.coordinator, at=AT)
    for role, posts in (("member", members), ("deputy", deputies)):
        for post in posts:
            give_seat(group=made, post=post, role=role, since=BEGAN, by=universe.coordinator, at=AT)
    return made


def document(universe: Universe, title: str = "Crime report") -> Document:
    """A document of the register, which has services of its own."""
    made = Document(partnership=universe.partnership, kind="report", title=title, on=BEGAN)
    save_checked(made)
    return made


def journey(universe: Universe, agency: str, venue: str, minutes: int) -> Journey:
    """How long an agency travels to a venue, told by the co-ordinator."""
    return tell_journey(agency=universe.agency(agency), venue=venue, minutes=minutes, by=universe.coordinator, at=AT)


def planned(universe: Universe, *groups: Group, on: date = SOON, at: datetime = AT, **given: object) -> Meeting:
    """A meeting, planned by the co-ordinator."""
    wanted = {"hours": 2, "venue": "Town Hall"} | given
    return plan_meeting(groups=groups, on=on, by=universe.as_(Role.COORDINATOR, at), at=at, **wanted)


def invited(universe: Universe, *groups: Group, **given: object) -> Meeting:
    """A meeting whose invitations have gone out."""
    meeting = planned(universe, *groups, **given)
    send_invitations(meeting=meeting, by=universe.coordinator, at=AT)
    return meeting


def held(
    universe: Universe, *groups: Group, on: date = LATELY, away: Iterable[Post] = (), reason: str = "", **given: object
) -> Meeting:
    """A meeting held, to which everybody came but some."""
    meeting = planned(universe, *groups, on=on, **given)
    missing = {post.pk for post in away}
    how = Presence.APOLOGIES if reason else Presence.ABSENT
    posts = [invitation.post for invitation in meeting.invitations.select_related("post")]
    came = {post: Came(how, reason) if post.pk in missing else Came(Presence.PRESENT) for post in posts}
    record_attendance(meeting=meeting, came=came, by=universe.coordinator, at=AT)
    return meeting


def decided(universe: Universe, meeting: Meeting, what: str = "Light the underpass", **given: object) -> Decision:
    """A decision of a meeting."""
    return record_decision(meeting=meeting, what=what, by=universe.coordinator, at=AT, **given)


def outside(universe: Universe, post: Post, on: date = LATELY - timedelta(days=7), **given: object) -> Decision:
    """A decision that the holder of a post took outside meetings."""
    wanted = {"what": "Pay for a van", "authority": "Delegation of June"} | given
    return log_decision(post=post, on=on, by=universe.coordinator, at=AT, **wanted)


def action(universe: Universe, **given: object) -> Action:
    """Something given to the police to be done."""
    wanted = {"what": "Mend the gate", "agency": universe.agency("Tithingham Police")} | given
    if "post" in given and "agency" not in given:
        del wanted["agency"]
    return set_action(by=universe.coordinator, at=AT, **wanted)


@dataclass(frozen=True)
class Table:
    """A board at which the police (held by its representative) and probation (by the chair) sit, council deputising."""

    board: Group
    police: Post
    probation: Post
    deputy: Post


def table(universe: Universe) -> Table:
    """Seat a board."""
    police = held_post(universe, Role.AGENCY_REPRESENTATIVE)
    probation = held_post(universe, Role.CHAIR, "Tithingham Probation", "Chief officer")
    deputy = held_post(universe, Role.OUTPUT_CHECKER, "Tithingham Police", "Sergeant")
    return Table(group(universe, members=[police, probation], deputies=[deputy]), police, probation, deputy)
