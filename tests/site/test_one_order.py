"""One order of issues from what people put first and what the audit measures, by weights that are shown and agreed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from frankpledge.stages.consultation.models import AgreedWeights, Questionnaire
from frankpledge.stages.consultation.services.combining import agree_weights
from tests.site.test_weighted_results import SITE, page
from tests.universe import weighted as made
from tests.universe.partnership import AT, Universe

FIRST = "Which of these should come first?"
FIGURES = "Burglary: 10\nNoise at night: 300\nSpeeding: 20"


@pytest.fixture
def asked(town: Universe) -> Questionnaire:
    """One that 120 answered: most put burglary first."""
    found = made.answered_by(town, 120)
    made.all_people(town, found)
    return found


def typed(asked: Questionnaire, **given: Any) -> dict[str, Any]:
    wanted = {"question": made.key_of(asked, FIRST), "name_1": "Recorded crimes", "figures_1": FIGURES}
    return wanted | {name.replace("weight_", "weight-"): value for name, value in given.items()}


def shown(client: Client, asked: Questionnaire, **given: Any) -> str:
    return page(client, f"questionnaires/{asked.pk}/combined/?{urlencode(typed(asked, **given))}")


def agreed(town: Universe, asked: Questionnaire, **given: Any) -> AgreedWeights:
    wanted: dict[str, Any] = {
        "question": asked.questions.get(text=FIRST), "by_key": "", "weights": {"people": 3, "m1": 1},
        "measures": [{"name": "Recorded crimes", "figures": {"a1": 10, "a2": 300, "a3": 20}}], "agreed_by": "The board",
        "agreed_on": AT.date(), "reason": "People live with it.", "by": town.coordinator,
    }  # fmt: skip
    return agree_weights(at=AT, **wanted | given)


def test_one_order_is_made_of_both_with_the_weights_and_how_much_hangs_on_them(
    town: Universe, asked: Questionnaire, coordinator_client: Client
) -> None:
    html = shown(coordinator_client, asked, weight_people=1, weight_m1=1)
    assert "Everybody who answered 1 50%" in html
    assert "Recorded crimes 1 50%" in html
    assert "By some weights each of these comes first:" in html
    assert "11 ways" in html
    assert "1 Noise at night" in shown(coordinator_client, asked, weight_people=0, weight_m1=1)
    assert "1 Burglary" in shown(coordinator_client, asked, weight_people=9, weight_m1=1)


def test_each_group_counts_as_an_order_of_its_own_where_it_may_be_shown(
    town: Universe, asked: Questionnaire, coordinator_client: Client
) -> None:
    html = shown(coordinator_client, asked, by_key=made.key_of(asked, made.AREA))
    assert "North 1 33%" in html
    assert "South 1 33%" in html
    few = shown(coordinator_client, asked, by_key="you-age")
    assert "Groups that do not count here" in few


def test_what_is_missing_is_said_and_never_filled_in(
    town: Universe, asked: Questionnaire, coordinator_client: Client
) -> None:
    html = shown(coordinator_client, asked, figures_1="Burglary: 10\nNoise at night: 300")
    assert "Missing, and so without a place" in html
    assert "Speeding Recorded crimes" in html
    assert "Of 2 issues" in html


def test_nothing_that_is_typed_is_kept_and_all_that_is_wrong_is_told(
    town: Universe, asked: Questionnaire, coordinator_client: Client
) -> None:
    before = Event.objects.count()
    html = shown(coordinator_client, asked, figures_1="Arson: 3\nBurglary", name_2="Costs", weight_people=101)
    for words in ("on this line: Arson", "on this line: Burglary", "both a name and figures"):
        assert words in html
    assert "at least one order a weight above 0" in shown(coordinator_client, asked, weight_people=0, weight_m1=0)
    assert (AgreedWeights.objects.count(), Event.objects.count()) == (0, before)


def test_agreed_weights_are_kept_with_who_agreed_and_why_and_are_shown_to_whoever_comes(
    town: Universe, asked: Questionnaire, coordinator_client: Client
) -> None:
    agreed(town, asked, weights={"people": 1, "m1": 1})
    agreed(town, asked)
    html = page(coordinator_client, f"questionnaires/{asked.pk}/combined/")
    assert "These are the weights that The board agreed on" in html
    assert "Everybody who answered 3 75%" in html
    assert html.count("People live with it.") == 2
    assert "everybody who answered 3, Recorded crimes 1" in html


def test_weights_are_agreed_by_the_page_with_those_of_the_address_in_the_boxes(
    town: Universe, asked: Questionnaire, coordinator_client: Client
) -> None:
    address = f"{SITE}/questionnaires/{asked.pk}/combined/agree/"
    first = coordinator_client.get(address, typed(asked, weight_people=7)).content.decode()
    assert 'value="7"' in first
    sent = typed(asked, weight_people=7, weight_m1="") | {
        "agreed_by": "The board", "agreed_on": AT.date().isoformat(), "reason": "It was put to a vote.",
    }  # fmt: skip
    assert coordinator_client.post(address, sent).status_code == 302
    kept = AgreedWeights.objects.get()
    assert kept.weights == {"people": 7, "m1": 1}
    assert kept.measures == [{"name": "Recorded crimes", "figures": {"a1": 10, "a2": 300, "a3": 20}}]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"weights": {"people": 0, "m1": 0}}, "above 0"),
        ({"weights": {"people": -1, "m1": 2}}, "from 0 to 100"),
        ({"agreed_by": " "}, "which body"),
        ({"reason": " "}, "why these weights"),
        ({"measures": [{"name": "Costs", "figures": {"a9": 1}}]}, "no answer of this question"),
        ({"agreed_on": AT.date() + timedelta(days=1)}, "not be after today"),
    ],
)
def test_weights_without_sense_or_reason_are_not_agreed(
    town: Universe, asked: Questionnaire, given: dict[str, Any], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        agreed(town, asked, **given)


def test_only_those_who_run_consultation_record_what_was_agreed(town: Universe, asked: Questionnaire) -> None:
    with pytest.raises(NotPermitted):
        agreed(town, asked, by=town.as_(Role.CHAIR))
    with pytest.raises(Refused, match="asks for an order"):
        agreed(town, asked, question=asked.questions.get(key="you-age"))
