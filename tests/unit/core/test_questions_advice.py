"""Advice on poor questions: each rule finds its fault, quotes it, and leaves a good question alone."""

from __future__ import annotations

import pytest

from frankpledge.core.questionnaires import Kind, Option, Question, Questionnaire, Scale
from frankpledge.core.questionnaires.advice import advice_on, advice_on_all
from frankpledge.core.questionnaires.bank import BANK

GOOD = (
    "How safe do you feel in the town centre at night?",
    "What is the first thing you would change in your street?",
    "How often did you see rubbish dumped in your street last month?",
)


def options(*texts: str) -> tuple[Option, ...]:
    return tuple(Option(f"a{place}", text) for place, text in enumerate(texts))


def found(text: str, *answers: str, kind: Kind = Kind.TEXT) -> dict[str, str]:
    asked = Question("q1", Kind.CHOICE if answers else kind, text, options=options(*answers))
    return {each.rule: each.quoted for each in advice_on(asked)}


@pytest.mark.parametrize("text", GOOD)
def test_a_good_question_is_left_alone(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize("question", BANK.values(), ids=BANK.keys())
def test_the_bank_takes_its_own_advice_and_is_in_welsh(question: Question) -> None:
    assert advice_on(question) == []
    assert question.is_in_welsh


@pytest.mark.parametrize(
    ("text", "rule", "quoted"),
    [
        ("How satisfied are you with police and council?", "double-barrelled", "police and council"),
        ("Are the parks safe or clean?", "double-barrelled", "safe or clean"),
        ("Don’t you think there should be more patrols?", "leading", "Don’t you think"),
        ("Most people say litter is a problem. What do you say?", "leading", "Most people say"),
        ("Surely cameras help?", "leading", "Surely"),
        ("How worried are you?", "leading", "How worried"),
        ("Do you oppose not closing the lane?", "double-negative", "not … oppose"),
        ("Should nobody be stopped without a reason?", "double-negative", "nobody … without"),
        ("What do you think of ASB here?", "jargon", "ASB"),
        ("Which stakeholders should act?", "jargon", "stakeholders"),
    ],
)
def test_a_poor_question_is_told_and_its_words_are_quoted(text: str, rule: str, quoted: str) -> None:
    assert found(text)[rule] == quoted


def test_a_pair_that_people_take_for_one_thing_is_no_fault() -> None:
    assert "double-barrelled" not in found("How well does the partnership deal with crime and disorder?")


def test_a_question_that_has_to_be_read_twice_is_told() -> None:
    assert "too-long" in found("word " * 26)
    assert "too-long" not in found("word " * 25)


def test_answers_that_overlap_or_leave_a_gap_are_told() -> None:
    assert found("How old are you?", "18 to 25", "25 to 40", "41 or over")["overlapping"] == "18 to 25 / 25 to 40"
    assert found("How old are you?", "18 to 25", "30 to 40", "Over 40")["overlapping"] == "18 to 25 / 30 to 40"
    assert "overlapping" not in found("How old are you?", "18 to 24", "25 to 40", "Over 40")


def test_an_answer_for_those_whom_none_fits_is_missed() -> None:
    assert "missing-answers" in found("How do you travel?", "Bus", "Car")
    assert "missing-answers" not in found("How do you travel?", "Bus", "Car", "Something else")
    assert "missing-answers" not in found("Do you own a car?", "Yes", "No")


def test_a_scale_without_words_at_its_ends_is_told() -> None:
    bare = Question("q1", Kind.SCALE, "How is it?", scale=Scale())
    assert [each.rule for each in advice_on(bare)] == ["scale-ends"]


def test_too_many_questions_and_half_a_translation_are_told_of_the_whole() -> None:
    many = Questionnaire("Here", tuple(Question(f"q{n}", Kind.TEXT, "Why?") for n in range(31)))
    assert [each.rule for each in advice_on_all(many)] == ["too-many"]
    half = Questionnaire("Here", (Question("a", Kind.TEXT, "Why?", "Pam?"), Question("b", Kind.TEXT, "Where?")))
    assert [(each.rule, each.quoted) for each in advice_on_all(half)] == [("welsh", "Where?")]
    assert half.languages == ("en",)
