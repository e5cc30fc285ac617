"""The rows of the pages on who was heard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from frankpledge.core.questionnaires import Kind
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import GroupAnswers, GroupToHear
from frankpledge.stages.consultation.queries.weighted import Round
from frankpledge.stages.consultation.rules.heard import Characteristic, Line, group_line, lines_of
from frankpledge.stages.consultation.tables.links import link
from frankpledge.ui.addresses import reverse

Row = list[Any]
HEAD = ["Answer", {"text": "Respondents", "number": True}, {"text": "Share of them", "number": True},
        {"text": "Share of people here", "number": True}, "Heard"]  # fmt: skip
NOT_TOLD = "no question tells"


def line_row(line: Line, first: Any = None) -> Row:
    """Return one line's cells."""
    found = line.found
    share = found.share if found else line.respondents
    due = f"{line.population_share:.0%}" if line.population_share is not None else None
    return [
        first or line.words, line.respondents, f"{share:.0%}" if isinstance(share, float) else share, due,
        {"status": line.status},
    ]  # fmt: skip


def characteristic_tables(told: Round, standing: Standing, *, may_run: bool) -> list[dict[str, Any]]:
    """Return a table a characteristic, with the census it is set beside, and where to enter it."""
    slug = standing.partnership.slug
    where = {row.key: reverse("consultation:margin", args=[slug, row.pk]) for row in told.questions}
    return [
        {
            "text": one.text, "head": HEAD, "rows": [line_row(line) for line in lines_of(one)], "source": one.source,
            "enter": where[one.key] if may_run else "",
        }
        for one in told.characteristics
    ]  # fmt: skip


def others_to_enter(told: Round, standing: Standing) -> list[tuple[str, str]]:
    """Return the partnership's own questions that could tell what people are like, with where to enter the people."""
    known = {one.key for one in told.characteristics}
    return [
        (row.text, reverse("consultation:margin", args=[standing.partnership.slug, row.pk]))
        for row in told.questions
        if row.kind == Kind.CHOICE and not row.is_from_bank and not row.only_if and row.key not in known
    ]


def group_rows(
    told: Round, groups: Iterable[GroupToHear], answers: Sequence[GroupAnswers], standing: Standing
) -> list[Row]:
    """Return a row a group to hear; one that no question tells of says so."""
    by_key = {one.key: one for one in told.characteristics}
    by_group = {each.group_id: each for each in answers}
    rows: list[Row] = []
    for group in groups:
        name, tells = link(group, "group", standing, group.pk), by_group.get(group.pk)
        one = by_key.get(tells.key) if tells else None
        line = group_line(one, group.name, tells.codes) if one and tells else None
        rows.append(line_row(line, name) if line else [name, None, None, None, {"status": NOT_TOLD}])
    return rows


def gaps(lines: Iterable[Line]) -> list[Line]:
    """Return those who were heard too little."""
    return [line for line in lines if line.is_gap]


def limits(told: Round) -> list[str]:
    """Say what of the census could not be set beside answers."""
    return [f"‘{one.text}’: nobody has entered how many people there are." for one in told.characteristics
            if not one.people]  # fmt: skip


def name_address(one: Characteristic, line: Line, times: tuple[int, int], standing: Standing) -> str:
    """Return where a group is named from a gap, with its name and reason filled in."""
    under, of = times
    often = f" In {under} of {of} questionnaires they were heard too little." if of else ""
    asked = one.text.rstrip("?")
    given = {"name": f"{line.words} ({asked.lower()})"[:120], "reason": f"{line.sentence}{often}"}
    return f"{reverse('consultation:group-name', args=[standing.partnership.slug])}?{urlencode(given)}"


def pooled_rows(one: Characteristic, lines: Iterable[tuple[Line, tuple[int, int]]]) -> list[Row]:
    """Return a row an answer over all earlier questionnaires, with how often it was heard too little."""
    return [[*line_row(line), f"{under} of {of}" if of else "cannot be told"] for line, (under, of) in lines]
