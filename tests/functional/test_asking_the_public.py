"""From a draft to what became of it: five roles write, check, ask, answer, agree and publish; the public by any way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.functional.browsing import DESK, PHONE, Person
from tests.functional.serving import Home, manage
from tests.functional.town import PASSWORD, email_of, serve_town

EXERCISE = "A word with the traders"
YESTERDAY = f"{date.today() - timedelta(days=1):%d %m %Y}".split()  # noqa: DTZ011 -- the town is built for today
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


def test_a_questionnaire_goes_from_draft_to_the_public_and_its_answers_to_what_was_done_about_them(
    browser: Any, town: Home, axe_script: Path
) -> None:
    def somebody(who: str) -> Person:
        return person(browser, town, who, axe_script)

    def visitor(*, scripts: bool = True) -> Person:
        return Person(browser, town.public, PHONE, axe_script if scripts else None, scripts=scripts)

    officer = somebody("analyst")
    write(officer)
    address = officer.page.url
    sign_off(somebody("checker"))
    open_it(officer, address)
    for resident in (visitor(scripts=False), visitor()):
        answer(resident)
    manage(town, "tick")
    read_results(officer, address)

    answer_at_a_kiosk(Person(browser, set_up_kiosk(officer, address), DESK, axe_script))
    key_in_from_paper(officer)
    manage(town, "tick")
    read_ways(officer, address)

    exercise = end_it(officer, address)
    raise_an_issue(officer)
    answer_it(landlord := somebody("homes"))
    tell(officer, exercise)
    agree(landlord)
    sign_off_release(somebody("checker"))
    publish(somebody("coordinator"))
    manage(town, "tick")
    for resident in (visitor(), visitor(scripts=False)):
        read_what_came_of_it(resident)


def open_it(officer: Person, questionnaire: str) -> None:
    """Open what was signed off to the public."""
    officer.page.goto(questionnaire)
    officer.press("Open to the public")
    officer.press("Open it")
    assert "Opened." in officer.page.content()


def read_results(officer: Person, questionnaire: str) -> None:
    """Read how many answered by phone, that so few are withheld, and what they wrote, without what names anybody."""
    officer.page.goto(questionnaire)
    officer.press("Results")
    assert "2 responses from people who answer for themselves" in officer.text()
    assert "fewer than 10 answered" in officer.text()
    officer.follow("Read what people wrote")
    assert officer.text().count("Ring [removed] on [removed]: the back lane has no light") == 2


def read_ways(officer: Person, questionnaire: str) -> None:
    """Read that answers by every way stand in one set of results."""
    officer.page.goto(questionnaire)
    officer.press("Results")
    assert "4 responses from people who answer for themselves" in officer.text()
    assert [way for way in ("Online", "At a kiosk", "On paper") if way not in officer.text()] == []


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


def set_up_kiosk(officer: Person, questionnaire: str) -> str:
    """Set up a kiosk in the library; return the address to open on its screen."""
    officer.page.goto(questionnaire)
    officer.press("Set up a kiosk")
    officer.fill(name="Library")
    officer.press("Set it up")
    row = officer.page.get_by_role("row").filter(has_text="Library")
    return str(row.get_by_role("link").get_attribute("href"))


def answer_at_a_kiosk(screen: Person) -> None:
    """Answer at the screen, and leave it ready for the next person."""
    screen.page.goto(screen.site)
    screen.look()
    screen.follow("Start now")
    screen.page.get_by_label("No", exact=True).check()
    screen.press("Continue")
    screen.page.get_by_label("5", exact=True).check()
    screen.press("Continue")
    screen.press("Send")
    screen.follow("Next person")
    assert "Start now" in screen.text()


def key_in_from_paper(officer: Person) -> None:
    """Key in one form that came on paper."""
    officer.press("Key in a response")
    officer.page.get_by_label("Yes", exact=True).check()
    officer.page.get_by_label("What should we look at first?").fill("The loading bay")
    officer.page.get_by_label("4", exact=True).check()
    officer.press("Keep it, and key in the next")
    assert "Kept. Here is the page for the next one." in officer.page.content()


def end_it(officer: Person, questionnaire: str) -> str:
    """Close the questionnaire, enter what was answered as evidence, and end the exercise; return its page's address."""
    officer.page.goto(questionnaire)
    officer.press("Close it before its day")
    officer.press("Close it")
    officer.page.goto(questionnaire)
    officer.press("Results")
    officer.press("Enter them as evidence")
    assert "They can be cited now." in officer.page.content()
    officer.page.goto(f"{officer.site}/p/tithingham/consultation/exercises/")
    officer.follow(EXERCISE)
    exercise = str(officer.page.url)
    officer.press("Change the exercise")
    officer.fill(method_reason="Traders cannot leave their shops.", done_by_reason="It is a short form.")
    officer.fill_day("closes", *YESTERDAY)
    officer.press("Save")
    assert officer.page.url == exercise, officer.text()
    return exercise


