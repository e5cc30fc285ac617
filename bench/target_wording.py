"""Judge labelled targets and print how far the rules agree with the labels.

FRANKPLEDGE_DATA=/path python bench/target_wording.py          # real texts of strategies, labelled by hand
python bench/target_wording.py tests/reference/made_up_targets.csv
"""

from __future__ import annotations

import csv
import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from frankpledge.core.targets import Kind, Wording, judge_wording

LABELS = ("specific", "measurable", "time_scaled")
Labelled = dict[str, str]


@dataclass(frozen=True)
class Scores:
    """How far rules and labels agree: F1 of each yes-or-no label, and the kinds given for each kind labelled."""

    rows: int
    f1: dict[str, float]
    kinds: Counter[tuple[str, str]]

    @property
    def kind_accuracy(self) -> float:
        return sum(number for (label, given), number in self.kinds.items() if label == given) / self.rows

    def lines(self) -> Iterable[str]:
        yield f"{self.rows} texts"
        yield from (f"{label}: F1 {value:.3f}" for label, value in self.f1.items())
        yield f"kind: accuracy {self.kind_accuracy:.3f}"
        yield f"{'labelled':10}" + "".join(f"{kind:>9}" for kind in Kind) + "   precision  recall"
        yield from (self._line(kind) for kind in Kind)

    def _line(self, kind: str) -> str:
        given = [self.kinds[kind, other] for other in Kind]
        right, labelled = self.kinds[kind, kind], sum(given)
        told = sum(self.kinds[other, kind] for other in Kind)
        shares = (f"{right / whole:.2f}" if whole else "-" for whole in (told, labelled))
        return f"{kind:10}" + "".join(f"{number:9}" for number in given) + "{:>12}{:>8}".format(*shares)


def score(rows: list[Labelled]) -> Scores:
    judged = [judge_wording(row["text"]) for row in rows]
    f1 = {label: _f1(rows, judged, label) for label in LABELS}
    kinds = Counter((row["kind"], wording.kind.value) for row, wording in zip(rows, judged, strict=True))
    return Scores(len(rows), f1, kinds)


def _f1(rows: list[Labelled], judged: list[Wording], label: str) -> float:
    met = Counter((row[label] == "yes", getattr(wording, label)) for row, wording in zip(rows, judged, strict=True))
    return 2 * met[True, True] / max(1, 2 * met[True, True] + met[False, True] + met[True, False])


def read_labelled(path: Path) -> list[Labelled]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    data = os.environ.get("FRANKPLEDGE_DATA", "")
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(data) / "strategy" / "targets_labelled.csv"
    print("\n".join(score(read_labelled(path)).lines()))


if __name__ == "__main__":
    main()
