"""The rows of the scope: questions, sources, and whether they fit the time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Question, Source
from frankpledge.stages.audit.queries.scope import Scope
from frankpledge.stages.audit.rules.catalogue import CATALOGUE
from frankpledge.stages.audit.tables.links import days_text, link
from frankpledge.ui.formats import money_text

Row = list[Any]
IN, OUT = {"text": "Taken in"}, {"text": "Left out"}


def question_rows(found: Iterable[Question], standing: Standing, *, changes: bool) -> list[Row]:
    """Return a row a question."""
    return [
        [
            link(each.text, "question-amend", standing, each.pk) if changes else each.text,
            each.get_weight_display(), _chosen(each), each.reason,
        ]
        for each in found
    ]  # fmt: skip


def source_rows(scope: Scope, standing: Standing, *, changes: bool) -> list[Row]:
    """Return a row a source: those taken in by their worth to the questions, then those left out."""
    by_key = {source.pk: source for source in scope.sources}
    ranked = [
        [
            *_named(by_key[each.source.key], standing, changes=changes), each.source.worth, each.source.person_days,
            each.days_so_far, {"status": "fits" if each.fits else "beyond the time"},
            by_key[each.source.key].reason,
        ]
        for each in scope.ranked
    ]  # fmt: skip
    left_out = [
        [*_named(source, standing, changes=changes), None, source.person_days, None, {"status": "left out"},
         source.reason]
        for source in scope.sources if not source.is_in
    ]  # fmt: skip
    return ranked + left_out


def _named(source: Source, standing: Standing, *, changes: bool) -> Row:
    name = link(source.name, "source-amend", standing, source.pk) if changes else source.name
    return [name, str(source.agency or "")]


def _chosen(each: Question) -> dict[str, str]:
    return IN if each.is_in else OUT


def scope_facts(scope: Scope, *, estimates: bool) -> list[tuple[str, Any]]:
    """Return how the days that are needed compare with those there are (R105), and for members the money (R162)."""
    return [
        ("Person-days there are", days_text(scope.available)),
        ("Needed for the sources taken in", days_text(scope.source_days)),
        ("Needed for the new research taken in", days_text(scope.research_days)),
        ("Needed for other tasks of the plan", days_text(scope.other_days)),
        *(_money_facts(scope) if estimates else []),
    ]


def _money_facts(scope: Scope) -> list[tuple[str, Any]]:
    there_is = money_text(scope.money) if scope.money is not None else "not said yet"
    return [("Money there is", there_is), ("The new research taken in costs", money_text(scope.research_cost))]


def catalogue_rows(weighed: Iterable[Source], standing: Standing, audit_pk: int, *, changes: bool) -> list[Row]:
    """Return a row a kind of data that guidance names, and what the audit chose about it."""
    chosen = {source.name.casefold(): source for source in weighed}
    return [
        [each.data, each.holder, _choice(chosen.get(each.data.casefold()), each.data, standing, audit_pk, changes)]
        for each in CATALOGUE
    ]


def _choice(source: Source | None, data: str, standing: Standing, audit_pk: int, changes: bool) -> Any:
    if source:
        return "Taken in" if source.is_in else "Left out"
    return link("Weigh it", "source-weigh", standing, audit_pk, query=f"?name={_quoted(data)}") if changes else None


def _quoted(text: str) -> str:
    from django.utils.http import urlencode

    return urlencode({"name": text}).removeprefix("name=")
