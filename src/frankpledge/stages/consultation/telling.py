"""What those who were asked are told of an exercise, as a document: what was asked, heard and changed (R233)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from frankpledge.adapters.documents.plain import Cell, Document, Part, Sheet
from frankpledge.core.quantities import Withheld
from frankpledge.foundation.accounts.models import Partnership
from frankpledge.foundation.evidence.models import Version
from frankpledge.stages.consultation.models import RaisedIssue
from frankpledge.stages.consultation.queries.feedback import Material
from frankpledge.stages.consultation.queries.issues import Given
from frankpledge.stages.consultation.rules.issues import (
    CORRECTABLE,
    COVERAGE,
    KINDS,
    Coverage,
    Kind,
    outcome_words,
    quarter_of,
    raised_publicly,
)
from frankpledge.stages.consultation.rules.phases import METHODS, Method
from frankpledge.stages.consultation.tallies import CHOSE_TO_ANSWER, FIRSTS, SEVERAL, responses_words
from frankpledge.ui.formats import date_text, period_text, plural

KIND = "You said, we did"
WITHHELD = "withheld: "
Numbered = list[tuple[int, RaisedIssue]]
WORDS_OF_OURS = "What was raised is told in the partnership’s words. Nobody’s own words are published."


def document_of(
    material: Material, *, title: str, heard: str, changed: str, partnership: Partnership, today: date
) -> Document:  # fmt: skip
    """Return the document; what is told of an issue stands under its number in every table."""
    numbered = list(enumerate(material.issues, 1))
    return Document(
        title=title, kind=KIND, author=partnership.name, code=partnership.code, day=today,
        parts=(
            Part("What we asked", tuple(asked_lines(material))),
            Part("What we heard", paragraphs(heard), _heard(numbered, material)),
            Part("What we changed", paragraphs(changed), _changed(numbered, material)),
            Part("What this cannot tell", tuple(limitations_of(material))),
        ),
    )  # fmt: skip


def _heard(numbered: Numbered, material: Material) -> tuple[Sheet, ...]:
    return _results(material.results), _issues(numbered), *_channel(material)


def _changed(numbered: Numbered, material: Material) -> tuple[Sheet, ...]:
    return _answers(numbered, material), _corrections(numbered, material)


def paragraphs(text: str) -> tuple[str, ...]:
    """Return a text in paragraphs."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def asked_lines(material: Material) -> list[str]:
    """Say whom the exercise asked, how, when, and how many responded."""
    exercise = material.exercise
    said = [
        f"{exercise.title}. Asked: {exercise.audience}. How: {METHODS[Method(exercise.method)]}.",
        f"Open {period_text(exercise.opens, exercise.closes)}.",
    ]
    for each in material.questionnaires:
        entered = getattr(each, "entered", None)
        if entered:
            said.append(f"{responses_words(entered.responses).capitalize()} responded to the questionnaire.")
    return said


def limitations_of(material: Material) -> list[str]:
    """Say what it cannot tell."""
    found = dict.fromkeys(words for each in material.results for words in each.limitations)
    order = [words for words in (CHOSE_TO_ANSWER, SEVERAL, FIRSTS) if words in found]
    return [*order, *([WORDS_OF_OURS] if material.issues else [])] or [CHOSE_TO_ANSWER]


def sentence_of(material: Material) -> str:
    """Say in one sentence how much was raised and how much of it is answered."""
    if not material.issues:
        return f"What was heard in “{material.exercise.title}”, and what came of it."
    answered = sum(material.latest(each) is not None for each in material.issues)
    return f"{plural(len(material.issues), 'issue')} raised in “{material.exercise.title}”; {answered} answered."


def _results(results: list[Version]) -> Sheet:
    rows = tuple(
        (each.title, answer, *_told(said, dict(each.facts).get("Answered it", "")))
        for each in results for answer, said in each.particulars
    )  # fmt: skip
    columns = (
        ("question", "Question"), ("answer", "Answer"), ("given", "Given by"), ("base", "Answered the question"),
        ("status", "Shown or withheld"),
    )  # fmt: skip
    return Sheet("results", "What people answered", columns, rows)


def _told(said: str, base: str) -> tuple[Cell, Cell, Cell]:
    if said.startswith(WITHHELD):
        return Withheld(said.removeprefix(WITHHELD)), base, said
    return said, base, "shown"


