"""Time the audit beside a bare copy and two peers, on the same machine, in the same minutes. See README.md."""

from __future__ import annotations

import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "src"
CODES = {
    "Anti-social behaviour": "anti-social-behaviour",
    "Bicycle theft": "bicycle-theft",
    "Burglary": "burglary",
    "Criminal damage and arson": "criminal-damage-arson",
    "Drugs": "drugs",
    "Other crime": "other-crime",
    "Other theft": "other-theft",
    "Possession of weapons": "possession-of-weapons",
    "Public order": "public-order",
    "Robbery": "robbery",
    "Shoplifting": "shoplifting",
    "Theft from the person": "theft-from-the-person",
    "Vehicle crime": "vehicle-crime",
    "Violence and sexual offences": "violent-crime",
}
CONTESTANTS = ("copy", "ours", "leanest", "lean", "plain")
Counts = dict[tuple[str, str], int]


@dataclass(frozen=True)
class Measure:
    """Wall time, processor time and peak memory of one process."""

    seconds: float
    processor: float
    peak_mb: float


def commands(folder: Path, out: Path, chosen: list[str]) -> dict[str, list[str]]:
    """Return the command of each contestant; they write to ``out/NAME``."""
    python = sys.executable
    ours = [
        python,
        "-m",
        "frankpledge.cli",
        "audit",
        "run",
        str(folder / "audit.toml"),
        "--out",
        str(out / "ours" / "audit"),
    ]
    every = {
        "copy": [python, str(HERE / "bare_copy.py"), str(folder), str(out / "copy")],
        "ours": [*ours, "--tables-only", "--quiet"],
        "leanest": [python, str(HERE / "peer_leanest.py"), str(folder), str(out / "leanest")],
        "lean": [python, str(HERE / "peer_lean.py"), str(folder), str(out / "lean")],
        "plain": [python, str(HERE / "peer_plain.py"), str(folder), str(out / "plain")],
    }
    return {name: every[name] for name in every if name in chosen}


def measure(command: list[str]) -> Measure:
    """Run one process to its end; its own peak is read from the kernel."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(SOURCE)})
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Measure(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def ready(folder: Path, rows: int, kind: str) -> None:
    """Make the data once; another run of the same kind finds it there."""
    mark = folder / "made.json"
    wanted = {"rows": rows, "kind": kind, "maker": (HERE / "make_town.py").stat().st_size}
    if mark.exists() and json.loads(mark.read_text(encoding="utf-8")) == wanted:
        return
    subprocess.run([sys.executable, str(HERE / "make_town.py"), str(folder), str(rows), kind], check=True)
    mark.write_text(json.dumps(wanted), encoding="utf-8")


def compiled() -> None:
    """Compile our own modules, as those of the libraries are at set-up: nobody pays for it in the race."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(SOURCE)], check=True)


def warm(path: Path) -> None:
    """Read the file once, so that nobody is the one to fetch it from the disk."""
    with path.open("rb") as stream:
        while stream.read(1 << 24):
            pass


def peer_counts(path: Path) -> Counts:
    with path.open(encoding="utf-8", newline="") as stream:
        return {(row["area_code"], CODES[row["category"]]): int(row["n"]) for row in csv.DictReader(stream)}


def our_counts(path: Path) -> Counts:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["area_code"].startswith("W") and row["category"] != "all"]
    return {(row["area_code"], row["category"]): int(row["count"]) for row in rows if row["count"] != "0"}


def check_agreement(out: Path, names: list[str]) -> str:
    """Stop unless all who count have counted the same."""
    read = {"ours": lambda: our_counts(out / "ours" / "audit" / "tables" / "counts.csv")}
    found = {n: read.get(n, lambda n=n: peer_counts(out / n / "counts.csv"))() for n in names if n != "copy"}
    first_name, first = next(iter(found.items()))
    for name, counts in found.items():
        differing = sorted(key for key in first.keys() | counts.keys() if first.get(key) != counts.get(key))
        if differing:
            sys.exit(f"{first_name} and {name} differ in {len(differing)} cells, first {differing[:3]}")
    return f"{' and '.join(found)} agree on {len(first):,} cells holding {sum(first.values()):,} rows"


def contest(folder: Path, chosen: list[str], repeats: int) -> Mapping[str, list[Measure]]:
    """Run all in turn, so often; check that they agree."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        out = Path(name)
        runs = commands(folder, out, chosen)
        for contestant in runs:
            (out / contestant).mkdir()
        measured: dict[str, list[Measure]] = {contestant: [] for contestant in runs}
        warm(folder / "street.csv")
        for _ in range(repeats):
            for contestant, command in runs.items():
                measured[contestant].append(measure(command))
        print(f"  {check_agreement(out, list(runs))}")
    return measured


def report(measured: Mapping[str, list[Measure]]) -> None:
    middle = {name: statistics.median(m.seconds for m in runs) for name, runs in measured.items()}
    for name, runs in measured.items():
        processor = statistics.median(m.processor for m in runs)
        peak = max(m.peak_mb for m in runs)
        each = " ".join(f"{m.seconds:.2f}" for m in runs)
        print(
            f"  {name:7} median {middle[name]:6.2f} s  processor {processor:6.2f} s  peak {peak:5.0f} MB  each {each}"
        )
    for over, under in (("ours", "copy"), ("leanest", "ours"), ("lean", "ours"), ("plain", "ours")):
        if over in middle and under in middle:
            print(f"  {over}/{under} = {middle[over] / middle[under]:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--points", choices=["distinct", "snapped", "both"], default="both")
    parser.add_argument("--only", nargs="+", choices=CONTESTANTS, default=CONTESTANTS)
    parser.add_argument("--data", type=Path, default=Path(tempfile.gettempdir()) / "frankpledge-bench")
    wanted = parser.parse_args()
    compiled()
    for kind in ("distinct", "snapped") if wanted.points == "both" else (wanted.points,):
        folder = wanted.data / f"{kind}-{wanted.rows}"
        ready(folder, wanted.rows, kind)
        print(f"{wanted.rows:,} rows, points {kind}, 5,184 wards of 28 vertices")
        report(contest(folder, wanted.only, wanted.repeats))


if __name__ == "__main__":
    main()
