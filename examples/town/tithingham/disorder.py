"""Incidents of disorder and the calls made about them: several calls an incident, and several operators' habits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from tithingham import pattern
from tithingham.geography import Town
from tithingham.incidents import draw_events, draw_times, scatter
from tithingham.streets import Streets

TYPES = {
    "Rowdy or inconsiderate behaviour": 0.38, "Noise": 0.17, "Vehicle nuisance": 0.14, "Neighbour dispute": 0.12,
    "Street drinking": 0.08, "Fireworks": 0.03, "Concern for safety": 0.05, "Suspicious circumstances": 0.03,
}  # fmt: skip
ROWDY, DRIFTED = "Rowdy or inconsiderate behaviour", "Concern for safety"
DRIFTER, DRIFT_FROM, OPERATORS, DRIFTER_SHARE = "OP07", "2025-07", 9, 0.2
"""From that month on one operator, who takes a fifth of the calls, codes rowdiness as a concern for safety."""
RATE = 19.0
"""Incidents a year and thousand people."""
CALLS_EACH = (0.55, 0.2, 0.11, 0.07, 0.04, 0.03)
"""Share of incidents with one call, two, …, six."""
RECODED, CLOSE_PAIRS = 0.25, 0.2
MOST_MINUTES, MOST_METRES, STREET_METRES = 120, 150.0, 45.0


@dataclass(frozen=True, eq=False)
class Incidents:
    """What happened: street, metres, time and type of each incident, and beside which other it was put (or -1)."""

    street: NDArray[np.intp]
    metres: NDArray[np.float64]
    time: list[datetime]
    kind: NDArray[np.intp]
    beside: NDArray[np.intp]


@dataclass
class Call:
    """One call: as it was taken, and what is wrong with its row."""

    incident: int
    time: datetime
    metres: tuple[int, int]
    kind: str
    operator: str
    recoded: bool
    drifted: bool = False
    fault: str = ""
    log: str = ""


def draw_incidents(town: Town, streets: Streets, levels: NDArray[np.float64], rng: np.random.Generator) -> Incidents:
    """Draw incidents, then put a fifth of them in the street and the hour of another."""
    factors = pattern.ward_factors(pattern.SEASONAL, levels) * pattern.season(pattern.SEASONAL)
    street, month = draw_events(streets, RATE, factors, rng)
    time, number = draw_times(month, rng), len(street)
    order = rng.permutation(number)
    moved, stayed = np.split(order, [int(CLOSE_PAIRS * number)])
    beside = np.full(number, -1)
    beside[moved] = rng.choice(stayed, len(moved), replace=False)
    street[moved] = street[beside[moved]]
    for i, minute in zip(moved.tolist(), rng.integers(0, 60, len(moved)).tolist(), strict=True):
        time[i] = time[int(beside[i])].replace(minute=minute)
    metres = scatter(town, streets.metres[street], STREET_METRES, rng)
    return Incidents(street, metres, time, rng.choice(len(TYPES), number, p=list(TYPES.values())), beside)


def draw_calls(town: Town, incidents: Incidents, rng: np.random.Generator) -> list[Call]:
    """Draw the calls about each incident: the first at its time and place, the others after it and about it."""
    each = rng.choice(np.arange(1, 7), len(incidents.time), p=CALLS_EACH)
    incident = np.repeat(np.arange(len(each)), each)
    first = np.concatenate([[True], incident[1:] != incident[:-1]])
    around = scatter(town, incidents.metres[incident], MOST_METRES, rng)
    metres = np.where(first[:, None], incidents.metres[incident], around).astype(int).tolist()
    minutes = np.where(first, 0, rng.integers(0, MOST_MINUTES + 1, len(first))).tolist()
    recoded = ~first & (rng.random(len(first)) < RECODED)
    turn = np.where(recoded, rng.integers(1, len(TYPES), len(first)), 0)
    kinds, kind = list(TYPES), ((incidents.kind[incident] + turn) % len(TYPES)).tolist()
    operator = _operators(len(first), rng)
    calls = [
        Call(
            which + 1, incidents.time[which] + timedelta(minutes=minutes[i]), (metres[i][0], metres[i][1]),
            kinds[kind[i]], operator[i], bool(recoded[i]),
        )
        for i, which in enumerate(incident.tolist())
    ]  # fmt: skip
    _drift(calls)
    return sorted(calls, key=lambda call: (call.time, call.incident))  # an incident's first call stays first


def _operators(number: int, rng: np.random.Generator) -> list[str]:
    spread = np.full(OPERATORS, (1 - DRIFTER_SHARE) / (OPERATORS - 1))
    spread[int(DRIFTER[2:]) - 1] = DRIFTER_SHARE
    return [f"OP{n + 1:02}" for n in rng.choice(OPERATORS, number, p=spread).tolist()]


def _drift(calls: list[Call]) -> None:
    for call in calls:
        if call.operator == DRIFTER and call.kind == ROWDY and f"{call.time:%Y-%m}" >= DRIFT_FROM:
            call.kind, call.drifted = DRIFTED, True
