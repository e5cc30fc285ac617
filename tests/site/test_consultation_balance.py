"""How consultation is spread: what is thin, whom the published audit never met, which review an exercise served."""

from __future__ import annotations

import pytest
from django.test import Client

from frankpledge.foundation.accounts.models import Partnership
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.consultation.queries.hearing import heard
from frankpledge.stages.consultation.rules.phases import Method, Phase
from tests.universe.consultation import a_group_to_hear, an_exercise
from tests.universe.partnership import Universe

THIN = "Fewer exercises are on the published audit than before it"


@pytest.fixture
def first_round(town: Universe) -> Universe:
    """A partnership under the Act as it was made, which wants views on a published report."""
    Partnership.objects.filter(pk=town.partnership.pk).update(regime="cda-1998")
    town.partnership.refresh_from_db()
    return town


def page(universe: Universe, path: str) -> str:
    client = Client()
    client.force_login(universe.people[Role.CHAIR])
    answer = client.get(f"/p/{universe.partnership.slug}/consultation/{path}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_exercises_show_which_phases_and_ways_of_the_cycle_are_thin(town: Universe) -> None:
    an_exercise(town, "One", phase=Phase.AUDIT, method=Method.MEETING)
    an_exercise(town, "Two", phase=Phase.AUDIT, method=Method.LETTERS)
    an_exercise(town, "Three", phase=Phase.REVIEW, method=Method.MEETING)
    said = page(town, "exercises/")
    assert said.count("Nothing planned") == 3
    assert (said.count("Several ways"), said.count("One way only")) == (1, 1)
    unused = said.partition("Ways of asking that nobody uses")[2]
    assert "Focus group" in unused
    assert "Public meeting" not in unused.partition("</ul>")[0]


def test_it_is_told_when_most_of_consultation_comes_before_the_audit_is_published(first_round: Universe) -> None:
    an_exercise(first_round, "Residents’ survey", phase=Phase.AUDIT)
    assert THIN in page(first_round, "")
    an_exercise(first_round, "On the audit", phase=Phase.POST_AUDIT)
    assert THIN not in page(first_round, "")


def test_where_the_law_wants_no_published_report_nothing_is_thin_for_want_of_one(town: Universe) -> None:
    group = a_group_to_hear(town)
    an_exercise(town, phase=Phase.AUDIT, reaches=[group])
    assert THIN not in page(town, "")
    assert [each.status for each in heard(town.coordinator)] == ["reached"]


def test_a_group_met_at_an_event_that_did_not_put_the_audit_to_it_is_flagged(first_round: Universe) -> None:
    group = a_group_to_hear(first_round, "People from abroad")
    an_exercise(first_round, "Drama forum", phase=Phase.AUDIT, reaches=[group])
    assert [each.status for each in heard(first_round.coordinator)] == ["reached, not on the audit"]
    assert "Reached, not on the audit" in page(first_round, "groups/")
    an_exercise(first_round, "The audit at the forum", phase=Phase.POST_AUDIT, reaches=[group])
    assert [each.status for each in heard(first_round.coordinator)] == ["reached"]


def test_an_exercise_at_the_review_leads_to_the_review_it_was_part_of(first_round: Universe) -> None:
    review = an_exercise(first_round, "What became of it?", phase=Phase.REVIEW)
    audit = an_exercise(first_round, "What do you know?", phase=Phase.AUDIT)
    other = an_exercise(first_round, "On the audit", phase=Phase.POST_AUDIT)
    said = {each.title: page(first_round, f"exercises/{each.pk}/") for each in (review, audit, other)}
    link = 'href="/p/tithingham/timetable/">{}'
    assert link.format("Strategy carried out and kept under review, ") in said["What became of it?"]
    assert link.format("Review of crime and disorder, ") in said["What do you know?"]
    assert ">Part of<" not in "".join(said["On the audit"].split())