def _issues(numbered: Numbered) -> Sheet:
    columns = (
        ("number", "Number"), ("issue", "What was raised"), ("kind", "What it is"), ("about", "About"),
        ("area", "Area"), ("raised_by", "Raised by"), ("audit", "Did the audit cover it?"),
    )  # fmt: skip
    rows = tuple((number, *_issue(each)) for number, each in numbered)
    return Sheet("issues", "What was raised", columns, rows)


def _issue(issue: RaisedIssue) -> tuple[Cell, ...]:
    by = raised_publicly(issue.people, str(issue.forum or ""), issue.forum_size)
    covered = COVERAGE[Coverage(issue.coverage)]
    where = f". {issue.coverage_says}" if issue.coverage_says else ""
    return (f"{issue.title}. {issue.words}", KINDS[Kind(issue.kind)], issue.about, issue.area, by, covered + where)


def _answers(numbered: Numbered, material: Material) -> Sheet:
    columns = (
        ("number", "Number"), ("issue", "What was raised"), ("answer", "Answer"), ("why", "Why"),
        ("changed", "What changed"), ("from", "Answered by"), ("due", "By which day"),
    )  # fmt: skip
    rows = tuple((number, each.title, *_answer(each, material.latest(each))) for number, each in numbered)
    return Sheet("answers", "What we answered, and what changed", columns, rows)


def _answer(issue: RaisedIssue, given: Given | None) -> tuple[Cell, ...]:
    if given is None:
        return ("no answer yet", "", "", "", "")
    due = date_text(given.answer.due) if given.answer.due else ""
    return (outcome_words(issue.kind, given.answer.outcome), given.answer.reason, given.changed, given.whose, due)


def _corrections(numbered: Numbered, material: Material) -> Sheet:
    """Return what was said of the report, and the decision on each (R218)."""
    columns = (
        ("number", "Number"), ("issue", "What was said of the report"), ("decision", "Decision"), ("why", "Why"),
        ("release", "Corrected by"), ("wrong", "What was wrong"), ("reads", "How it reads now"),
    )  # fmt: skip
    rows = tuple(
        (number, each.title, *_decision(each, material.latest(each)))
        for number, each in numbered if each.kind in CORRECTABLE
    )  # fmt: skip
    return Sheet("corrections", "What was said of the report", columns, rows)


def _decision(issue: RaisedIssue, given: Given | None) -> tuple[Cell, ...]:
    if given is None:
        return ("not decided yet", "", "", "", "")
    by = given.correction
    corrected = (f"release {by.number}", by.corrects_why, given.now_reads) if by else ("", "", "")
    return (outcome_words(issue.kind, given.answer.outcome), given.answer.reason, *corrected)


def _channel(material: Material) -> list[Sheet]:
    """Return, for a standing channel, what came in each quarter (R197)."""
    if material.exercise.method != Method.STANDING:
        return []
    counts = Counter((quarter_of(each.raised_on), each.kind) for each in material.issues)
    rows = tuple((period_text(*days), KINDS[Kind(kind)], count) for (days, kind), count in sorted(counts.items()))
    columns = (("period", "Period"), ("kind", "What it is"), ("issues", "Issues"))
    return [Sheet("periods", "What came, quarter by quarter", columns, rows)]


def account_of(material: Material) -> dict[str, Any]:
    """Say where it comes from: the exercise, its questionnaires by their digests, and the items of evidence."""
    return {
        "exercise": material.exercise.title,
        "questionnaires": [
            {"number": each.number, "version": each.version, "digest": each.digest} for each in material.questionnaires
        ],
        "evidence": [
            # no digest: what members read of an issue has exact numbers, which could be guessed from it
            {"item": str(each.item), "version": each.number, "title": each.title} for each in material.cited
        ],
    }  # fmt: skip


def public_words(material: Material, *, heard: str, changed: str) -> dict[str, Any]:
    """Return what the public page says of the release."""
    return {
        "kind": "consultation",
        "sentence": sentence_of(material),
        "comment": heard,
        "implication": changed,
        "asked": asked_lines(material),
        "limitations": limitations_of(material),
        "consultations": [each.number for each in material.questionnaires],
        "files": [],
    }
