"""The tables of what people answered, a table a question."""

from __future__ import annotations

from typing import Any

from frankpledge.core.quantities import FEW, Withheld
from frankpledge.core.questionnaires import Kind
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.definition import asked_of
from frankpledge.stages.consultation.models import Question, Questionnaire
from frankpledge.stages.consultation.queries.results import Tally
from frankpledge.stages.consultation.rules.bases import SMALL_BASE, shown_counts, shown_share
from frankpledge.stages.consultation.rules.channels import CHANNELS, Channel
from frankpledge.stages.consultation.rules.repeats import flooded_days
from frankpledge.stages.consultation.tallies import SEVERAL, told_to
from frankpledge.ui.addresses import reverse
from frankpledge.ui.questions import words_by_code

Row = list[Any]
Earlier = list[tuple[Questionnaire, str, dict[str, int]]]


def result_tables(questions: list[Question], told: Tally, standing: Standing, earlier: Earlier) -> list[dict[str, Any]]:
    """Return for each question its caption, headings and rows; for words, how many wrote and where to read them."""
    return [_table(row, told, standing, [each for each in earlier if each[1] == row.key]) for row in questions]


def _table(row: Question, told: Tally, standing: Standing, earlier: Earlier) -> dict[str, Any]:
    base, kind = told.bases.get(row.pk, 0), Kind(row.kind)
    shown: dict[str, Any] = {"question": row, "note": _note(kind, base), "head": [], "rows": [], "earlier": ""}
    if kind is Kind.TEXT:
        address = reverse("consultation:comments", args=[standing.partnership.slug, row.pk])
        return shown | {
            "comments": address if base else "",
            "note": f"{base:,} wrote something." if base else shown["note"],
        }
    if base < FEW:
        return shown
    if kind is Kind.AMOUNT:
        return shown | {"head": ["", row.unit.capitalize() or "Amount"], "rows": _amount_rows(told, row, base)}
    head = ["Answer", "Put first" if kind is Kind.RANK else "Count", "Share of those who answered"]
    rows = [[each.answer, each.count, each.share] for each in told_to(row, told).rows]
    return shown | {"head": head, "rows": rows, "earlier": _earlier(row, earlier)}


def _amount_rows(told: Tally, row: Question, base: int) -> list[Row]:
    """Return the mean; the highest and the lowest would each be one person's answer."""
    amounts = told.amounts.get(row.pk)
    if amounts is None:
        return []
    return [["Mean of all answers", SMALL_BASE if base < FEW else round(float(amounts["mean"]), 2)]]


def _note(kind: Kind, base: int) -> str:
    """Say how many answered; where it was a few, that what they said is withheld."""
    if base < FEW:
        return f"Withheld: {SMALL_BASE.reason}." if base else "Nobody has answered it yet."
    many = f" {SEVERAL}" if kind is Kind.MANY else ""
    return f"{base:,} answered.{many}"


def _earlier(row: Question, earlier: Earlier) -> str:
    """Say what was answered most in earlier years, where enough answered."""
    asked, said = asked_of(row), []
    for questionnaire, _, counts in earlier:
        base = sum(counts.values())
        code, most = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
        shown = shown_counts(counts, base)[code]
        if asked.kind in (Kind.CHOICE, Kind.SCALE) and not isinstance(shown, Withheld):
            when = f"{questionnaire.exercise} ({questionnaire.opens:%Y})"
            said.append(f"{when}: most often ‘{words_by_code(asked)[code]}’, {shown_share(most, base)}.")
    return " ".join(said)


def channel_rows(told: Tally) -> list[Row]:
    """Return a row a channel, and one for groups that answered together."""
    rows: list[Row] = [[CHANNELS[Channel(name)], count] for name, count in told.by_channel.items()]
    if told.groups:
        rows.append(
            [f"Groups that answered together, for {told.people_spoken_for:,} people: counted apart", told.groups]
        )
    return rows


def place_rows(told: Tally) -> list[Row]:
    """Return a row a place."""
    return [[name, count] for name, count in told.by_place.items()]


def warnings(told: Tally) -> list[str]:
    """Say what is to be borne in mind of how the responses came."""
    said = []
    if told.repeats:
        alike = f"{told.repeats:,} say so much the same as another about the same day"
        said.append(f"{alike} that they may come from one hand. They are counted.")
    said += [f"On {day:%-d %B %Y} many times more came than on a usual day: {told.by_day[day]:,}." for day in
             flooded_days(told.by_day)]  # fmt: skip
    if told.words_removed:
        said.append(f"Personal details were taken out of {told.words_removed:,} answers in people’s own words.")
    return said
