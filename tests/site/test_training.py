"""Training under the four heads, and skills (R087)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.adapters.regimes import read_regime, regime_keys
from frankpledge.core.faults import Refused
from frankpledge.core.readiness.case import Competency
from frankpledge.stages.partnership.models import Skill, Training
from frankpledge.stages.partnership.queries import training as queries
from frankpledge.stages.partnership.services import training as services
from tests.universe.authority import a_skill, a_training, officer
from tests.universe.partnership import AT, Universe

TODAY = AT.date()


def page(name: str, universe: Universe, *arguments: Any) -> str:
    return reverse(f"partnership:{name}", args=[universe.partnership.slug, *arguments])


def test_the_heads_are_the_four_of_every_regime() -> None:
    for key in regime_keys():
        assert {head.value for head in Competency} == {each.key for each in read_regime(key).competencies}


def test_the_matrix_shows_co_ordinating_posts_and_every_post_when_asked(
    town: Universe, coordinator_client: Client
) -> None:
    a_training(town, officer(town), completed_on=date(2025, 6, 2))
    town.post(title="Superintendent")
    shown = coordinator_client.get(page("training", town)).content.decode()
    assert "Community safety officer" in shown
    assert "Superintendent" not in shown
    assert "Completed 2 June 2025" in shown
    assert shown.count(">Missing<") == 3
    assert "Superintendent" in coordinator_client.get(page("training", town) + "?every").content.decode()


def test_training_that_is_needed_stays_a_gap_until_it_is_completed(town: Universe, coordinator_client: Client) -> None:
    made = a_training(town)
    assert "Needed" in coordinator_client.get(page("training", town)).content.decode()
    coordinator_client.post(page("training-complete", town, made.pk), {"completed_on": "2026-03-01"})
    shown = coordinator_client.get(page("training", town)).content.decode()
    assert "Completed 1 March 2026" in shown
    with pytest.raises(Refused):
        services.complete_training(training=Training.objects.get(), completed_on=TODAY, by=town.coordinator, at=AT)


def test_training_is_not_completed_tomorrow(town: Universe) -> None:
    with pytest.raises(Refused) as refusal:
        a_training(town, completed_on=TODAY + timedelta(days=1))
    assert list(refusal.value.reasons) == ["completed_on"]


def test_training_is_recorded_and_taken_out_on_the_pages(town: Universe, coordinator_client: Client) -> None:
    sent = {"post": officer(town).pk, "competency": "engagement", "title": "Running focus groups"}
    shown = coordinator_client.post(page("training-record", town), sent, follow=True).content.decode()
    assert "Running focus groups" in shown
    assert Training.objects.get().needed_on == TODAY
    coordinator_client.post(page("training-withdraw", town, Training.objects.get().pk))
    assert not Training.objects.exists()


def test_a_skill_keeps_the_word_it_already_has_and_is_recorded_once_a_post(town: Universe) -> None:
    first = a_skill(town, skill="Mapping")
    second = a_skill(town, town.post(), skill=" mapping ")
    assert second.skill == "Mapping"
    with pytest.raises(Refused):
        a_skill(town, first.post, skill="MAPPING")
    assert queries.skills_of_one_post(town.coordinator) == frozenset()


def test_a_skill_that_one_post_alone_has_is_marked(town: Universe, coordinator_client: Client) -> None:
    a_skill(town, skill="Survey design")
    assert "One post only" in coordinator_client.get(page("training-skills", town)).content.decode()
    sent = {"post": town.post().pk, "skill": "survey design"}
    shown = coordinator_client.post(page("training-skill-record", town), sent, follow=True).content.decode()
    assert "One post only" not in shown
    coordinator_client.post(page("training-skill-withdraw", town, Skill.objects.first().pk))
    assert Skill.objects.count() == 1


def test_nothing_of_another_partnerships_posts_is_recorded_here(town: Universe, neighbour: Universe) -> None:
    for record in (a_training, a_skill):
        with pytest.raises(Refused):
            record(town, neighbour.post())


def test_a_full_matrix_is_shown_in_few_queries(
    town: Universe, coordinator_client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        post = town.post(title=f"Officer {number}", co_ordinates=True)
        a_training(town, post)
        a_skill(town, post)
    for address in (page("training", town), page("training-skills", town)):
        with django_assert_max_num_queries(25):
            assert coordinator_client.get(address).status_code == 200
