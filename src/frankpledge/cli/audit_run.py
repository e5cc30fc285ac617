"""``frankpledge audit run``: from a recipe to a release in its folder."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from frankpledge.adapters.audit.load import load_recipe
from frankpledge.adapters.audit.reading import reading
from frankpledge.adapters.releases.folder_swap import check_replaceable, staging, swap_in
from frankpledge.adapters.releases.refusal import ReleaseRefused
from frankpledge.cli.exits import BAD_INPUT, REFUSED, Refusal
from frankpledge.core.faults import BadInput, group_faults

if TYPE_CHECKING:
    from frankpledge.adapters.audit.recipe import Recipe
    from frankpledge.adapters.audit.run import AuditRun
    from frankpledge.core.disclosure.earlier import EarlierRelease


def run(recipe_path: Path, out: Path, *, tables_only: bool, json_lines: bool, quiet: bool) -> None:
    """Run the audit and put its two folders in place, or refuse with plain lines."""
    started = time.monotonic()
    out = Path(os.path.abspath(out))
    try:
        check_replaceable(out)
        with staging(out) as stage:
            done = _build(recipe_path, out, stage, tables_only=tables_only, started=started)
    except BadInput as error:
        raise Refusal(BAD_INPUT, [str(fault) for fault in group_faults(error.faults)]) from error
    except ReleaseRefused as refused:
        head = "Not written: an attacker could work out withheld figures from this release."
        raise Refusal(REFUSED, [head, *refused.lines]) from refused
    except OSError as error:
        why = "the disk is full" if error.errno == 28 else (error.strerror or "the disk failed")
        raise Refusal(BAD_INPUT, [f"Nothing was written: {why}."]) from error
    if json_lines:
        for finding in done.audit.findings:
            typer.echo(json.dumps({"id": finding.identifier, "sentence": finding.sentence}, ensure_ascii=False))
    if not quiet:
        _say(done, out, time.monotonic() - started)


def _build(recipe_path: Path, out: Path, stage: Path, *, tables_only: bool, started: float) -> AuditRun:
    scratch = stage / "scratch"
    scratch.mkdir()
    recipe = load_recipe(recipe_path)
    earlier = _earlier(recipe)
    with reading(recipe, scratch) as reads:  # what counts and judges is loaded while files are being read
        from frankpledge.adapters.audit.run import run_audit

        done = run_audit(recipe, reads, scratch, with_findings=not tables_only, earlier=earlier)
    _write(done, stage, recipe.earlier_releases, tables_only=tables_only, started=started)
    swap_in([(stage / "release", out), (stage / "working", out.with_name(out.name + "-working"))], stage)
    return done


def _earlier(recipe: Recipe) -> tuple[EarlierRelease, ...]:
    """Read the earlier releases of the recipe; where it names none, nothing is loaded."""
    if not recipe.earlier_releases:
        return ()
    from frankpledge.adapters.releases.earlier import read_earlier

    return read_earlier(recipe.earlier_releases)


def _write(done: AuditRun, stage: Path, earlier: Sequence[Path], *, tables_only: bool, started: float) -> None:
    """Write the two folders in the staging folder, attacking the release together with the earlier ones."""
    from frankpledge.adapters.audit.counting import reconciliation_rows
    from frankpledge.adapters.releases.csv_tables import table_to_csv
    from frankpledge.adapters.releases.write import working_files, write_files, write_release

    notes = write_release(stage / "release", done.audit, tables_only=tables_only, earlier=earlier)
    for note in notes if earlier else ():
        typer.echo(note, err=True)
    rows = [row for one in done.counted for row in reconciliation_rows(one)]
    faults = group_faults(fault for one in done.counted for fault in one.faults)
    resources = {"seconds": round(time.monotonic() - started, 2), "peak_memory_mb": _peak_memory_mb()}
    write_files(stage / "working", working_files(rows, faults, table_to_csv(done.quality.exact_table), resources))


def _peak_memory_mb() -> int:
    """Return the most memory held at once, in MB; 0 where the system does not tell (Windows)."""
    with contextlib.suppress(ImportError):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1 if sys.platform == "darwin" else 1024)
    return 0


def _say(done: AuditRun, out: Path, seconds: float) -> None:
    rows = sum(int(reasons.sum()) for one in done.counted for _, reasons in one.reconciliation)
    typer.echo(f"{rows:,} rows of {len(done.counted)} sources in {seconds:.1f} s.", err=True)
    aside = sum(fault.count for one in done.counted for fault in one.faults)
    if aside:
        typer.echo(f"{aside:,} faults in rows are listed in {out.name}-working/faults.jsonl.", err=True)
    typer.echo(f"The release is in {out}", err=True)
