"""The rows of the tables of risks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Risk
from frankpledge.stages.partnership.queries.cycle_steps import label_of
from frankpledge.stages.partnership.queries.risks import state_of
from frankpledge.stages.partnership.tables.links import link
from frankpledge.stages.partnership.tables.means import change_text
from frankpledge.ui.formats import plural

Row = list[Any]
HEAVIEST = 9


def risk_rows(found: Iterable[Risk], standing: Standing) -> list[Row]:
    """Return a row a risk: what, how heavy, what it endangers, who answers for it, and how it stands."""
    return [
        [
            link(risk.what, "risk", standing, risk.pk), weight_text(risk), endangers_text(risk),
            str(risk.owner or "nobody"), {"status": state_of(risk)},
        ]
        for risk in found
    ]  # fmt: skip


def weight_text(risk: Risk) -> str:
    """Write how heavy a risk is: likelihood times impact, of nine at most."""
    return f"{risk.likelihood * risk.impact} of {HEAVIEST}"


def endangers_text(risk: Risk) -> str:
    """Count what a risk endangers."""
    counts = ((len(risk.actions.all()), "action"), (len(risk.procedures.all()), "procedure"), (len(risk.steps), "step"))
    return ", ".join(plural(count, word) for count, word in counts if count) or "nothing named"


def risk_facts(risk: Risk, standing: Standing) -> list[tuple[str, Any]]:
    """Return what is known of a risk, a pair a line."""
    change = risk.arises_from
    came_from = link(change_text(change), "resource-change", standing, change.pk) if change else ""
    return [
        ("How likely it is", risk.get_likelihood_display()),
        ("How bad it would be", risk.get_impact_display()),
        ("Weight", weight_text(risk)),
        ("Comes from", came_from),
        ("Answers for it", str(risk.owner or "nobody yet")),
        ("Raised on", risk.raised_on),
        ("How it stands", {"status": state_of(risk)}),
        ("What is done about it", risk.answer),
        ("Answered on", risk.answered_on),
        ("Closed on", risk.closed_on),
    ]


def endangered_rows(risk: Risk, labels: Mapping[str, str], standing: Standing) -> list[Row]:
    """Return a row a thing that a risk endangers: its kind, what it is, and by when it is due."""
    rows: list[Row] = [
        [link(f"{action.what} ({action.agency})", "action", standing, action.pk), "Action", action.due]
        for action in risk.actions.all()
    ]
    rows += [
        [link(procedure.name, "procedure", standing, procedure.pk), "Procedure", None]
        for procedure in risk.procedures.all()
    ]
    return rows + [[label_of(step, labels), "Step of the cycle", None] for step in risk.steps]
