"""Every change of groups is for the co-ordinator alone, and stays inside one partnership, however it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.models import Event
from frankpledge.stages.partnership.services import groups, mergers, seats
from tests.universe.groups import TODAY, a_group, a_seat, an_expected_seat
from tests.universe.partnership import AT, BEGAN, Universe

Change = Callable[[Standing], Any]


def changes(universe: Universe) -> dict[str, Change]:
    """Every change of a group, ready to be tried by somebody."""
    group, other, post = a_group(universe), a_group(universe, "Forum"), universe.post()
    seat, expected = a_seat(universe, group, universe.post(title="Inspector")), an_expected_seat(universe, group)
    as_is = {"name": "New name", "level": "strategic", "started": BEGAN}
    return {
        "amend": lambda by: groups.amend_group(group=group, by=by, at=AT, **as_is),
        "agree": lambda by: groups.agree_terms(group=group, agreed_on=TODAY, by=by, at=AT),
        "set apart": lambda by: groups.set_apart(group=group, overlap_reason="x", by=by, at=AT),
        "meet jointly": lambda by: groups.meet_jointly(group=group, others=[other], by=by, at=AT),
        "end": lambda by: groups.end_group(group=group, until=TODAY, by=by, at=AT),
        "merge": lambda by: mergers.merge_groups(group=group, into=other, on=TODAY, by=by, at=AT),
        "give": lambda by: seats.give_seat(group=group, post=post, since=TODAY, by=by, at=AT),
        "fill": lambda by: seats.fill_seats(group=group, posts={expected: post}, since=TODAY, by=by, at=AT),
        "amend seat": lambda by: seats.amend_seat(seat=seat, role="chair", fills=None, by=by, at=AT),
        "end seat": lambda by: seats.end_seat(seat=seat, until=TODAY, by=by, at=AT),
        "expect": lambda by: seats.expect_seat(group=group, name="Magistrate", by=by, at=AT),
        "template": lambda by: seats.expect_template(group=group, template="statutory-group-1998", by=by, at=AT),
        "drop": lambda by: seats.drop_expected_seat(expected=expected, by=by, at=AT),
    }


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
def test_no_other_role_changes_anything_of_a_group(town: Universe, role: Role) -> None:
    tried = changes(town)
    before = Event.objects.count()
    for name, change in tried.items():
        with pytest.raises(NotPermitted):
            change(town.as_(role))
        assert Event.objects.count() == before, name


def test_no_coordinator_changes_anything_of_another_partnerships_group(town: Universe, neighbour: Universe) -> None:
    tried = changes(neighbour)
    before = Event.objects.count()
    for name, change in tried.items():
        with pytest.raises(Refused, match="another partnership"):
            change(town.coordinator)
        assert Event.objects.count() == before, name
