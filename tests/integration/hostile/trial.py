"""Put a recipe to the program and judge what it left behind."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from tests.integration.cleveland.command import assert_balanced, environment, reconciliation, table, working

MEASURED = Path(__file__).with_name("measured.py")
PATIENCE = "300"


@dataclass(frozen=True)
class Trial:
    """What one run said and used, and the folder it should have written or left alone."""

    status: int
    words: str
    peak_mb: float
    out: Path

    @property
    def working(self) -> Path:
        return working(self.out)

    def faults(self) -> list[dict[str, object]]:
        lines = (self.working / "faults.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def everything_said(self) -> str:
        """Return all that reaches the person who supplied the files: messages, faults and published words."""
        files = sorted(p for p in (self.working / "faults.jsonl", *self.out.rglob("*.csv")) if p.exists())
        return self.words + "".join(path.read_text(encoding="utf-8") for path in files)


def put(
    recipe: Path,
    out: Path,
    *,
    env: Mapping[str, str] | None = None,
    python: str = sys.executable,
    user: int | None = None,
) -> Trial:
    """Run the audit in a process of its own, measured, as another user if told so."""
    figures = recipe.parent / "figures.json"
    words = [python, "-m", "frankpledge.cli", "audit", "run", str(recipe), "--out", str(out)]
    measured = [sys.executable, str(MEASURED), str(figures), PATIENCE, "-" if user is None else str(user)]
    command = [*measured, *words, "--tables-only", "--quiet"]
    done = subprocess.run(command, env=environment(env), capture_output=True, check=False)
    result = json.loads(figures.read_text(encoding="utf-8"))
    said = (done.stdout + done.stderr).decode("utf-8", errors="replace")
    return Trial(result["status"], said, result["peak_mb"], out)


def everything_in(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes, and every folder by name."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"folder"
        for path in sorted(folder.rglob("*"))
    }


def assert_refused(trial: Trial, *hints: str) -> str:
    """The run ended with status 2 and one short line that names each hint (several joined by | are alternatives)."""
    assert trial.status == 2, f"exit {trial.status}, peak {trial.peak_mb:.0f} MB: {trial.words[-1500:]}"
    assert "Traceback" not in trial.words
    lines = [line for line in trial.words.splitlines() if line.strip()]
    fitting = [line for line in lines if all(_says(line, hint) for hint in hints)]
    assert fitting, f"no line says {hints}: {trial.words}"
    assert len(lines) <= 10, f"more than a short message: {trial.words}"
    assert max(map(len, lines)) <= 400, f"not a short line: {trial.words[:800]}"
    return fitting[0]


def _says(line: str, hint: str) -> bool:
    return any(word in line.lower() for word in hint.lower().split("|"))


def assert_counts(trial: Trial, expected: Mapping[str, int], category: str = "all") -> None:
    """The run ended well and published these counts by area."""
    assert trial.status == 0, f"exit {trial.status}: {trial.words[-1500:]}"
    assert "Traceback" not in trial.words
    counts = table(trial.out, "counts")
    counts = counts[counts["category"] == category].set_index("area_code")["count"].astype(int)
    assert counts.to_dict() == dict(expected)


def balance_of(trial: Trial) -> pd.Series:
    """Return the rows of the one file by reason, having checked that they add up."""
    balance = reconciliation(trial.out)
    assert_balanced(balance)
    assert len(balance) == 1
    return balance.iloc[0]


def rows_for(trial: Trial, *reasons: str) -> int:
    """Return how many rows were set aside for the reasons named, together."""
    return int(balance_of(trial).reindex(reasons).fillna(0).sum())


def refused(recipe: Path, out: Path, *hints: str) -> Trial:
    """Run; it must refuse in a line and leave the earlier release, and all beside it, as they were."""
    before = everything_in(out.parent)
    trial = put(recipe, out)
    assert_refused(trial, *hints)
    assert everything_in(out.parent) == before
    return trial
