"""The rows of what exercises were worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Evaluation
from frankpledge.stages.consultation.tables.links import link
from frankpledge.ui.formats import money_text, percent_text

Row = list[Any]


def worth_facts(worth: Evaluation) -> list[tuple[str, Any]]:
    """Return what an exercise was worth, a pair a line."""
    each = worth.cost_of_each
    return [
        ("Reached", worth.reached if worth.reached is not None else "nobody can tell"),
        ("Answered or came", worth.responded),
        ("Share of those reached", percent_text(worth.share) if worth.share is not None else "not known"),
        ("Cost per response", money_text(each) if each is not None else "not known"),
        ("What it did to decisions", f"{worth.get_influence_display()}. {worth.changed}"),
        ("What to do otherwise", worth.lessons),
        ("Whom to go back to", worth.contacts or "nobody named"),
        ("Meeting that was told", str(worth.told_at) if worth.told_at else "none yet"),
    ]


def worth_rows(found: Sequence[Evaluation] | Iterable[Evaluation], standing: Standing) -> list[Row]:
    """Return a row an evaluation, for whoever plans the next of its kind."""
    return [
        [
            link(each.exercise.title, "exercise", standing, each.exercise_id), each.exercise.get_method_display(),
            each.exercise.opens, each.responded, percent_text(each.share) if each.share is not None else None,
            money_text(each.cost_of_each) if each.cost_of_each is not None else None, each.get_influence_display(),
            each.lessons,
        ]
        for each in found
    ]  # fmt: skip
