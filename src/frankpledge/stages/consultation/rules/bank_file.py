"""A bank of questions as a file that bodies exchange: one question a row (R227). All faults are found at once."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from frankpledge.core.faults import Fault
from frankpledge.core.questionnaires import Kind, Option, Question, Scale
from frankpledge.core.questionnaires.question import LISTED

BETWEEN = " | "
NEEDED = ("key", "kind", "question")
HEAD = (
    *NEEDED, "question_cy", "hint", "hint_cy", "answers", "answers_cy", "lowest", "highest", "lowest_means",
    "highest_means", "lowest_means_cy", "highest_means_cy", "unit", "from",
)  # fmt: skip
LONGEST = {
    "key": 40, "question": 500, "question_cy": 500, "hint": 500, "hint_cy": 500, "lowest_means": 100,
    "highest_means": 100, "lowest_means_cy": 100, "highest_means_cy": 100, "unit": 30,
}  # fmt: skip
MOST_ROWS, MOST_ANSWERS, LONGEST_ANSWER, MOST_POINTS = 500, 30, 200, 11
KEY = re.compile(r"[a-z0-9][a-z0-9-]*")
GUARDED = re.compile(r"'(?=\s*[=+\-@＝＋－＠])")


def bank_rows(questions: Iterable[tuple[Question, str]]) -> list[list[str]]:
    """Return a row a question, with whose it is, in the order of the headings."""
    return [_row(question, whose) for question, whose in questions]


def _row(each: Question, whose: str) -> list[str]:
    scale = each.scale or Scale()
    ends = [str(scale.low), str(scale.high), scale.low_means, scale.high_means, scale.low_means_cy, scale.high_means_cy]
    is_in_welsh = any(option.text_cy for option in each.options)
    return [
        each.key, str(each.kind), each.text, each.text_cy, each.hint, each.hint_cy,
        BETWEEN.join(option.text for option in each.options),
        BETWEEN.join(option.text_cy for option in each.options) if is_in_welsh else "",
        *(ends if each.kind is Kind.SCALE else [""] * len(ends)), each.unit, whose,
    ]  # fmt: skip


def read_bank(content: bytes, name: str) -> tuple[list[Question], list[Fault]]:
    r"""Return the questions of a file, and every fault by its row (the headings are row 1) and column.

    >>> file = b"key,kind,question,answers\nsafe,choice,Do you feel safe?,Yes | No\nage,number,How old?,\n"
    >>> questions, faults = read_bank(file, "bank.csv")
    >>> questions[0].options[1].text, [(fault.row, fault.column) for fault in faults]
    ('No', [(3, 'kind')])
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [Fault("not-utf-8", "Save the file as CSV UTF-8 and send it again.", name)]
    try:
        lines = [(place, row) for place, row in enumerate(csv.reader(_lines(text), strict=True), 1) if any(row)]
    except csv.Error:
        return [], [Fault("not-csv", "It is no CSV file, or a quotation mark is not closed. Save it as CSV.", name)]
    if not lines:
        return [], [Fault("empty", f"It is empty. Its first row names the columns: {', '.join(NEEDED)}.", name)]
    head = [heading.strip().casefold() for heading in lines[0][1]]
    faults = _faults_of_head(head, name)
    if faults:
        return [], faults
    return _read_rows(head, lines[1:], name)


def _lines(text: str) -> list[str]:
    """Return the lines with their ends, which a cell in quotation marks may hold."""
    return [f"{line}\n" for line in text.split("\n")]


def _faults_of_head(head: Sequence[str], name: str) -> list[Fault]:
    found = [
        Fault("no-column", f"Add a column called {wanted}.", name, row=1, column=wanted)
        for wanted in NEEDED
        if wanted not in head
    ]
    for heading in head:
        if heading and heading not in HEAD:
            near = get_close_matches(heading, HEAD, 1)
            meant = f"Call it {near[0]}, or" if near else "This column is not known:"
            found.append(Fault("unknown-column", f"{meant} leave it out.", name, row=1, column=heading, value=heading))
    twice = {heading for heading in head if heading and list(head).count(heading) > 1}
    found += [
        Fault("column-twice", "Keep one of the columns of this name.", name, row=1, column=heading)
        for heading in sorted(twice)
    ]
    return found