def raise_an_issue(officer: Person) -> None:
    """Enter what people wrote as an issue, for the landlord to answer."""
    officer.press("Enter an issue raised")
    officer.page.locator("[name=kind][value=problem]").check()
    officer.fill(title="Light behind the shops", words="Traders say that nobody walks behind the shops after dark.")
    officer.fill_day("raised_on", *YESTERDAY)
    officer.fill(people="2")
    officer.page.locator("[name=answer_from]").select_option(label="Abbey Homes")
    officer.press("Save")
    assert "It is entered, and waits for an answer." in officer.page.content(), officer.text()


def answer_it(landlord: Person) -> None:
    """Find the issue on one's first page, and answer it for one's agency."""
    landlord.follow(f"Answer 1 issue raised: {EXERCISE}")
    landlord.follow("Light behind the shops")
    landlord.press("Answer it")
    landlord.page.locator("[name=outcome][value=done]").check()
    landlord.fill(reason="The lane is ours.", changed="Two lamps were put up.")
    landlord.page.locator("[name=post]").select_option(index=1)
    landlord.press("Save")
    assert "The answer is recorded." in landlord.page.content()


def tell(officer: Person, exercise: str) -> None:
    """Propose what those who were asked are told."""
    officer.page.goto(exercise)
    officer.press("Tell those who were asked")
    officer.fill(heard="You told us that the back lane is dark.", changed="The landlord put up two lamps.")
    officer.press("Propose it")
    assert "Proposed. An output checker signs it off." in officer.page.content(), officer.text()


def agree(landlord: Person) -> None:
    """Agree, for the agency that is named, to what is told."""
    landlord.page.goto(f"{landlord.site}/p/tithingham/")
    landlord.follow(f"You said, we did: {EXERCISE}")
    landlord.page.locator("[name=answer][value=given]").check()
    landlord.press("Answer")
    assert "your agency's answer is recorded" in landlord.page.content().replace("&#39;", "'").replace("’", "'")


def sign_off_release(checker: Person) -> None:
    """Read what is to be told, and sign it off."""
    checker.follow(f"Sign off, or return: You said, we did: {EXERCISE}")
    checker.press("Sign off")
    checker.page.get_by_role("checkbox").check()
    checker.press("Sign off")
    assert "Signed off." in checker.page.content()


def publish(coordinator: Person) -> None:
    """Publish what was signed off and agreed to."""
    coordinator.page.goto(f"{coordinator.site}/p/tithingham/publishing/")
    coordinator.follow(f"You said, we did: {EXERCISE}")
    assert coordinator.page.get_by_role("button", name="Publish").count(), coordinator.text()
    coordinator.press("Publish")
    coordinator.press("Publish")
    assert "Published." in coordinator.page.content()


def read_what_came_of_it(resident: Person) -> None:
    """Find on the public site what was asked, heard and changed."""
    resident.page.goto(f"{resident.site}/tithingham/")
    resident.follow(f"You said, we did: {EXERCISE}")
    for words in (
        "You told us that the back lane is dark.",
        "The landlord put up two lamps.",
        "Two lamps were put up.",
    ):
        assert words in resident.text()
    resident.follow(EXERCISE)
    assert "Start now" not in resident.text()
