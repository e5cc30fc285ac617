"""Weighted shares, rankings with limits, core questions over the years, and whether the audit matches."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from frankpledge.core.quantities import Withheld
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.consultation.models import PeopleByAnswer, Questionnaire
from frankpledge.stages.consultation.queries.results import tally
from frankpledge.stages.consultation.queries.weighted import one_round
from frankpledge.stages.consultation.rules.bases import shown_counts
from frankpledge.stages.consultation.tables.results import result_tables
from frankpledge.stages.consultation.tables.weighted import add_weighted, weighted_by_question
from tests.universe import weighted as made
from tests.universe.partnership import Universe

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]
SITE = "/p/tithingham/consultation"


def page(client: Client, address: str) -> str:
    answer = client.get(f"{SITE}/{address}")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def asked(town: Universe) -> Questionnaire:
    """One that 300 answered, with all margins."""
    found = made.answered_by(town, 300)
    made.all_people(town, found)
    return found


def test_weighted_shares_stand_beside_the_counts_with_their_interval(
    town: Universe, signed_in: SignIn, asked: Questionnaire
) -> None:
    html = page(signed_in(town.people[Role.CHAIR]), f"questionnaires/{asked.pk}/results/")
    assert "Weighted, with 95% interval" in html
    assert re.search(r"A bit unsafe \d+ \d+ of 300 \(\d+%\) \d+% \(\d+% to \d+%\)", html)
    assert "Weighted by: How old are you?; What is your sex?" in html
    assert re.search(r"The 300 answers tell about as much as \d+0 would .* \(design effect 1\.\d\)", html)
    assert "trimmed" in html or "times the average" in html
    assert "They do not mend that those of a group who answered may differ from those who did not" in html
    assert "has no number of people: whoever said so counts as not having said" in html


def test_weights_are_the_same_in_whatever_order_the_database_gives_the_census_back(
    town: Universe, asked: Questionnaire
) -> None:
    before = one_round(town.coordinator, asked)
    for margin in PeopleByAnswer.objects.all():
        PeopleByAnswer.objects.filter(pk=margin.pk).update(people=dict(reversed(margin.people.items())))
    after = one_round(town.coordinator, asked)
    assert [each.people for each in after.characteristics] == [each.people for each in before.characteristics]
    assert [list(each.people) for each in after.characteristics] == [
        [code for code in each.words if code in each.people] for each in before.characteristics
    ]


def test_without_the_people_of_the_area_nothing_is_weighted(town: Universe, signed_in: SignIn) -> None:
    found = made.answered_by(town, 30)
    html = page(signed_in(town.people[Role.CHAIR]), f"questionnaires/{found.pk}/results/")
    assert "They are not weighted" in html
    assert "Weighted, with" not in html


def test_margins_of_other_people_are_left_out_and_that_is_told(
    town: Universe, signed_in: SignIn, asked: Questionnaire
) -> None:
    made.people_of(town, asked.questions.get(key="you-sex"), {"female": 500, "male": 400})
    html = page(signed_in(town.people[Role.CHAIR]), f"questionnaires/{asked.pk}/results/")
    assert "‘What is your sex?’ is left out: its census counts 900 people" in html


def test_no_weighted_share_stands_where_results_withhold_the_count(town: Universe, asked: Questionnaire) -> None:
    told = one_round(town.coordinator, asked)
    shown = result_tables(list(told.questions), tally(town.coordinator, asked), town.coordinator, [])
    add_weighted(shown, told)
    withheld = [row for table in shown for row in table["rows"] if isinstance(row[1], Withheld)]
    assert withheld
    assert all(isinstance(cell, Withheld) for row in withheld for cell in row[1:])


def test_a_weighted_share_of_an_answer_with_a_withheld_count_is_not_even_worked_out(
    town: Universe, asked: Questionnaire
) -> None:
    told = one_round(town.coordinator, asked)
    for key, shares in weighted_by_question(told).items():
        row = next(row for row in told.questions if row.key == key)
        if row.kind != "many":
            counts = told.people.counts(key)
            codes = {code: counts.get(code, 0) for code in shares if code != "headline"}
            shown = shown_counts(codes | counts, sum(counts.values()))
            assert not [code for code in codes if isinstance(shown[code], Withheld)]


def test_things_put_in_order_have_places_with_limits_of_all_and_by_group(
    town: Universe, signed_in: SignIn, asked: Questionnaire
) -> None:
    html = page(signed_in(town.people[Role.CHAIR]), f"questionnaires/{asked.pk}/results/")
    assert re.search(r"In order: Which of these should come first\? .* 1 Burglary 1 2", html)
    assert re.search(r"North Burglary \(1\); ", html)
    assert "The places that each may hold are sure for all together" in html


def test_core_questions_are_followed_with_what_changed_beyond_chance_and_a_picture(
    town: Universe, signed_in: SignIn
) -> None:
    first = made.answered_by(town, 200, "First year", unsafe=0.25)
    made.all_people(town, first)
    made.answered_by(town, 200, "Second year", unsafe=0.6, seed=2)
    client = signed_in(town.people[Role.CHAIR])
    html = page(client, "core/")
    assert re.search(
        r"Second year \(March 2026\) \d+% \(\d+% to \d+%\) \+\d+ \(\+\d+ to \+\d+\) since March 2026 Real change", html
    )
    assert "May be chance" in html  # how much of a problem crime is has not changed
    raw = client.get(f"{SITE}/core/").content.decode()
    assert re.search(r'alt="Feel unsafe after dark\. Mar 2026: \d+% \(\d+% to \d+%\); Mar 2026: \d+%', raw)


def test_a_weighted_year_is_not_compared_with_one_that_is_not(town: Universe, signed_in: SignIn) -> None:
    made.answered_by(town, 60, "First year")
    second = made.answered_by(town, 200, "Second year", seed=2)
    made.people_of(town, second.questions.get(text=made.AREA), made.AREAS)
    html = page(signed_in(town.people[Role.CHAIR]), "core/")
    assert "First year (March 2026), not weighted" in html
    assert "since March 2026" not in html


def test_whether_the_audit_matches_is_told_by_area_and_group(
    town: Universe, signed_in: SignIn, asked: Questionnaire
) -> None:
    client = signed_in(town.people[Role.CHAIR])
    html = page(client, f"questionnaires/{asked.pk}/matches/")
    assert re.search(r"North \d+% \(\d+% to \d+%\) South \d+% \(\d+% to \d+%\)", html)
    assert re.search(r"Black, Black British, Caribbean or African withheld", html)
    address = f"questionnaires/{asked.pk}/matches/?question={made.key_of(asked, 'Which of these trouble you?')}"
    told = page(client, address + "&figures=Burglary 90%0ANoise at night 20%0ASpeeding 40")
    assert re.search(r"Everybody who answered \d \d \d [−\d.]+ \([−\d.]+ to [−\d.]+\)", told)
    assert "What is your sex? Female" in told
    wrong = page(client, address + "&figures=Burglary 90%0ADragons 20")
    assert "No answer of the question, or no number, on this line: Dragons" in wrong


def test_pages_of_results_take_few_queries_however_many_questionnaires_there_are(
    town: Universe, signed_in: SignIn, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for year in range(3):
        found = made.answered_by(town, 12, f"Year {year}", seed=year)
    made.all_people(town, found)
    client = signed_in(town.people[Role.COORDINATOR])
    for address in (f"questionnaires/{found.pk}/results/", f"questionnaires/{found.pk}/heard/", "core/", "heard/"):
        with django_assert_max_num_queries(25):  # type: ignore[attr-defined]
            page(client, address)


def test_how_many_to_ask_is_worked_out_and_nothing_of_it_is_kept(town: Universe, signed_in: SignIn) -> None:
    client = signed_in(town.people[Role.AGENCY_REPRESENTATIVE])
    html = page(
        client,
        "sample/?margin=5&population=90000&groups=3&response=25&effect=1.5&per_asked=1.10&per_answer=2&fixed=500",
    )
    assert "6,828 of 90,000" in html
    assert "£11,424.80" in html.replace("£11,424.8 ", "£11,424.80 ")
    assert "How near the truth?" in page(client, "sample/")
    assert "There is a problem" in page(client, "sample/?margin=0&population=x")