def _read_rows(
    head: Sequence[str], lines: Sequence[tuple[int, Sequence[str]]], name: str
) -> tuple[list[Question], list[Fault]]:
    faults: list[Fault] = []
    if not lines:
        faults.append(Fault("no-rows", "Put a question in each row below the headings.", name, row=1))
    if len(lines) > MOST_ROWS:
        faults.append(Fault("too-many", f"Send at most {MOST_ROWS} questions in one file.", name, row=MOST_ROWS + 2))
    questions, seen = [], dict[str, int]()
    for place, cells in lines[:MOST_ROWS]:
        values = {heading: _plain(cell) for heading, cell in zip(head, cells, strict=False) if heading}
        wrong = list(_wrong(values))
        if len(cells) > len(head):
            wrong.append(("", "", "There are more cells than headings: put quotation marks about words with a comma."))
        key = values.get("key", "")
        if key in seen:
            wrong.append(("key", key, f"Row {seen[key]} has this key already. Give each question its own."))
        seen.setdefault(key, place)
        faults += [
            Fault("bad-cell", mend, name, row=place, column=column, value=value) for column, value, mend in wrong
        ]
        if not wrong:
            questions.append(_question(values))
    return questions, faults


def _plain(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return GUARDED.sub("", cell, count=1).strip() if cell.startswith("'") else cell.strip()


Wrong = tuple[str, str, str]


def _wrong(values: Mapping[str, str]) -> Iterable[Wrong]:
    """Return what is wrong with a row: the column, what stands there, and the mend."""
    yield from ((need, "", "Fill this in.") for need in NEEDED if not values.get(need))
    for column, most in LONGEST.items():
        value = values.get(column, "")
        if len(value) > most:
            yield column, value, f"Cut it to {most} characters."
    key, kind = values.get("key", ""), values.get("kind", "")
    if key and not KEY.fullmatch(key):
        yield "key", key, "Use small letters, figures and hyphens, and begin with a letter or figure."
    if kind and kind not in set(Kind):
        yield "kind", kind, f"Write one of: {', '.join(Kind)}."
    if kind in LISTED:
        yield from _wrong_answers(values)
    if kind == Kind.SCALE:
        yield from _wrong_scale(values)


def _wrong_answers(values: Mapping[str, str]) -> Iterable[Wrong]:
    answers, welsh = _listed(values, "answers"), _listed(values, "answers_cy")
    cell = values.get("answers", "")
    if len(answers) < 2:
        yield "answers", cell, f"Give at least two answers, with{BETWEEN}between them."
    if len(answers) > MOST_ANSWERS:
        yield "answers", cell, f"Give at most {MOST_ANSWERS} answers."
    if any(len(answer) > LONGEST_ANSWER for answer in (*answers, *welsh)):
        yield "answers", cell, f"Cut each answer to {LONGEST_ANSWER} characters."
    if len({answer.casefold() for answer in answers}) < len(answers):
        yield "answers", cell, "The same answer stands there twice: keep one."
    if welsh and len(welsh) != len(answers):
        yield "answers_cy", values["answers_cy"], "Give as many answers in Welsh as in English, or none."


def _wrong_scale(values: Mapping[str, str]) -> Iterable[Wrong]:
    ends = {}
    for column in ("lowest", "highest"):
        value = values.get(column, "")
        if re.fullmatch(r"-?\d{1,3}", value):
            ends[column] = int(value)
        else:
            yield column, value, "Write a whole number, such as 1 or 5."
    if len(ends) == 2 and not 1 <= ends["highest"] - ends["lowest"] < MOST_POINTS:
        yield "highest", values["highest"], f"It must be above the lowest, with at most {MOST_POINTS} points in all."


def _listed(values: Mapping[str, str], column: str) -> list[str]:
    return [part.strip() for part in values.get(column, "").split(BETWEEN.strip()) if part.strip()]


def _question(values: Mapping[str, str]) -> Question:
    kind, welsh = Kind(values["kind"]), _listed(values, "answers_cy")
    answers = _listed(values, "answers") if kind in LISTED else []
    options = tuple(
        Option(f"a{place}", text, welsh[place - 1] if welsh else "") for place, text in enumerate(answers, 1)
    )
    told = {name: values.get(name, "") for name in HEAD}
    scale = None
    if kind is Kind.SCALE:
        scale = Scale(
            int(told["lowest"]), int(told["highest"]), told["lowest_means"], told["highest_means"],
            told["lowest_means_cy"], told["highest_means_cy"],
        )  # fmt: skip
    return Question(
        told["key"], kind, told["question"], told["question_cy"], told["hint"], told["hint_cy"], options=options,
        scale=scale, unit=told["unit"] if kind is Kind.AMOUNT else "",
    )  # fmt: skip
