"""One order from people's and the audit's, as rows: the order, its weights, what is missing, and what was agreed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from frankpledge.core.opinion.combining import Combined, Placed
from frankpledge.stages.consultation.forms.combining import CombineForm
from frankpledge.stages.consultation.models import AgreedWeights
from frankpledge.ui.formats import plural
from frankpledge.ui.questions import words_by_code

Row = list[Any]


def combined_tables(form: CombineForm) -> dict[str, Any]:
    """Return the combined order with each order's places beside it, the weights, and what is missing."""
    found, words = form.combined(), words_by_code(form.asked)
    return {
        "head": ["Place", "Issue", "Score, from 0 to 1", "Place over all weights", *found.orders],
        "rows": [
            [each.place, words[each.issue], f"{each.score:.2f}", _between(each), *map(_place, each.places)]
            for each in found.placed
        ],
        "weights": _weight_rows(form),
        "missing": [[words[issue], ", ".join(names)] for issue, names in found.missing.items()],
        "withheld": [[each.name, each.why] for each in form.people if each.order is None],
        "depends": depends(found, words),
        "step": found.step,
        "weightings": found.weightings,
    }


def _between(each: Placed) -> str:
    return str(each.from_place) if each.is_sure else f"{each.from_place} to {each.to_place}"


def _place(place: float) -> str:
    return f"{place:g}"


def _weight_rows(form: CombineForm) -> list[Row]:
    weights, orders = form.weights(), form.orders()
    total = sum(weights.values())
    return [[order.name, weights[key], f"{weights[key] / total:.0%}"] for key, order in orders.items()]


def depends(found: Combined, words: Mapping[str, str]) -> str:
    """Say how far the order depends on the weights: how many no weights move, and which could come first."""
    sure = sum(each.is_sure for each in found.placed)
    first = [words[each.issue] for each in found.placed if each.from_place == 1]
    keep = "keeps its" if sure == 1 else "keep their"
    moved = f"Of {plural(len(found.placed), 'issue')}, {sure} {keep} place whatever the weights."
    if len(first) == 1:
        return f"{moved} {first[0]} comes first whatever the weights."
    return f"{moved} By some weights each of these comes first: {', '.join(first)}."


def agreed_rows(found: Iterable[AgreedWeights]) -> list[Row]:
    """Return a row an agreement: who agreed, when, on which weights, and why."""
    return [[each.agreed_on, each.agreed_by, each.question.text, _weights_words(each), each.reason] for each in found]


def _weights_words(agreed: AgreedWeights) -> str:
    names = {f"m{number}": each["name"] for number, each in enumerate(agreed.measures, 1)}
    people = {"people": "everybody who answered"}
    people_first = sorted(agreed.weights.items(), key=lambda pair: (pair[0] in names, pair[0]))  # any database's order
    return ", ".join(
        f"{(names | people).get(key, key.removeprefix('group-'))} {weight}" for key, weight in people_first
    )
