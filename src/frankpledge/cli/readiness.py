"""``frankpledge readiness``: what a partnership owes, judged from a plain file of facts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from frankpledge.adapters.cases import read_case
from frankpledge.cli.exits import BAD_INPUT, FINDINGS, Refusal
from frankpledge.core.cycle import Regime
from frankpledge.core.faults import BadInput
from frankpledge.core.readiness import (
    Finding,
    Status,
    finding_row,
    findings_by_head,
    idle_answers,
    in_order,
    judge,
    rules_not_asked,
)
from frankpledge.core.readiness.case import Case
from frankpledge.core.readiness.words import say_count, say_day, say_list
from frankpledge.stages.audit.rules import RULES as AUDIT
from frankpledge.stages.consultation.rules import RULES as CONSULTATION
from frankpledge.stages.partnership.rules import RULES as PARTNERSHIP

RULES = in_order(PARTNERSHIP, AUDIT, CONSULTATION)


def run(name: str, *, json_lines: bool) -> None:
    """Print the findings of a case; end with status 1 where any is open."""
    try:
        case, regime = read_case(name)
    except BadInput as error:
        raise Refusal(BAD_INPUT, [str(fault) for fault in error.faults]) from error
    findings = judge(case, regime, RULES)
    if json_lines:
        for finding in findings:
            typer.echo(json.dumps(finding_row(finding), ensure_ascii=False))
    else:
        _show(case, regime, findings)
    for said in _aside(case, findings):
        typer.echo(said, err=True)
    still_open = sum(finding.status is Status.OPEN for finding in findings)
    if still_open:
        raise Refusal(FINDINGS, [f"{say_count(still_open, 'finding')} open."])


def _show(case: Case, regime: Regime, findings: Sequence[Finding]) -> None:
    page = Console(highlight=False, markup=False)
    page.print(Text(f"{case.partnership.name} on {say_day(case.as_of)}: {regime.title}", style="bold"))
    if not findings:
        page.print("Nothing was found wanting.")
    for head, under in findings_by_head(findings).items():
        if under:
            page.print(Text(f"\n{head.value.capitalize()}", style="bold"))
        for finding in under:
            _show_one(page, finding)


def _show_one(page: Console, finding: Finding) -> None:
    page.print(Text(f"{finding.rule}  {finding.severity.value}, {finding.status.value}", style="bold"))
    page.print(Padding(Text(finding.sentence), (0, 0, 0, 2), expand=False))
    what = f"Reason recorded: {finding.reason}" if finding.status is Status.ANSWERED else f"Mend: {finding.mend}"
    page.print(Padding(Text(what), (0, 0, 0, 2), expand=False))
    page.print(
        Padding(
            Text(f"Subject: {finding.subject}. Source: {finding.source}{_lines(finding)}"), (0, 0, 0, 2), expand=False
        )
    )


def _lines(finding: Finding) -> str:
    lines = sorted({fact.source for fact in finding.facts if fact.source})
    return f". Facts: {'; '.join(lines)}" if lines else ""


def _aside(case: Case, findings: Sequence[Finding]) -> Iterator[str]:
    for answer in idle_answers(case, findings):
        yield f"The reason “{answer.id}” answers no finding."
    silent = rules_not_asked(case, RULES)
    if silent:
        needs = sorted({need for _, missing in silent for need in missing})
        rules = say_count(len(silent), "rule")
        yield f"{rules} of {len(RULES)} not asked: the case does not keep whole {say_list(needs)}."
