"""Labels whose share shifts suddenly: in a month against the others, or with one operator against the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.wording import EXACT, Wording, listed

FALSE_ALARM = 0.01
"""Chance of one false alarm in a whole table of comparisons (Bonferroni)."""
NATURAL = 0.15
"""By how much of itself a label's share wanders from month to month without any change of coding."""
CLUSTERED = 2
"""Records come in clusters (several calls about one incident), which doubles the variance of chance."""
LEAST_DIFFERENCE, LEAST_RATIO = 0.05, 1.5
"""A shift is told only from five percentage points, and from half as much again (or two thirds), up."""
LEAST_ROWS = 30
"""Months and operators with fewer records are left out: their shares say nothing."""


@dataclass(frozen=True)
class Shift:
    """A label's share in one group (a month, an operator) that differs from its share in all the others."""

    label: str
    group: str
    share: float
    elsewhere: float


def shifts(table: NDArray[Any], labels: list[str], groups: list[str]) -> list[Shift]:
    """Compare each label's share in each group with its share in all other groups together.

    Parameters
    ----------
    table : int array, shape (n_labels, n_groups). Unit: records.

    Notes
    -----
    z = (p - q) / √(2 r (1 - r) (1/n + 1/m) + (0.15 r)²): p the share among the n records of the group, q that
    among the m others, r that among all. It must pass the two-sided normal bound for a chance of
    0.01 / (labels × groups), with the least difference and ratio above.

    Examples
    --------
    >>> table = np.array([[50, 50, 10], [50, 50, 90]])
    >>> [(s.label, s.group) for s in shifts(table, ["noise", "youths"], ["January", "February", "March"])]
    [('noise', 'March'), ('youths', 'March')]
    """
    kept = np.flatnonzero(table.sum(axis=0) >= LEAST_ROWS) if table.size else np.zeros(0, dtype=np.int64)
    if len(kept) < 2:
        return []
    inside = table[:, kept].astype(np.float64)
    size, total = inside.sum(axis=0), inside.sum()
    others = inside.sum(axis=1, keepdims=True) - inside
    share, elsewhere = inside / size, others / (total - size)
    overall = inside.sum(axis=1, keepdims=True) / total
    noise = CLUSTERED * overall * (1 - overall) * (1 / size + 1 / (total - size)) + (NATURAL * overall) ** 2
    bound = NormalDist().inv_cdf(1 - FALSE_ALARM / inside.size / 2)
    apart = np.abs(share - elsewhere)
    ratio = np.maximum(share, elsewhere) >= LEAST_RATIO * np.minimum(share, elsewhere)
    found = (apart > bound * np.sqrt(noise)) & (apart >= LEAST_DIFFERENCE) & ratio
    return [
        Shift(labels[i], groups[kept[j]], float(share[i, j]), float(elsewhere[i, j])) for i, j in np.argwhere(found)
    ]


def months_shifted(profile: SourceProfile) -> list[Shift]:
    """Return the labels whose share in a month differs from that in all other months."""
    cells = {(label, month): n for (label, month), n in profile.label_months.items()}
    return shifts(*_table(cells))


def operators_shifted(profile: SourceProfile) -> list[Shift]:
    """Return the labels whose share with an operator differs from that with all other operators."""
    cells: dict[tuple[str, str], int] = {}
    for (operator, label, _), n in profile.operator_months.items():
        cells[label, operator] = cells.get((label, operator), 0) + n
    return shifts(*_table(cells))


def label_drift(profile: SourceProfile, say: Wording = EXACT) -> list[QualityNote]:
    """Return a note for each label whose share shifts in some months, naming them."""
    return _notes(profile, "label-drift", "months", months_shifted(profile), say)


def operator_drift(profile: SourceProfile, say: Wording = EXACT) -> list[QualityNote]:
    """Return a note for each label that some operators use unlike the others; who they are is said only exactly."""
    return _notes(profile, "operator-drift", "operators", operators_shifted(profile), say)


def _table(cells: dict[tuple[str, str], int]) -> tuple[NDArray[Any], list[str], list[str]]:
    labels, groups = (sorted({key[at] for key in cells}) for at in (0, 1))
    table = np.zeros((len(labels), len(groups)), dtype=np.int64)
    rows, columns = ({name: at for at, name in enumerate(names)} for names in (labels, groups))
    for (label, group), n in cells.items():
        table[rows[label], columns[group]] = n
    return table, labels, groups


def _notes(profile: SourceProfile, check: str, measure: str, found: Iterable[Shift], say: Wording) -> list[QualityNote]:
    by_label: dict[str, list[Shift]] = {}
    for shift in found:
        by_label.setdefault(shift.label, []).append(shift)
    return [_note(profile, check, measure, label, some, say) for label, some in sorted(by_label.items())]


def _note(profile: SourceProfile, check: str, measure: str, label: str, some: list[Shift], say: Wording) -> QualityNote:
    rows = profile.labels.get(label, 0)
    field = label if say.may_name(profile, rows) else "category"
    name = say.name(profile, label, rows, "One of the labels, not named here,")
    where = _where(measure, some, say)
    sentence = (
        f"{name} has a share out of line with the rest: {where}; please say whether the way of coding differed, "
        "and code all alike."
    )
    return QualityNote(profile.source, check, field, measure, str(len(some)), sentence)


def _where(measure: str, some: list[Shift], say: Wording) -> str:
    if say.exact:
        return listed([f"{s.group} ({s.share:.1%} against {s.elsewhere:.1%})" for s in some])
    if measure == "operators":
        return f"so with {len(some)} of those who enter records"
    more, less = ([s.group for s in some if (s.share > s.elsewhere) is up] for up in (True, False))
    return ", ".join(f"{word} in {listed(names)}" for word, names in (("higher", more), ("lower", less)) if names)
