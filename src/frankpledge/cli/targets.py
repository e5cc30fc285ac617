"""``frankpledge targets check``: whether the words of targets can be checked, row by row."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer
from rich.console import Console
from rich.padding import Padding
from rich.progress import track
from rich.text import Text

from frankpledge.adapters.readers.one_column import read_columns
from frankpledge.cli.exits import BAD_INPUT, FINDINGS, Refusal
from frankpledge.core.faults import BadInput, Fault
from frankpledge.core.readiness.words import say_count
from frankpledge.core.targets import Indicator, Kind, Wording, judge_wording, offer_rewrites

INDICATOR_COLUMNS = ("name", "unit", "value", "period")
Judged = tuple[int, Wording, tuple[str, ...]]
"""Row, judgement, rewrites."""


def run(path: Path, column: str, indicators: Path | None, *, json_lines: bool) -> None:
    """Judge each row of a column; end with status 1 where one is not specific, measurable and time-scaled."""
    texts, known = _read(path, column, indicators)
    if not texts:
        raise Refusal(BAD_INPUT, [f"{path.name}: there is no row below the headings."])
    judged = list(_judge(texts, known))
    if json_lines:
        for row in judged:
            typer.echo(json.dumps(_as_object(row), ensure_ascii=False))
    else:
        _show(judged)
    failing = sum(not wording.passes for _, wording, _ in judged)
    if failing:
        raise Refusal(
            FINDINGS, [f"{say_count(failing, 'row')} of {len(judged)} not specific, measurable and time-scaled."]
        )


def _read(path: Path, column: str, indicators: Path | None) -> tuple[list[str], list[Indicator]]:
    """Read both files, so that the faults of both are told at once."""
    faults: list[Fault] = []
    texts: list[str] = []
    known: list[Indicator] = []
    try:
        texts = [cell for (cell,) in read_columns(path, [column])]
    except BadInput as error:
        faults += error.faults
    try:
        known = [Indicator(*cells) for cells in read_columns(indicators, INDICATOR_COLUMNS)] if indicators else []
    except BadInput as error:
        faults += error.faults
    if faults:
        raise Refusal(BAD_INPUT, [str(fault) for fault in faults])
    return texts, known


def _judge(texts: Sequence[str], indicators: Sequence[Indicator]) -> Iterator[Judged]:
    page = Console(stderr=True)
    shown = track(texts, "Judging", console=page, disable=not sys.stderr.isatty(), transient=True)
    for row, text in enumerate(shown, start=1):
        wording = judge_wording(text)
        yield row, wording, offer_rewrites(wording, indicators)


def _as_object(judged: Judged) -> dict[str, object]:
    row, wording, rewrites = judged
    return {
        "row": row,
        "text": wording.text,
        "specific": wording.specific,
        "measurable": wording.measurable,
        "time_scaled": wording.time_scaled,
        "kind": wording.kind.value,
        "reasons": [str(reason) for reason in wording.reasons],
        "rewrites": list(rewrites),
    }


def _show(judged: Sequence[Judged]) -> None:
    page = Console(highlight=False, markup=False)
    for row, wording, rewrites in judged:
        page.print(Text(f"{row}  {wording.text}", style="bold"))
        page.print(Padding(Text(_verdict(wording)), (0, 0, 0, 2), expand=False))
        for said in (*map(str, wording.reasons), *(f"Perhaps: {rewrite}" for rewrite in rewrites)):
            page.print(Padding(Text(said), (0, 0, 0, 4), expand=False))
    kinds = Counter(wording.kind for _, wording, _ in judged)
    page.print(Text(f"Of each kind: {', '.join(f'{kinds[kind]} {kind.value}' for kind in Kind)}."))


def _verdict(wording: Wording) -> str:
    marks = {"specific": wording.specific, "measurable": wording.measurable, "time-scaled": wording.time_scaled}
    said = (name if holds else f"not {name}" for name, holds in marks.items())
    return f"{', '.join(said)}; {wording.kind.value}"
