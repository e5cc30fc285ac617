"""``frankpledge protect --attack``: what a stranger could work out from a release."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from frankpledge.adapters.releases.attack import attack
from frankpledge.adapters.releases.attack.report import AttackLine
from frankpledge.cli.exits import BAD_INPUT, FINDINGS, Refusal
from frankpledge.core.faults import BadInput


def run(folder: Path, earlier: list[Path], *, json_lines: bool) -> None:
    """Print a line for each withheld cell; end with status 1 if any could be worked out."""
    try:
        report = attack(folder, earlier)
    except BadInput as error:
        raise Refusal(BAD_INPUT, [str(fault) for fault in error.faults]) from error
    for line in report.lines:
        typer.echo(_as_json(line) if json_lines else _as_text(line))
    for said in (*report.notes, *(f"not read: {name}" for name in report.unread)):
        typer.echo(said, err=True)
    if report.broken:
        raise Refusal(FINDINGS, ["The attack succeeded.", *(str(leak) for leak in report.leaks)])


def _as_json(line: AttackLine) -> str:
    row: dict[str, object] = {"table": line.table, "cell": line.cell, "low": line.low, "high": line.high}
    row |= {"threshold": line.threshold, "safe": line.safe}
    return json.dumps(row, ensure_ascii=False)


def _as_text(line: AttackLine) -> str:
    high = "no upper end" if line.high is None else str(line.high)
    return "\t".join((line.table, line.cell, str(line.low), high, "" if line.safe else "BROKEN"))
