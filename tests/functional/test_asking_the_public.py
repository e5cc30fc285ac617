"""From a draft to what people answered: the officer writes, the checker signs off, the public answers by phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.functional.browsing import DESK, PHONE, Person
from tests.functional.serving import Home, manage
from tests.functional.town import PASSWORD, email_of, serve_town

EXERCISE = "A word with the traders"
WORDS = "Ring Mrs Alder on 01632 960123: the back lane has no light"


@pytest.fixture(scope="module")
def town(built_town: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with serve_town(built_town, tmp_path_factory.mktemp("asking") / "home") as home:
        yield home


def person(browser: Any, town: Home, who: str, axe: Path) -> Person:
    somebody = Person(browser, town.site, DESK, axe)
    somebody.sign_in(email_of(who), PASSWORD)
    return somebody


def to_questionnaires(somebody: Person) -> None:
    somebody.page.goto(f"{somebody.site}/p/tithingham/consultation/questionnaires/")
    somebody.look()


def test_a_questionnaire_goes_from_draft_by_a_second_person_to_the_public_and_back_as_results(
    browser: Any, town: Home, axe_script: Path
) -> None:
    officer = person(browser, town, "analyst", axe_script)
    write(officer)
    address = officer.page.url
    sign_off(person(browser, town, "checker", axe_script))
    officer.page.goto(address)
    officer.press("Open to the public")
    officer.press("Open it")
    assert "Opened." in officer.page.content()

    answer(Person(browser, town.public, PHONE, None, scripts=False))
    answer(Person(browser, town.public, PHONE, axe_script))

    manage(town, "tick")
    officer.page.goto(address)
    officer.press("Results")
    assert "2 responses from people who answer for themselves" in officer.text()
    assert "fewer than 10 answered" in officer.text()
    officer.follow("Read what people wrote")
    assert officer.text().count("Ring [removed] on [removed]: the back lane has no light") == 2


def write(officer: Person) -> None:
    """Begin a questionnaire, give it three questions, look at it as the public will, and propose it."""
    to_questionnaires(officer)
    officer.press("Begin a questionnaire")
    officer.page.get_by_label(EXERCISE).check()
    officer.fill(intro="What keeps people out of your shop?")
    officer.press("Begin")
    officer.press("Add a question")
    officer.page.get_by_label("One of several answers").check()
    officer.fill(text="Don’t you agree that theft and noise are worse?")
    officer.press("Add")
    officer.fill(options="Yes\nNo\nDon’t know")
    officer.press("Save")
    assert "‘Don’t you agree’" in officer.text()
    officer.press("Change the words")
    officer.fill(text="Is theft from your shop worse than a year ago?")
    officer.press("Save")
    assert "which answer is expected" not in officer.text()
    officer.follow("Back")
    write_one_that_hangs_on_it(officer)
    officer.follow("Back")
    end(officer)


def end(officer: Person) -> None:
    """Add a core question, look at it as the public will, and propose it."""
    officer.press("Add from the bank")
    officer.page.get_by_label("How much of a problem is crime where you live?").check()
    officer.press("Add")
    officer.follow("Preview, as the public will see it")
    assert "Is theft from your shop worse than a year ago?" in officer.text()
    officer.follow("Back")
    officer.press("Propose it")
    assert "Proposed. An output checker signs it off" in officer.page.content()


def write_one_that_hangs_on_it(officer: Person) -> None:
    """Add a question that is asked only after one answer to the first."""
    officer.press("Add a question")
    officer.page.get_by_label("In their own words").check()
    officer.fill(text="What should we look at first?")
    officer.press("Add")
    officer.press("When it is asked")
    officer.page.get_by_label("After some answers to: Is theft from your shop worse").check()
    officer.press("Continue")
    officer.page.get_by_label("Yes", exact=True).check()
    officer.press("Save")


def sign_off(checker: Person) -> None:
    """Find it among what waits, and sign it off."""
    checker.follow(f"Sign off, or return: {EXERCISE}")
    checker.press("Sign off")
    checker.press("Sign off")
    assert "checked" in checker.page.content()
    checker.page.locator("[name=checked]").check()
    checker.press("Sign off")
    assert "Signed off. It can be opened now." in checker.page.content()


def answer(visitor: Person) -> None:
    """Find it on the public site, answer, put it aside, come back by the code, change an answer, and send."""
    visitor.page.goto(f"{visitor.site}/tithingham/")
    visitor.look()
    visitor.follow(EXERCISE)
    visitor.follow("Start now")
    visitor.page.get_by_label("No", exact=True).check()
    visitor.press("Continue")
    visitor.press("Back")
    assert visitor.page.get_by_label("No", exact=True).is_checked()
    visitor.page.get_by_label("Yes", exact=True).check()
    visitor.press("Continue")
    visitor.page.get_by_label("What should we look at first?").fill(WORDS)
    visitor.press("Save and come back later")
    come_back(visitor)
    visitor.press("Continue")
    visitor.press("Skip this question")
    assert "Check your answers" in visitor.page.title()
    visitor.page.get_by_role("button", name="Change How much of a problem").click()
    visitor.look()
    visitor.page.get_by_label("4", exact=True).check()
    visitor.press("Continue")
    visitor.press("Send")
    assert "Your answers have been sent" in visitor.page.content()


def come_back(visitor: Person) -> None:
    """Come back to what was put aside, by its code alone."""
    code = visitor.page.locator(".govuk-inset-text strong").inner_text()
    visitor.follow("Come back to saved answers")
    visitor.page.get_by_label("Your code").fill(code)
    visitor.press("Continue")
    assert visitor.page.get_by_label("What should we look at first?").input_value() == WORDS
