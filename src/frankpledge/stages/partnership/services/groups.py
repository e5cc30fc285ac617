"""The only writer of groups: set up, amend, agree terms, meet jointly, set apart, end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import groups as events  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Group, Seat, Topic
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.queries.groups import are_current
from frankpledge.stages.partnership.services.group_checks import (
    check_may_change,
    functions_from,
    has_ended,
    sits_after,
    tell_holders,
    tell_members,
)
from frankpledge.stages.partnership.services.seats import expect_template
from frankpledge.stages.partnership.services.topics import topics_named

TERMS = ("remit", "powers", "constitution", "functions")
"""What terms of reference are made of: where one changes, they are to be agreed anew."""


@transaction.atomic
def set_up_group(
    *,
    name: str,
    level: str,
    started: date,
    by: Standing,
    at: datetime,
    remit: str = "",
    functions: Iterable[str] = (),
    topics: Iterable[Topic] = (),
    new_topics: str = "",
    powers: str = "",
    constitution: str = "",
    predecessor: Group | None = None,
    template: str = "",
) -> Group:
    """Set up a group, with the seats of a membership template where one is named (R040)."""
    check_may_coordinate(by)
    by.check_owns(predecessor)
    group = Group(
        partnership=by.partnership, name=name, level=level, started=started, remit=remit, powers=powers,
        constitution=constitution, predecessor=predecessor, functions=functions_from(functions),
    )  # fmt: skip
    _check_name_and_line(group, by)
    save_checked(group)
    record("group.set-up", subject=group, by=by, at=at, facts={"level": level, "started": started})
    _set_topics(group, topics, new_topics, by, at)
    if template:
        expect_template(group=group, template=template, by=by, at=at)
    return group


@transaction.atomic
def amend_group(
    *,
    group: Group,
    name: str,
    level: str,
    started: date,
    by: Standing,
    at: datetime,
    remit: str = "",
    functions: Iterable[str] = (),
    topics: Iterable[Topic] = (),
    new_topics: str = "",
    powers: str = "",
    constitution: str = "",
    predecessor: Group | None = None,
) -> Group:
    """Correct what is recorded of a group. Where agreed terms change, they are to be agreed anew."""
    check_may_change(by, group)
    by.check_owns(predecessor)
    before = [getattr(group, term) for term in TERMS]
    group.name, group.level, group.started, group.predecessor = name, level, started, predecessor
    group.remit, group.powers, group.constitution = remit, powers, constitution
    group.functions = functions_from(functions)
    _check_name_and_line(group, by)
    is_reopened = group.terms_agreed_on is not None and before != [getattr(group, term) for term in TERMS]
    group.terms_agreed_on = None if is_reopened else group.terms_agreed_on
    save_checked(group)
    record("group.terms-reopened" if is_reopened else "group.amended", subject=group, by=by, at=at)
    _set_topics(group, topics, new_topics, by, at)
    return group


@transaction.atomic
def agree_terms(*, group: Group, agreed_on: date, by: Standing, at: datetime) -> Group:
    """Record the day on which a group's terms of reference, as they stand, were agreed (R016)."""
    check_may_change(by, group)
    refuse_if_any(
        {
            "agreed_on": _faults_of_day(agreed_on, group, by),
            "": [f"The {term} must be written before the terms are agreed." for term in _unwritten(group)],
        }
    )
    group.terms_agreed_on = agreed_on
    save_checked(group)
    record("group.terms-agreed", subject=group, by=by, at=at, facts={"on": agreed_on})
    tell_members(group, subject="Terms of reference agreed", text="The terms of a group you sit in are agreed.", by=by)
    return group


@transaction.atomic
def set_apart(*, group: Group, overlap_reason: str, by: Standing, at: datetime) -> Group:
    """Record the decision that a group goes on beside others with the same work, and what sets it apart (R048)."""
    check_may_change(by, group)
    if not overlap_reason.strip():
        raise Refused({"overlap_reason": ["Say what sets the group apart."]})
    group.overlap_reason = overlap_reason.strip()
    save_checked(group)
    record("group.kept-apart", subject=group, by=by, at=at)
    return group


@transaction.atomic
def meet_jointly(*, group: Group, others: Iterable[Group], by: Standing, at: datetime) -> Group:
    """Say with which other groups a group meets jointly; those not named are no longer among them (R011)."""
    check_may_change(by, group)
    chosen = list(others)
    by.check_owns(*chosen)
    if group in chosen:
        raise Refused({"others": ["A group meets jointly with others, not with itself."]})
    if any(has_ended(other, by.today) for other in chosen):
        raise Refused({"others": ["Select groups that have not ended."]})
    group.meets_jointly_with.set(chosen)
    record("group.meets-jointly", subject=group, by=by, at=at, facts={"groups": len(chosen)})
    return group


@transaction.atomic
def end_group(*, group: Group, until: date, by: Standing, at: datetime) -> Group:
    """Record a group's last day, which is the last of its seats too."""
    check_may_change(by, group)
    open_seats = list(Seat.objects.filter(sits_after(until), group=group))
    if until < group.started or any(seat.since > until for seat in open_seats):
        raise Refused({"until": ["The group, or somebody's seat in it, began after that day. Give a later one."]})
    for seat in open_seats:
        seat.until = until
        save_checked(seat)
    group.ended = until
    save_checked(group)
    group.meets_jointly_with.clear()
    record("group.ended", subject=group, by=by, at=at, facts={"until": until, "seats": len(open_seats)})
    tell_holders(open_seats, group, subject="A group ends", text="A group in which you have a seat ends.", by=by)
    return group


def _set_topics(group: Group, topics: Iterable[Topic], new_topics: str, by: Standing, at: datetime) -> None:
    chosen = list(topics)
    by.check_owns(*chosen)
    group.topics.set([*chosen, *topics_named(new_topics, by=by, at=at)])


def _check_name_and_line(group: Group, by: Standing) -> None:
    same = Group.objects.filter(are_current(by.today), partnership=by.partnership, name__iexact=group.name)
    reasons: dict[str, list[str]] = {"name": [], "predecessor": []}
    if same.exclude(pk=group.pk).exists():
        reasons["name"].append("A group of that name is at work already. Choose another name.")
    if group.predecessor_id and group.pk in _line_of(group):
        reasons["predecessor"].append("A group cannot come before itself.")
    refuse_if_any(reasons)


def _line_of(group: Group) -> set[int]:
    """Return the groups before a group, as far back as is recorded."""
    line: set[int] = set()
    before = group.predecessor
    while before is not None and before.pk not in line:
        line.add(before.pk)
        before = before.predecessor
    return line


def _unwritten(group: Group) -> list[str]:
    return [term for term in ("remit", "powers") if not getattr(group, term).strip()]


def _faults_of_day(day: date, group: Group, by: Standing) -> list[str]:
    if day > by.today:
        return ["The day on which the terms were agreed cannot be in the future."]
    return ["The group had not begun on that day."] if day < group.started else []
