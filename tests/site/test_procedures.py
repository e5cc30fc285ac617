"""Procedures, and what hangs on one person (R159)."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import PostHolding
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import leave_post
from frankpledge.stages.partnership.models import Procedure
from frankpledge.stages.partnership.queries import procedures as queries
from frankpledge.stages.partnership.services import procedures as services
from tests.universe.authority import a_procedure, a_skill, filled, officer
from tests.universe.partnership import AT, BEGAN, Universe

TODAY = AT.date()


def page(name: str, universe: Universe, *arguments: Any) -> str:
    return reverse(f"partnership:{name}", args=[universe.partnership.slug, *arguments])


def test_two_posts_held_by_one_person_are_one_person(town: Universe) -> None:
    own, other = officer(town), town.post()
    made = a_procedure(town, own, able=[other])
    held = queries.holders
    assert queries.how_many_can(made, held(town.coordinator)) == 0
    filled(own, town.people[Role.INFORMATION_OFFICER], town)
    filled(other, town.people[Role.INFORMATION_OFFICER], town)
    assert queries.how_many_can(made, held(town.coordinator)) == 1
    third = town.post(title="Inspector")
    filled(third, town.people[Role.CHAIR], town)
    change(made, town, able=[other, third])
    assert queries.how_many_can(made, held(town.coordinator)) == 2


def test_what_hangs_on_one_person_is_what_stops_when_they_leave(town: Universe) -> None:
    own = officer(town)
    made = a_procedure(town, own, name="Reconcile the fire returns")
    a_skill(town, own)
    filled(own, town.people[Role.INFORMATION_OFFICER], town)
    (found,) = queries.what_hangs_on_one(town.coordinator)
    assert (found.person, found.procedures, found.skills) == (
        town.people[Role.INFORMATION_OFFICER], (made,), ("mapping",)
    )  # fmt: skip
    assert queries.procedures_nobody_can_do(town.coordinator) == []
    leave_post(holding=PostHolding.objects.get(), until=BEGAN, by=town.coordinator, at=AT)
    assert queries.what_hangs_on_one(town.coordinator) == []
    assert queries.procedures_nobody_can_do(town.coordinator) == [made]


def test_somebody_in_one_post_who_shares_all_they_do_is_not_listed(town: Universe) -> None:
    own, other = officer(town), town.post()
    filled(own, town.people[Role.INFORMATION_OFFICER], town)
    filled(other, town.people[Role.CHAIR], town)
    a_procedure(town, own, able=[other])
    assert queries.what_hangs_on_one(town.coordinator) == []


def test_steps_are_dated_when_they_are_written_and_not_when_only_the_name_changes(town: Universe) -> None:
    made = a_procedure(town)
    assert made.written_on is None
    change(made, town, steps="Ask\nCheck")
    assert again(made).written_on == TODAY
    Procedure.objects.filter(pk=made.pk).update(written_on=BEGAN)
    change(again(made), town, name="Another name")
    assert again(made).written_on == BEGAN
    change(again(made), town, steps="")
    assert again(made).written_on is None


def test_two_procedures_are_not_of_one_name(town: Universe) -> None:
    a_procedure(town, name="Post the minutes")
    with pytest.raises(Refused) as refusal:
        a_procedure(town, name="post the MINUTES")
    assert list(refusal.value.reasons) == ["name"]


def test_posts_of_another_partnership_neither_own_nor_can_do_it(town: Universe, neighbour: Universe) -> None:
    with pytest.raises(Refused):
        a_procedure(town, neighbour.post())
    with pytest.raises(Refused):
        a_procedure(town, able=[neighbour.post()])


def test_a_procedure_is_written_shown_as_a_checklist_changed_and_taken_out(
    town: Universe, coordinator_client: Client
) -> None:
    own, other = officer(town), town.post()
    filled(own, town.people[Role.CHAIR], town)
    sent = {
        "name": "Ask for extracts",
        "post": own.pk,
        "able": [other.pk],
        "steps": "Write to each agency\r\n\r\nChase",
    }
    shown = coordinator_client.post(page("procedure-record", town), sent, follow=True).content.decode()
    assert "<li>Write to each agency</li><li>Chase</li>" in shown
    assert "One person only" in shown
    made = Procedure.objects.get()
    listed = coordinator_client.get(page("procedures", town)).content.decode()
    assert "One person only" in listed
    assert "Ask for extracts" in coordinator_client.get(page("procedure-dependence", town)).content.decode()
    coordinator_client.post(page("procedure-change", town, made.pk), sent | {"name": "Ask for data"})
    assert again(made).name == "Ask for data"
    coordinator_client.post(page("procedure-withdraw", town, made.pk))
    assert not Procedure.objects.exists()


def test_steps_cannot_carry_markup_into_the_page(town: Universe, coordinator_client: Client) -> None:
    made = a_procedure(town, steps="<script>alert(1)</script>")
    assert b"<script>alert" not in coordinator_client.get(page("procedure", town, made.pk)).content


def test_many_procedures_are_shown_in_few_queries(
    town: Universe, coordinator_client: Client, django_assert_max_num_queries: Any
) -> None:
    own, other = officer(town), town.post()
    filled(own, town.people[Role.CHAIR], town)
    for _ in range(60):
        a_procedure(town, own, able=[other])
    for address in (page("procedures", town), page("procedure-dependence", town)):
        with django_assert_max_num_queries(25):
            assert coordinator_client.get(address).status_code == 200


def again(procedure: Procedure) -> Procedure:
    return Procedure.objects.get(pk=procedure.pk)


def change(procedure: Procedure, town: Universe, **given: object) -> None:
    now = {"name": procedure.name, "post": procedure.post, "able": [], "steps": procedure.steps}
    services.change_procedure(procedure=procedure, by=town.coordinator, at=AT, **(now | given))
