"""Delegations: what was handed to whom, within what limits, and what comes back (R068)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.partnership.models import Delegation
from frankpledge.stages.partnership.queries import delegations as queries
from frankpledge.stages.partnership.services import delegations as services
from tests.universe.authority import a_delegation, filled, officer
from tests.universe.groups import a_group
from tests.universe.partnership import AT, BEGAN, Universe

TODAY = AT.date()


def page(name: str, universe: Universe, *arguments: Any) -> str:
    return reverse(f"partnership:{name}", args=[universe.partnership.slug, *arguments])


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"functions": []}, "functions"),
        ({"functions": ["making tea"]}, "functions"),
        ({"limits": ""}, "limits"),
        ({"until": BEGAN - timedelta(days=1)}, "until"),
    ],
)
def test_a_delegation_without_sense_is_refused_at_the_field(wrong: dict[str, Any], field: str, town: Universe) -> None:
    with pytest.raises(Refused) as refusal:
        a_delegation(town, **wrong)
    assert list(refusal.value.reasons) == [field]


def test_nobody_delegates_to_themselves(town: Universe) -> None:
    post = town.post()
    with pytest.raises(Refused) as refusal:
        a_delegation(town, from_post=post, to_post=post)
    assert list(refusal.value.reasons) == ["to_post"]


def test_what_comes_back_to_a_group_is_said(town: Universe) -> None:
    with pytest.raises(Refused) as refusal:
        a_delegation(town, comes_back_to=a_group(town))
    assert list(refusal.value.reasons) == ["comes_back"]


def test_posts_and_groups_of_another_partnership_are_refused(town: Universe, neighbour: Universe) -> None:
    for wrong in ({"from_post": neighbour.post(), "to_post": town.post()},
                  {"from_post": town.post(), "to_post": neighbour.post()},
                  {"comes_back": "Everything", "comes_back_to": a_group(neighbour)}):  # fmt: skip
        with pytest.raises(Refused):
            a_delegation(town, **wrong)
    assert not Delegation.objects.exists()


def test_an_ended_delegation_leaves_the_current_list_the_day_after_its_last(town: Universe) -> None:
    made = a_delegation(town)
    services.end_delegation(delegation=made, until=TODAY, by=town.coordinator, at=AT)
    assert list(queries.current_delegations(town.coordinator)) == [made]
    services.end_delegation(delegation=made, until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    assert list(queries.current_delegations(town.coordinator)) == []
    assert list(queries.ended_delegations(town.coordinator)) == [made]
    with pytest.raises(Refused):
        services.end_delegation(delegation=made, until=TODAY, by=town.coordinator, at=AT)


def test_whoever_holds_the_post_is_told_and_no_limits_are_in_the_mail(town: Universe) -> None:
    to_post = officer(town)
    filled(to_post, town.people[Role.INFORMATION_OFFICER], town)
    made = a_delegation(town, from_post=town.post(), to_post=to_post, limits="Not a penny")
    told = Message.objects.get(to=town.people[Role.INFORMATION_OFFICER])
    assert "penny" not in told.subject + told.text
    assert told.path == page("delegation", town, made.pk)


def test_it_is_recorded_shown_and_ended_on_the_pages(town: Universe, coordinator_client: Client) -> None:
    group = a_group(town, "Strategy board")
    sent = {
        "from_post": town.post().pk, "to_post": officer(town).pk, "functions": ["audit", "consultation"],
        "limits": "Spends up to £500", "comes_back": "The priorities", "comes_back_to": group.pk, "since": "2026-01-05",
    }  # fmt: skip
    shown = coordinator_client.post(page("delegation-record", town), sent, follow=True).content.decode()
    for said in ("Audit, consultation", "Spends up to £500", "The priorities", "Strategy board"):
        assert said in shown
    made = Delegation.objects.get()
    assert "Community safety officer" in coordinator_client.get(page("delegations", town)).content.decode()
    coordinator_client.post(page("delegation-end", town, made.pk), {"until": "2026-03-01"})
    listed = coordinator_client.get(page("delegations", town)).content.decode()
    assert listed.index("Nothing is delegated") < listed.index("Ended")
    assert "Record its end" not in coordinator_client.get(page("delegation", town, made.pk)).content.decode()


def test_what_is_missing_from_a_delegation_stands_out(town: Universe, coordinator_client: Client) -> None:
    made = a_delegation(town)
    assert coordinator_client.get(page("delegation", town, made.pk)).content.decode().count("Missing") == 2


def test_many_delegations_are_shown_in_few_queries(
    town: Universe, coordinator_client: Client, django_assert_max_num_queries: Any
) -> None:
    posts = {"from_post": town.post(), "to_post": officer(town)}
    for number in range(60):
        a_delegation(town, **posts, until=TODAY - timedelta(days=1) if number % 2 else None)
    with django_assert_max_num_queries(25):
        assert coordinator_client.get(page("delegations", town)).status_code == 200
