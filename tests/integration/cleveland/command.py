"""Run the program as a person would: a process of its own, files in, files out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

CHECKOUT = Path(__file__).resolve().parents[3]


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return this process's environment with the program importable, and whatever a test wants changed."""
    path = os.pathsep.join([*(extra or {}).get("PYTHONPATH", "").split(os.pathsep), str(CHECKOUT / "src")])
    return {**os.environ, **(extra or {}), "PYTHONPATH": path.strip(os.pathsep)}


def audit_run(
    recipe: Path, out: Path, *options: str, extra_env: Mapping[str, str] | None = None, command: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run ``audit run`` and return its exit status and words."""
    words = [*command, sys.executable, "-m", "frankpledge.cli", "audit", "run", str(recipe), "--out", str(out)]
    return subprocess.run(
        [*words, *options], env=environment(extra_env), capture_output=True, text=True, check=False, timeout=900
    )


def audited(recipe: Path, out: Path, *options: str, extra_env: Mapping[str, str] | None = None) -> Path:
    """Run an audit that must succeed; return its folder."""
    done = audit_run(recipe, out, "--quiet", *options, extra_env=extra_env)
    assert done.returncode == 0, f"exit {done.returncode}: {done.stderr[-2000:]}"
    return out


def working(out: Path) -> Path:
    """Return the restricted folder that stands beside a release."""
    return out.with_name(out.name + "-working")


def table(out: Path, name: str) -> pd.DataFrame:
    """Read a published table as it stands: every cell a string, empty cells empty strings."""
    return pd.read_csv(out / "tables" / f"{name}.csv", dtype=str, keep_default_na=False)


def reconciliation(out: Path) -> pd.DataFrame:
    """Return rows by source, file (index) and reason (columns), zero where a reason does not occur."""
    rows = pd.read_csv(working(out) / "reconciliation.csv")
    return rows.pivot_table(index=["source", "file"], columns="reason", values="rows", aggfunc="sum", fill_value=0)


def assert_balanced(balance: pd.DataFrame) -> None:
    """Every file's rows read are accounted for by the other reasons."""
    others = balance.drop(columns="read").sum(axis=1)
    off = balance[balance["read"] != others]
    assert off.empty, f"files whose reasons do not add up to what was read:\n{off.to_string()}"
