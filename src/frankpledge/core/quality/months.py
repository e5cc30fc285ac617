"""Months that are missing, or there only in part."""

from __future__ import annotations

from calendar import monthrange
from math import sqrt
from statistics import median

from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.wording import EXACT, Wording

FAR = 3.09
"""Standard deviations below which a month's count comes by chance once in a thousand months."""
SURE = 10.0
"""Records that should have come in a run of empty days: by chance none would about once in 22,000 such runs."""
LONGER_THAN_A_HOLIDAY = 5
"""Days: Easter closes an office for four."""


def missing_months(profile: SourceProfile) -> tuple[str, ...]:
    """Return the expected months without a record, in a source too busy for an empty month to be chance."""
    nothing = not any(profile.month_rows.get(m, 0) for m in profile.months_expected)
    return tuple(
        m for m in profile.months_expected
        if not profile.month_rows.get(m, 0) and (nothing or (_is_low(profile, m) and not _is_usual(profile, m)))
    )  # fmt: skip


def partial_months(profile: SourceProfile) -> tuple[str, ...]:
    """Return the expected months that hold records but, it seems, not all of them."""
    has_days = bool(profile.longest_gap_days)
    return tuple(
        m for m in profile.months_expected
        if (rows := profile.month_rows.get(m, 0))
        and (_has_a_gap(profile, m, rows) if has_days else _is_low(profile, m) and not _is_usual(profile, m))
    )  # fmt: skip


def low_every_year(profile: SourceProfile) -> tuple[str, ...]:
    """Return the expected months that are low, or empty, and that are as low in every other year: a season."""
    by_days = bool(profile.longest_gap_days)
    judged = [m for m in profile.months_expected if not (by_days and profile.month_rows.get(m, 0))]
    return tuple(m for m in judged if _is_low(profile, m) and _is_usual(profile, m))


def incomplete_months(profile: SourceProfile) -> frozenset[str]:
    """Return the months, such as 2024-03, that are missing or partial: their counts say too little."""
    return frozenset(missing_months(profile) + partial_months(profile))


def is_implausibly_low(rows: int, others: list[int]) -> bool:
    """Say whether a month's count is too low, against the median of the other months, to be all of it.

    Counts are taken as Poisson, spread wider where the other months vary more than that (by their median
    absolute deviation), and compared as square roots (Anscombe), where their variance hardly depends on
    their size. It must lie 3.09 standard deviations below and under half the median.

    Examples
    --------
    >>> is_implausibly_low(40, [100, 110, 95, 105]), is_implausibly_low(70, [100, 110, 95, 105])
    (True, False)
    >>> is_implausibly_low(0, [5, 6, 5]), is_implausibly_low(0, [2, 1, 3])      # three a month may well be none
    (True, False)
    """
    if not others or not median(others):
        return False
    usual = median(others)
    spread = 1.4826 * median(abs(n - usual) for n in others)
    wider = max(1.0, spread**2 / usual)
    distance = 2 * (sqrt(rows + 0.375) - sqrt(usual + 0.375)) / sqrt(wider)
    return distance < -FAR and rows < usual / 2


def months_note(profile: SourceProfile, say: Wording = EXACT) -> list[QualityNote]:
    """Return a note for each missing or partial month, and for each that is low every year. It tells no rows."""
    missing = [_missing(profile, m) for m in missing_months(profile)]
    partial = [_partial(profile, m) for m in partial_months(profile)]
    return missing + partial + [_seasonal(profile, m) for m in low_every_year(profile)]


def _seasonal(profile: SourceProfile, month: str) -> QualityNote:
    sentence = (
        f"{month} has under half the records of a usual month, as the same month has in every other year: it is taken "
        "as complete; please confirm that it is so each year."
    )
    return QualityNote(profile.source, "low-every-year", month, "months", "1", sentence)


def _missing(profile: SourceProfile, month: str) -> QualityNote:
    return QualityNote(
        profile.source, "months-missing", month, "rows", "0",
        f"There are no records for {month}: please supply them, or confirm that nothing happened.",
    )  # fmt: skip


def _partial(profile: SourceProfile, month: str) -> QualityNote:
    gap = profile.longest_gap_days.get(month)
    if gap is None:
        found, measure, value = f"{month} has under half the records of a usual month", "months", "1"
    else:
        found, measure, value = f"{month} has {gap} days in a row without a record", "days", str(gap)
    sentence = f"{found}: please send the whole month again, or confirm that it is complete."
    return QualityNote(profile.source, "months-partial", month, measure, value, sentence)


def _others(profile: SourceProfile, month: str) -> list[int]:
    return [profile.month_rows.get(m, 0) for m in profile.months_expected if m != month]


def _is_low(profile: SourceProfile, month: str) -> bool:
    return is_implausibly_low(profile.month_rows.get(month, 0), _others(profile, month))


def _is_usual(profile: SourceProfile, month: str) -> bool:
    """Say whether the same month of every other year is low too, and this one no lower than they are."""
    alike = [m for m in profile.months_expected if m != month and m[4:] == month[4:]]
    counts = [profile.month_rows.get(m, 0) for m in alike]
    as_low = not is_implausibly_low(profile.month_rows.get(month, 0), counts)
    return bool(alike) and as_low and all(_is_low(profile, m) for m in alike)


def _has_a_gap(profile: SourceProfile, month: str, rows: int) -> bool:
    gap = profile.longest_gap_days.get(month, 0)
    days = monthrange(int(month[:4]), int(month[5:7]))[1]
    return gap >= LONGER_THAN_A_HOLIDAY and gap * rows / days >= SURE
