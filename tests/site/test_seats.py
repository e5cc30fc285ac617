"""Seats: those a group should have, those given, deputies, and their end (R040)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import end_place, fill_post
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.partnership.models import Group, Seat
from frankpledge.stages.partnership.queries import groups as queries
from frankpledge.stages.partnership.queries.membership_templates import membership_templates
from frankpledge.stages.partnership.services import seats as services
from tests.universe.groups import TODAY, a_group, a_seat, an_expected_seat
from tests.universe.partnership import AT, BEGAN, Universe

TEMPLATE = membership_templates()[0]


def membership(town: Universe, group: Group, at=AT) -> queries.Membership:
    standing = town.as_(Role.COORDINATOR, at)
    return queries.Membership(queries.find_group(standing, group.pk), standing.today)


def test_the_template_holds_the_seats_the_report_lists_with_its_source() -> None:
    assert TEMPLATE.source == "report l.277"
    listed = (
        "commander", "Chief executive", "housing", "education", "social services", "environmental", "legal",
        "probation", "Youth offending team manager", "liaison", "Community safety officer", "Voluntary",
    )  # fmt: skip
    assert [sum(word in seat for seat in TEMPLATE.seats) for word in listed] == [1] * 12
    assert len(TEMPLATE.seats) == 12


def test_a_group_set_up_from_a_template_reports_the_seats_nobody_fills(town: Universe) -> None:
    group = a_group(town, template=TEMPLATE.key)
    expected = membership(town, group).unfilled
    assert [str(each) for each in expected] == list(TEMPLATE.seats)
    a_seat(town, group, fills=expected[0])
    assert [str(each) for each in membership(town, group).unfilled] == list(TEMPLATE.seats[1:])


def test_a_seat_that_ends_is_unfilled_again(town: Universe) -> None:
    group = a_group(town)
    expected = an_expected_seat(town, group)
    seat = a_seat(town, group, fills=expected)
    assert not membership(town, group).unfilled
    services.end_seat(seat=seat, until=TODAY, by=town.coordinator, at=AT)
    assert not membership(town, group).unfilled
    assert membership(town, group, AT + timedelta(days=1)).unfilled == [expected]


def test_a_seat_whose_post_nobody_holds_is_filled_but_vacant(town: Universe) -> None:
    group = a_group(town)
    seat = a_seat(town, group, fills=an_expected_seat(town, group))
    assert membership(town, group).vacant == [seat]
    fill_post(post=seat.post, person=town.people[Role.CHAIR], since=BEGAN, by=town.coordinator, at=AT)
    assert not membership(town, group).vacant
    assert not membership(town, group).unfilled


def test_a_template_adds_only_the_seats_that_are_not_there(town: Universe) -> None:
    group = a_group(town)
    services.expect_seat(group=group, name=TEMPLATE.seats[3].upper(), by=town.coordinator, at=AT)
    for _ in range(2):
        services.expect_template(group=group, template=TEMPLATE.key, by=town.coordinator, at=AT)
    assert group.expected_seats.count() == len(TEMPLATE.seats)


def test_a_seat_the_group_needs_no_longer_goes_and_whoever_sat_in_it_stays(town: Universe) -> None:
    group = a_group(town)
    expected = an_expected_seat(town, group)
    seat = a_seat(town, group, fills=expected)
    services.drop_expected_seat(expected=expected, by=town.coordinator, at=AT)
    seat.refresh_from_db()
    assert (seat.fills, seat.until) == (None, None)


def test_a_post_sits_once_in_a_group_at_a_time(town: Universe) -> None:
    group, post = a_group(town), town.post()
    seat = a_seat(town, group, post)
    with pytest.raises(Refused) as refusal:
        a_seat(town, group, post)
    assert list(refusal.value.reasons) == ["post"]
    services.end_seat(seat=seat, until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    assert a_seat(town, group, post, since=TODAY).pk != seat.pk


def test_every_fault_of_a_seat_is_told_at_once(town: Universe) -> None:
    group, other = a_group(town, started=TODAY), a_group(town, "Forum")
    post = town.post(since=TODAY)
    wrong = an_expected_seat(town, other)
    with pytest.raises(Refused) as refusal:
        a_seat(town, group, post, since=BEGAN, fills=wrong)
    assert set(refusal.value.reasons) == {"post", "since", "fills"}


def test_a_post_of_an_agency_that_has_left_gets_no_seat(town: Universe) -> None:
    post = town.post("Tithingham Probation", "Assistant chief officer")
    place = town.places["Tithingham Probation"]
    end_place(place=place, until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    with pytest.raises(Refused) as refusal:
        a_seat(town, post=post, since=TODAY)
    assert "did not take part" in str(refusal.value)


def test_a_deputy_stands_in_for_a_seat_and_gives_it_up_with_it(town: Universe) -> None:
    group = a_group(town)
    seat = a_seat(town, group, role="chair")
    deputy = a_seat(town, group, town.post(title="Chief inspector"), deputy_for=seat)
    assert deputy.role == "deputy"
    assert membership(town, group).deputies_of(membership(town, group).chairs[0]) == [deputy]
    services.end_seat(seat=seat, until=TODAY, by=town.coordinator, at=AT)
    deputy.refresh_from_db()
    assert deputy.until == TODAY


def test_a_deputy_has_no_deputy_and_none_comes_from_another_group(town: Universe) -> None:
    group = a_group(town)
    deputy = a_seat(town, group, town.post(title="Chief inspector"), deputy_for=a_seat(town, group))
    elsewhere = a_seat(town, a_group(town, "Forum"), town.post(title="Inspector"))
    for principal in (deputy, elsewhere):
        with pytest.raises(Refused) as refusal:
            a_seat(town, group, town.post(title="Sergeant"), deputy_for=principal)
        assert list(refusal.value.reasons) == ["deputy_for"]


def test_a_deputy_who_becomes_a_member_stands_in_for_nobody(town: Universe) -> None:
    group = a_group(town)
    deputy = a_seat(town, group, town.post(title="Chief inspector"), deputy_for=a_seat(town, group))
    services.amend_seat(seat=deputy, role="member", fills=None, by=town.coordinator, at=AT)
    deputy.refresh_from_db()
    assert deputy.deputy_for is None


def test_filling_several_seats_gives_all_or_none_and_tells_which_was_wrong(town: Universe) -> None:
    group = a_group(town)
    first, second = an_expected_seat(town, group, "Commander"), an_expected_seat(town, group, "Fire officer")
    post, sitting = town.post(), a_seat(town, group, town.post(title="Inspector")).post
    with pytest.raises(Refused) as refusal:
        services.fill_seats(group=group, posts={first: post, second: sitting}, since=TODAY, by=town.coordinator, at=AT)
    assert list(refusal.value.reasons) == [f"seat_{second.pk}"]
    assert Seat.objects.count() == 1
    services.fill_seats(group=group, posts={first: post}, since=TODAY, by=town.coordinator, at=AT)
    assert membership(town, group).unfilled == [second]


def test_whoever_holds_a_post_is_told_of_its_seat(town: Universe) -> None:
    post = town.post()
    fill_post(post=post, person=town.people[Role.CHAIR], since=BEGAN, by=town.coordinator, at=AT)
    told = Message.objects.filter(to=town.people[Role.CHAIR])
    before = told.count()
    seat = a_seat(town, post=post)
    services.end_seat(seat=seat, until=TODAY, by=town.coordinator, at=AT)
    assert told.count() == before + 2


def test_nothing_of_another_partnership_gets_a_seat(town: Universe, neighbour: Universe) -> None:
    theirs = neighbour.post()
    with pytest.raises(Refused, match="another partnership"):
        a_seat(town, post=theirs)


def test_the_form_fills_the_seats_chosen_and_leaves_the_rest(town: Universe, coordinator_client: Client) -> None:
    group = a_group(town, template=TEMPLATE.key)
    first, second = group.expected_seats.all()[:2]
    address = reverse("partnership:seats-fill", args=["tithingham", group.pk])
    shown = coordinator_client.get(address).content.decode()
    assert all(name in shown for name in TEMPLATE.seats)
    post: Post = town.post()
    sent = {f"seat_{first.pk}": post.pk, f"seat_{second.pk}": "", "since": "2026-03-02"}
    assert coordinator_client.post(address, sent).status_code == 302
    assert [seat.fills for seat in group.seats.all()] == [first]


def test_the_form_for_one_seat_offers_the_seat_it_was_opened_for(town: Universe, coordinator_client: Client) -> None:
    group = a_group(town)
    expected = an_expected_seat(town, group, "Commander")
    page = coordinator_client.get(reverse("partnership:group", args=["tithingham", group.pk])).content.decode()
    address = reverse("partnership:seat-give", args=["tithingham", group.pk])
    assert f"{address}?fills={expected.pk}" in page
    shown = coordinator_client.get(f"{address}?fills={expected.pk}").content.decode()
    assert f'<option value="{expected.pk}" selected>' in shown


def test_deputies_and_unfilled_seats_are_told_on_the_groups_page(town: Universe, coordinator_client: Client) -> None:
    group = a_group(town)
    an_expected_seat(town, group, "Fire officer")
    a_seat(town, group, town.post(title="Chief inspector"), deputy_for=a_seat(town, group))
    shown = coordinator_client.get(reverse("partnership:group", args=["tithingham", group.pk])).content.decode()
    assert "Deputy for Superintendent" in shown
    assert "Unfilled" in shown
    assert "Fire officer" in shown


def test_filling_no_seat_at_all_is_refused(town: Universe) -> None:
    with pytest.raises(Refused, match="at least one"):
        services.fill_seats(group=a_group(town), posts={}, since=TODAY, by=town.coordinator, at=AT)
