"""Whatever questionnaire and whatever is sent to it: only sound answers to questions that were asked are ever kept."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from frankpledge.core.questionnaires import (
    Condition,
    Kind,
    Option,
    Question,
    Questionnaire,
    Scale,
    asked,
    is_asked,
    kept_answers,
    read_answer,
)
from frankpledge.core.questionnaires.question import DECISIVE, LISTED

JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def questionnaires(draw: Any) -> Questionnaire:
    """Any questionnaire whose conditions are on earlier questions with chosen answers."""
    questions: list[Question] = []
    for number in range(draw(st.integers(1, 7))):
        kind = draw(st.sampled_from(list(Kind)))
        count = draw(st.integers(2, 5))
        options = tuple(Option(f"a{n}", f"Answer {n}") for n in range(count)) if kind in LISTED else ()
        earlier = [each for each in questions if each.kind in DECISIVE]
        only_if = None
        if earlier and draw(st.booleans()):
            after = draw(st.sampled_from(earlier))
            codes = draw(st.lists(st.sampled_from(after.codes), min_size=1, unique=True))
            only_if = Condition(after.key, tuple(codes))
        scale = Scale(1, count) if kind is Kind.SCALE else None
        limit = draw(st.integers(1, 30))
        questions.append(
            Question(
                f"q{number}", kind, f"Question {number}?", options=options, scale=scale, only_if=only_if, limit=limit
            )
        )
    return Questionnaire("Any", tuple(questions))


@st.composite
def answered(draw: Any) -> tuple[Questionnaire, dict[str, Any]]:
    """A questionnaire, and for each question a sound answer, something else, or nothing."""
    made = draw(questionnaires())
    given_: dict[str, Any] = {}
    for question in made.questions:
        if draw(st.booleans()):
            given_[question.key] = draw(sound(question) | JSON)
    return made, given_ | draw(st.dictionaries(st.text(max_size=3), JSON, max_size=2))


def sound(question: Question) -> Any:
    """Answers that a page would send."""
    if question.kind is Kind.CHOICE:
        return st.sampled_from(question.codes)
    if question.kind is Kind.SCALE:
        return st.sampled_from([int(code) for code in question.codes])
    if question.kind in (Kind.MANY, Kind.RANK):
        return st.lists(st.sampled_from(question.codes), min_size=1, unique=True)
    return st.integers(0, 10**6).map(str) if question.kind is Kind.AMOUNT else st.text(max_size=60)


@given(answered())
def test_what_a_hidden_question_was_answered_is_never_kept(case: tuple[Questionnaire, dict[str, Any]]) -> None:
    made, given_ = case
    kept = kept_answers(made, given_)
    for question in made.questions:
        if question.key in kept:
            assert is_asked(question, kept)
            assert question in asked(made, given_) or question in asked(made, kept)


@given(answered())
def test_what_is_kept_is_kept_again_just_so_and_can_be_written(case: tuple[Questionnaire, dict[str, Any]]) -> None:
    made, given_ = case
    kept = kept_answers(made, given_)
    assert kept_answers(made, kept) == kept
    assert json.loads(json.dumps(kept)) == kept
    assert set(kept) <= {question.key for question in made.questions}


@given(answered())
def test_only_codes_that_were_offered_and_words_within_the_limit_are_kept(
    case: tuple[Questionnaire, dict[str, Any]],
) -> None:
    made, given_ = case
    kept = kept_answers(made, given_)
    for question in made.questions:
        value = kept.get(question.key)
        if value is None or question.kind is Kind.AMOUNT:
            continue
        if question.kind is Kind.TEXT:
            assert 0 < len(value) <= question.limit
        else:
            chosen = value if isinstance(value, list) else [value]
            assert {str(code) for code in chosen} <= set(question.codes)


@given(questionnaires(), st.lists(st.text(max_size=50), max_size=4))
def test_whatever_is_typed_is_read_or_told_and_what_is_read_is_sound(made: Questionnaire, typed: list[str]) -> None:
    for question in made.questions:
        value, problem = read_answer(question, lambda name: typed)
        alone = Questionnaire("One", (Question(**{**vars(question), "only_if": None}),))
        if value is not None:
            assert kept_answers(alone, {question.key: value}) == {question.key: value}
        assert value is None or problem is None or problem.code == "cut"


@given(questionnaires())
def test_a_questionnaire_is_read_back_as_it_was_written(made: Questionnaire) -> None:
    assert Questionnaire.read(json.loads(json.dumps(made.written()))) == made
