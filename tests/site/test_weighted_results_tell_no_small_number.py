"""Somebody who reads the pages, knows the census and can count tries to work back how many women gave each answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.consultation.models import Answer, Questionnaire
from tests.universe import weighted as made
from tests.universe.partnership import Universe

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]
WOMEN, MEN = 42_000, 40_000
THRESHOLD = 5


def table(html: str, caption: str) -> dict[str, tuple[int, float | None]]:
    """Read the count and the weighted share of each answer from a page, where they are shown."""
    part = html.split(f"{caption}</caption>")[1].split("</table>", maxsplit=1)[0]
    found: dict[str, tuple[int, float | None]] = {}
    for row in part.split("<tr ")[2:]:
        cells = [unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in re.split(r"</t[dh]>", row)]
        share = re.match(r"(\d+)% \(", cells[3]) if len(cells) > 4 else None
        if cells[1].isdigit():
            found[re.sub(r".*>", "", cells[0])] = (int(cells[1]), int(share[1]) / 100 if share else None)
    return found


def could_be(count: int, share: float, women: int, men: int) -> list[int]:
    """Return how many of those who gave an answer may be women, by the weights alone."""
    both = WOMEN + MEN
    numbers = range(max(count - men, 0), min(count, women) + 1)
    weighted = {one: (WOMEN * one / women + MEN * (count - one) / men) / both for one in numbers}
    return [one for one, said in weighted.items() if abs(said - share) <= 0.005 + 1e-9]


def women_who_said(asked: Questionnaire, key: str) -> dict[str, int]:
    women = Answer.objects.filter(response__questionnaire=asked, question__key="you-sex", code="female")
    said = Answer.objects.filter(question__key=key, response__in=women.values("response")).values_list(
        "code", flat=True
    )
    return {code: list(said).count(code) for code in set(said)}


@pytest.mark.parametrize("number", [70, 130, 260])
def test_no_small_number_of_women_or_men_who_said_so_can_be_worked_back(
    town: Universe, signed_in: SignIn, number: int
) -> None:
    asked = made.answered_by(town, number, unsafe=0.35, seed=number)
    made.people_of(town, asked.questions.get(key="you-sex"), made.SEXES)
    page = signed_in(town.people[Role.CHAIR]).get(f"/p/tithingham/consultation/questionnaires/{asked.pk}/results/")
    html = re.sub(r"\s+", " ", page.content.decode())
    women, men = (table(html, "What is your sex?")[sex][0] for sex in ("Female", "Male"))
    tried = 0
    for row in asked.questions.filter(key__in=["core-safe-dark", "core-problem"]):
        words = {str(point): str(point) for point in range(1, 6)} | {each["code"]: each["text"] for each in row.options}
        truth = women_who_said(asked, row.key)
        for code, text in words.items():
            count, share = table(html, row.text).get(text, (0, None))
            if share is None:
                continue
            tried += 1
            numbers = could_be(count, share, women, men)
            of_women = truth.get(code, 0)
            assert of_women in numbers
            if 0 < of_women < THRESHOLD or 0 < count - of_women < THRESHOLD:
                assert max(numbers) - min(numbers) >= THRESHOLD
    assert tried or number < 100


def test_the_attacker_would_find_them_were_every_share_shown() -> None:
    women, men, said_women, said_men = 60, 40, 3, 27
    share = round((WOMEN * said_women / women + MEN * said_men / men) / (WOMEN + MEN), 2)
    found = could_be(said_women + said_men, share, women, men)
    assert max(found) - min(found) < THRESHOLD
