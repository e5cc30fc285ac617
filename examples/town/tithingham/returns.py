"""Agencies that keep totals and no records: by beat, by school, by court, and from index cards."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tithingham import names, pattern
from tithingham.files import write_csv
from tithingham.ledger import Ledger
from tithingham.ods import write_ods
from tithingham.tally import Keeper, draw, note

QUARTERS = tuple(f"{year} Q{quarter}" for year in pattern.YEARS for quarter in (1, 2, 3, 4))
SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_WORDS = {month: f"{SHORT[int(month[5:]) - 1]} {month[:4]}" for month in pattern.MONTHS}

BEATS = Keeper(
    "damage-book",
    "damage_by_beat.csv",
    {"Damage to street furniture": 0.4, "Damage to vehicle": 0.35, "Graffiti": 0.2, "Lost property": 0.05},
    dict.fromkeys(("Damage to street furniture", "Damage to vehicle", "Graffiti"), "criminal-damage-arson"),
    {"negative": 1, "blank": 3},
)
NEVER_SENT = ("NB05", "2025-10")
"""The beat and month of which no return came."""

SCHOOLS = Keeper(
    "school-exclusions",
    "exclusions.ods",
    {"Suspension": 0.86, "Permanent exclusion": 0.06, "Managed move": 0.08},
    dict.fromkeys(("Suspension", "Permanent exclusion"), "school-exclusion"),
    {"blank": 2},
)
COURTS = Keeper(
    "probation-orders",
    "orders_by_court.txt",
    {"Community order": 0.6, "Suspended sentence order": 0.34, "Post-sentence supervision": 0.06},
    dict.fromkeys(("Community order", "Suspended sentence order"), "court-order"),
    {},
)
CARDS = Keeper(
    "victim-support",
    "card_tally.csv",
    {"Burglary": 0.25, "Assault": 0.35, "Harassment": 0.2, "Criminal damage": 0.12, "Not legible": 0.08},
    dict.fromkeys(("Burglary", "Assault", "Harassment", "Criminal damage"), "victim-referral"),
    {"blank": 14, "negative": 1},
)
KEYED_ONE_IN, REFERRALS = 4, 12.0
"""Every fourth card was keyed; referrals are this many a year and thousand people."""


def write_beats(out: Path, seed: int, ledger: Ledger) -> None:
    """Write the neighbourhood team's damage book; one beat's return for one month was never sent."""
    rng = np.random.default_rng([seed, 14])
    means = {f"NB{n:02}": float(mean) for n, mean in enumerate(rng.uniform(5, 14, 8), start=1)}
    tallies = [t for t in draw(BEATS, means, pattern.MONTHS, rng) if (t.area, t.period) != NEVER_SENT]
    rows = [(t.area, MONTH_WORDS[t.period], t.kind, t.written) for t in tallies]
    write_csv(out / BEATS.file, ("Beat", "Month", "Kind of damage", "Total"), rows)
    note(ledger, BEATS, tallies, {})
    ledger.fault(BEATS.source, returns_missing=[list(NEVER_SENT)])


def write_schools(out: Path, seed: int, ledger: Ledger) -> None:
    """Write exclusions by school and quarter, as an OpenDocument sheet; one school lies in the next district."""
    rng = np.random.default_rng([seed, 15])
    schools = (*names.SCHOOLS, names.NEIGHBOUR_SCHOOL)
    means = dict(zip(schools, rng.uniform(12, 40, len(schools)).tolist(), strict=True))
    tallies = draw(SCHOOLS, means, QUARTERS, rng)
    rows = [(t.area, t.period, t.kind, t.written) for t in tallies]
    write_ods(out / SCHOOLS.file, "Return", [("School", "Quarter", "Kind", "Pupils"), *rows])
    note(ledger, SCHOOLS, tallies, {})


def write_courts(out: Path, seed: int, ledger: Ledger) -> None:
    """Write orders begun by court and month, in UTF-16 with tabs; one court sits in the neighbouring district."""
    rng = np.random.default_rng([seed, 16])
    means = dict(zip((*names.COURTS, names.NEIGHBOUR_COURT), (26.0, 15.0, 9.0), strict=True))
    tallies = draw(COURTS, means, pattern.MONTHS, rng)
    rows = [(t.area, t.period, t.kind, t.written) for t in tallies]
    write_csv(out / COURTS.file, ("Court", "Month", "Order", "Number"), rows, encoding="utf-16", delimiter="\t")
    note(ledger, COURTS, tallies, {})


def write_cards(out: Path, seed: int, people: dict[str, float], codes: dict[str, str], ledger: Ledger) -> None:
    """Write the tally of cards by the victim's ward; a month and ward of which no card was keyed has a nought."""
    rng = np.random.default_rng([seed, 17])
    means = {ward: number / 12_000 * REFERRALS / KEYED_ONE_IN for ward, number in people.items()}
    tallies = draw(CARDS, means, pattern.MONTHS, rng)
    rows = [(t.area, MONTH_WORDS[t.period], t.kind, t.written) for t in tallies]
    write_csv(out / CARDS.file, ("Ward", "Month", "Kind of crime", "Cards"), rows)
    note(ledger, CARDS, tallies, codes)
    ledger.fault(CARDS.source, cards_keyed_one_in=KEYED_ONE_IN)
