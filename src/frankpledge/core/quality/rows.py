"""Rows that repeat others, and rows that could not be counted, by reason."""

from __future__ import annotations

from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.wording import EXACT, Wording

DROPPED = {
    "outside-partnership": (
        "lie outside the partnership's area",
        "no mend is needed if the extract is meant to be wider",
    ),
    "outside-period": ("fall outside the days asked for", "no mend is needed if the extract is meant to be longer"),
    "no-usable-place": ("have no place that could be used", "please give a point or the code of an area for each"),
    "no-usable-date": ("have no date that could be used", "please give each a date, all written in one way"),
    "unreadable-row": ("could not be read", "please export the file afresh, one record a row"),
    "totals-row": ("are totals among the records and were left out", "please send records without rows of totals"),
}


def repeats(profile: SourceProfile, say: Wording = EXACT) -> list[QualityNote]:
    """Return a note where rows repeat an earlier row exactly."""
    if not profile.repeats:
        return []
    if profile.repeats_dropped:
        done = "They were left out, as the recipe asks: please confirm that they are the same events"
    else:
        done = (
            "They were counted as supplied, for repeats of month and anonymised street are not duplicates: please "
            "give each record its own reference, or confirm that they are different events"
        )
    sentence = f"Exact repeats of an earlier row: {say.row_words(profile.repeats)}. {done}."
    return [QualityNote(profile.source, "exact-repeats", "all", "rows", say.rows(profile.repeats), sentence)]


def dropped(profile: SourceProfile, say: Wording = EXACT) -> list[QualityNote]:
    """Return a note for each reason for which rows were not counted."""
    return [
        QualityNote(
            profile.source, "not-counted", reason, "rows", say.rows(n),
            f"Rows that {what}: {say.row_words(n)}; {mend}.",
        )
        for reason, (what, mend) in DROPPED.items() if (n := profile.dropped(reason))
    ]  # fmt: skip
