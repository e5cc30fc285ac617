"""The commands, their options and exit statuses."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from frankpledge.cli.exits import BAD_INPUT, Refusal, tell


class Engine(StrEnum):
    """What reads and joins the tables."""

    DUCKDB = "duckdb"


app = typer.Typer(
    help="From agencies' files to a crime and disorder audit that is safe to publish.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
audit_app = typer.Typer(help="Make an audit from a recipe.", no_args_is_help=True)
app.add_typer(audit_app, name="audit")
targets_app = typer.Typer(help="Look at a strategy's targets.", no_args_is_help=True)
app.add_typer(targets_app, name="targets")


@audit_app.command("run")
def audit_run(
    recipe: Annotated[Path, typer.Argument(help="The recipe: a TOML file.")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the release; DIR-working beside it is restricted.")],
    tables_only: Annotated[bool, typer.Option("--tables-only", help="Leave out maps, figures and report.")] = False,
    engine: Annotated[Engine, typer.Option("--engine", help="The table engine.")] = Engine.DUCKDB,
    json_lines: Annotated[
        bool, typer.Option("--json", help="Print findings as JSON Lines on standard output.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but faults.")] = False,
) -> None:
    """Run an audit: count, protect, attack, and write the release."""
    del engine  # there is one; the option is the contract's, so that recipes' commands need not change
    from frankpledge.cli.audit_run import run

    run(recipe, out, tables_only=tables_only, json_lines=json_lines, quiet=quiet)


@app.command("protect")
def protect(
    attack: Annotated[Path, typer.Option("--attack", help="The release folder to attack.")],
    earlier: Annotated[list[Path] | None, typer.Option("--earlier", help="An earlier release, known too.")] = None,
    json_lines: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
) -> None:
    """Attack a release by its published bytes alone: a line for each withheld cell."""
    from frankpledge.cli.protect import run

    run(attack, earlier or [], json_lines=json_lines)


@app.command("readiness")
def readiness(
    case: Annotated[str, typer.Option("--case", help="riverton, sandford, collingbridge, or a TOML file of facts.")],
    json_lines: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
) -> None:
    """Judge a partnership by its duties: a line for each finding."""
    from frankpledge.cli.readiness import run

    run(case, json_lines=json_lines)


@targets_app.command("check")
def targets_check(
    table: Annotated[Path, typer.Argument(help="A table of targets: CSV or a workbook.")],
    column: Annotated[str, typer.Option("--column", help="The heading of the column that holds their text.")],
    indicators: Annotated[
        Path | None, typer.Option("--indicators", help="A table of figures you keep: name, unit, value, period.")
    ] = None,
    json_lines: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
) -> None:
    """Judge the words of targets: specific, measurable, time-scaled, and of what kind; a line a row."""
    from frankpledge.cli.targets import run

    run(table, column, indicators, json_lines=json_lines)


def main() -> None:
    """Run a command; every refusal ends in a plain line and its exit status, never a traceback."""
    _run_plainly()
    try:
        app(standalone_mode=True)
    except Refusal as refusal:
        tell(refusal)
        sys.exit(refusal.status)
    except Exception as error:
        typer.echo(_program_fault(error), err=True)
        sys.exit(BAD_INPUT)
    except KeyboardInterrupt:
        typer.echo("Stopped; nothing was written.", err=True)
        sys.exit(BAD_INPUT)


def _run_plainly() -> None:
    """Set the process up for one command.

    Sums must not depend on how many cores a machine has, so linear algebra gets one. Garbage is looked for rarely: a
    command ends soon, and a boundary file is hundreds of thousands of small lists.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)


def _program_fault(error: Exception) -> str:
    """Say where the program failed, without the message: it may hold a value from somebody's record."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno} ({last.name})"
    return f"The program failed, and nothing was written. Please report this: {where}."
