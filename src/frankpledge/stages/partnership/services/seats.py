"""The only writer of seats: those a group is meant to have, those given, their deputies, and their end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.core.readiness.case import SeatRole
from frankpledge.foundation.accounts.models import PartnershipAgency, Post
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import groups as events  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import ExpectedSeat, Group, Seat
from frankpledge.stages.partnership.queries.membership_templates import find_membership_template
from frankpledge.stages.partnership.services.group_checks import check_may_change, sits_after, tell_holders


@transaction.atomic
def expect_seat(*, group: Group, name: str, by: Standing, at: datetime, source: str = "") -> ExpectedSeat:
    """Say that a group should have a seat for somebody."""
    check_may_change(by, group)
    if group.expected_seats.filter(name__iexact=name).exists():
        raise Refused({"name": ["The group should have that seat already."]})
    expected = ExpectedSeat(partnership=by.partnership, group=group, name=name, source=source)
    save_checked(expected)
    record("seat.expected", subject=expected, by=by, at=at, facts={"group": group.pk})
    return expected


@transaction.atomic
def expect_template(*, group: Group, template: str, by: Standing, at: datetime) -> Group:
    """Say that a group should have the seats of a membership template, besides those it should have already."""
    check_may_change(by, group)
    found = find_membership_template(template)
    if found is None:
        raise Refused({"template": ["Select a template from the list."]})
    there = {name.lower() for name in group.expected_seats.values_list("name", flat=True)}
    for name in found.seats:
        if name.lower() not in there:
            expect_seat(group=group, name=name, source=found.source, by=by, at=at)
    return group


@transaction.atomic
def drop_expected_seat(*, expected: ExpectedSeat, by: Standing, at: datetime) -> None:
    """Say that a group need no longer have a seat. Whoever sat in it keeps the seat given."""
    check_may_change(by, expected.group)
    record("seat.not-expected", subject=expected.group, by=by, at=at, facts={"seat": expected.pk})
    expected.delete()


@transaction.atomic
def give_seat(
    *,
    group: Group,
    post: Post,
    since: date,
    by: Standing,
    at: datetime,
    role: str = SeatRole.MEMBER,
    fills: ExpectedSeat | None = None,
    deputy_for: Seat | None = None,
) -> Seat:
    """Give a post a seat in a group; whoever holds the post is told."""
    check_may_change(by, group)
    by.check_owns(post, fills, deputy_for)
    refuse_if_any(
        {
            "post": _faults_of_post(group, post, since),
            "since": ["The group had not begun on that day."] if since < group.started else [],
            "fills": ["Select a seat of this group."] if fills and fills.group_id != group.pk else [],
            "deputy_for": _faults_of_deputy(group, post, deputy_for, since),
        }
    )
    seat = Seat(
        partnership=by.partnership, group=group, post=post, role=SeatRole.DEPUTY if deputy_for else role, since=since,
        fills=fills, deputy_for=deputy_for, until=group.ended,
    )  # fmt: skip
    save_checked(seat)
    record("seat.given", subject=seat, by=by, at=at, facts={"role": seat.role, "since": since})
    tell_holders([seat], group, subject="A seat in a group", text="Your post has been given a seat in a group.", by=by)
    return seat


@transaction.atomic
def fill_seats(
    *, group: Group, posts: Mapping[ExpectedSeat, Post], since: date, by: Standing, at: datetime
) -> list[Seat]:
    """Give several expected seats to posts at once; where one cannot be given, none is."""
    check_may_change(by, group)
    if not posts:
        raise Refused("Choose a post for at least one seat.")
    reasons: dict[str, list[str]] = {}
    given = []
    for expected, post in posts.items():
        try:
            given.append(give_seat(group=group, post=post, since=since, fills=expected, by=by, at=at))
        except Refused as refusal:
            for field, said in refusal.reasons.items():
                reasons.setdefault(f"seat_{expected.pk}" if field == "post" else field, []).extend(said)
    refuse_if_any({field: list(dict.fromkeys(said)) for field, said in reasons.items()})
    return given


@transaction.atomic
def amend_seat(*, seat: Seat, role: str, fills: ExpectedSeat | None, by: Standing, at: datetime) -> Seat:
    """Change what a post does in a group, or which expected seat it fills."""
    check_may_change(by, seat.group)
    by.check_owns(seat, fills)
    if fills and fills.group_id != seat.group_id:
        raise Refused({"fills": ["Select a seat of this group."]})
    seat.role, seat.fills = role, fills
    seat.deputy_for = seat.deputy_for if role == SeatRole.DEPUTY else None
    save_checked(seat)
    record("seat.amended", subject=seat, by=by, at=at, facts={"role": role})
    return seat


@transaction.atomic
def end_seat(*, seat: Seat, until: date, by: Standing, at: datetime) -> None:
    """Record a seat's last day, which is the last of its deputies' seats too."""
    check_may_change(by, seat.group)
    by.check_owns(seat)
    if seat.until is not None and seat.until <= by.today:
        raise Refused("The seat has ended already.")
    ending = [seat, *seat.deputies.filter(sits_after(until))]
    if any(each.since > until for each in ending):
        raise Refused({"until": ["The seat, or a deputy's, began after that day. Give a later one."]})
    for each in ending:
        each.until = until
        save_checked(each)
        record("seat.ended", subject=each, by=by, at=at, facts={"until": until})
    tell_holders(ending, seat.group, subject="A seat in a group ends", text="Your post's seat in a group ends.", by=by)


def _faults_of_post(group: Group, post: Post, since: date) -> list[str]:
    sits = Seat.objects.filter(Q(until=None) | Q(until__gte=since), group=group, post=post)
    takes_part = PartnershipAgency.objects.filter(
        open_on(since), partnership=group.partnership_id, agency=post.agency_id
    )
    faults = {
        "That post has a seat in the group already.": sits.exists(),
        "The post did not exist on that day.": post.since > since or (post.until is not None and post.until < since),
        "The post's agency did not take part on that day.": not takes_part.exists(),
    }
    return [sentence for sentence, is_so in faults.items() if is_so]


def _faults_of_deputy(group: Group, post: Post, deputy_for: Seat | None, since: date) -> list[str]:
    if deputy_for is None:
        return []
    has_left = deputy_for.until is not None and deputy_for.until < since
    if deputy_for.group_id != group.pk or has_left or deputy_for.deputy_for_id is not None:
        return ["Select somebody who has a seat of their own in this group."]
    return ["A post cannot stand in for itself."] if deputy_for.post_id == post.pk else []
