"""Two groups become one, and nothing of either is lost (R077)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.stages.partnership.models import Group, Seat
from frankpledge.stages.partnership.services.groups import agree_terms, meet_jointly
from frankpledge.stages.partnership.services.mergers import merge_groups
from tests.universe.groups import TODAY, a_group, a_seat, an_expected_seat
from tests.universe.meetings import planned
from tests.universe.partnership import AT, Universe


@pytest.fixture
def main(town: Universe) -> Group:
    """The main group, with its terms agreed."""
    group = a_group(town, "Main group", functions=["audit"], new_topics="Burglary", remit="r", powers="p")
    return agree_terms(group=group, agreed_on=TODAY, by=town.coordinator, at=AT)


@pytest.fixture
def team(town: Universe) -> Group:
    """The steering group of the youth offending team."""
    return a_group(town, "Youth team steering group", functions=["youth-justice"], new_topics="Burglary\nTruancy")


def merge(group: Group, into: Group, town: Universe, on=TODAY) -> None:
    merge_groups(group=group, into=into, on=on, by=town.coordinator, at=AT)
    group.refresh_from_db()
    into.refresh_from_db()


def sitting(group: Group) -> set[int]:
    return set(Seat.objects.filter(group=group, until=None).values_list("post_id", flat=True))


def test_the_group_that_goes_on_holds_the_duties_and_topics_of_both(town: Universe, main: Group, team: Group) -> None:
    merge(team, main, town)
    assert main.functions == ["audit", "youth-justice"]
    assert {str(topic) for topic in main.topics.all()} == {"Burglary", "Truancy"}
    assert main.terms_agreed_on is None


def test_terms_stay_agreed_where_no_function_was_added(town: Universe, main: Group) -> None:
    merge(a_group(town, "Audit team", functions=["audit"]), main, town)
    assert main.terms_agreed_on == TODAY


def test_everybody_who_sat_in_either_sits_in_it_once(town: Universe, main: Group, team: Group) -> None:
    both, only = town.post(), town.post(title="Inspector")
    a_seat(town, main, both, role="chair")
    a_seat(town, team, both)
    a_seat(town, team, only, role="chair")
    merge(team, main, town)
    assert sitting(main) == {both.pk, only.pk}
    assert not sitting(team)
    roles = dict(Seat.objects.filter(group=main).values_list("post_id", "role"))
    assert roles == {both.pk: "chair", only.pk: "member"}


def test_a_deputy_goes_with_whom_it_stands_in_for(town: Universe, main: Group, team: Group) -> None:
    seat = a_seat(town, team)
    deputy = a_seat(town, team, town.post(title="Inspector"), deputy_for=seat)
    merge(team, main, town)
    moved = Seat.objects.get(group=main, post=deputy.post)
    assert moved.role == "deputy"
    assert moved.deputy_for == Seat.objects.get(group=main, post=seat.post)


def test_seats_that_should_be_filled_are_asked_of_the_group_that_goes_on(
    town: Universe, main: Group, team: Group
) -> None:
    a_seat(town, team, fills=an_expected_seat(town, team, "Team manager"))
    an_expected_seat(town, team, "Magistrate")
    an_expected_seat(town, main, "magistrate")
    merge(team, main, town)
    assert [str(each) for each in main.expected_seats.all()] == ["magistrate", "Team manager"]
    assert str(Seat.objects.get(group=main).fills) == "Team manager"


def test_what_the_group_that_ended_was_stays_on_record(town: Universe, main: Group, team: Group) -> None:
    seat = a_seat(town, team)
    merge(team, main, town)
    seat.refresh_from_db()
    assert (team.functions, team.ended, team.merged_into) == (["youth-justice"], TODAY, main)
    assert (seat.group, seat.until) == (team, TODAY)


def test_to_the_meetings_that_lie_ahead_the_members_of_both_are_asked(town: Universe, main: Group, team: Group) -> None:
    both, mains, teams = town.post(), town.post(title="Inspector"), town.post(title="Sergeant")
    for group, post in ((main, both), (main, mains), (team, both), (team, teams)):
        a_seat(town, group, post)
    ahead = planned(town, team)
    merge(team, main, town)
    assert list(ahead.groups.all()) == [main]
    assert set(ahead.invitations.values_list("post_id", flat=True)) == {both.pk, mains.pk, teams.pk}


def test_joint_meetings_go_on_with_the_group_that_goes_on(town: Universe, main: Group, team: Group) -> None:
    forum = a_group(town, "Forum")
    meet_jointly(group=team, others=[forum, main], by=town.coordinator, at=AT)
    merge(team, main, town)
    assert list(main.meets_jointly_with.all()) == [forum]
    assert list(forum.meets_jointly_with.all()) == [main]


def test_mergers_into_itself_into_an_ended_group_or_on_a_wrong_day_are_refused(
    town: Universe, main: Group, team: Group
) -> None:
    with pytest.raises(Refused):
        merge(main, main, town)
    with pytest.raises(Refused) as refusal:
        merge(team, main, town, on=TODAY + timedelta(days=1))
    assert list(refusal.value.reasons) == ["on"]
    merge(team, main, town)
    with pytest.raises(Refused):
        merge(team, main, town)
    with pytest.raises(Refused):
        merge(main, team, town)


def test_nothing_merges_with_another_partnerships_group(town: Universe, neighbour: Universe, main: Group) -> None:
    with pytest.raises(Refused, match="another partnership"):
        merge(main, a_group(neighbour, "Theirs"), town)


def test_both_pages_lead_to_each_other_and_tell_duties_and_members(
    town: Universe, main: Group, team: Group, coordinator_client: Client
) -> None:
    a_seat(town, team, town.post(title="Team manager"))
    sent = {"into": main.pk, "on": "2026-03-02"}
    answer = coordinator_client.post(
        reverse("partnership:group-merge", args=["tithingham", team.pk]), sent, follow=True
    )
    took_over = answer.content.decode().split("What it took over")[1]
    for wanted in ("Youth team steering group", "Youth justice", "Team manager", "2 March 2026"):
        assert wanted in took_over
    gone = coordinator_client.get(reverse("partnership:group", args=["tithingham", team.pk])).content.decode()
    assert "Merged into" in gone
    assert f"/groups/{main.pk}/" in gone
    assert "Give a seat" not in gone
