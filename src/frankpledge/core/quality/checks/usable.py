"""Rows that could not be used, and why."""

from __future__ import annotations

from collections.abc import Iterator

from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.voice import Voice

MENDS = {
    "no-usable-date": ("date", "has no date that can be read", "Please give every row a real date, in one format."),
    "no-usable-place": ("place", "has no place that can be used", "Please give a point, or the code of an area."),
    "unreadable-row": ("row", "could not be read", "Please export the file again, with as many cells as headings."),
    "totals-row": ("row", "is a total, not a record, and is left out", "Please send records without totals."),
    "outside-period": ("date", "is dated outside both periods and is left out", "Nothing need be done if it is right."),
}
"""For each reason why a row is not counted: what it concerns, what is wrong with the row, and the mend."""


def check_usable(profile: SourceProfile, voice: Voice) -> Iterator[QualityNote]:
    """Yield a note for each reason met, in order of name.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from frankpledge.core.quality.notes import EMPTY
    >>> from frankpledge.core.quality.voice import Publishable
    >>> profile = replace(EMPTY, reasons={"no-usable-date": 4})
    >>> next(check_usable(profile, Publishable())).sentence
    'Fewer than 10 rows: each has no date that can be read. Please give every row a real date, in one format.'
    """
    for reason in sorted(MENDS):
        rows = profile.reasons.get(reason, 0)
        if rows:
            field, wrong, mend = MENDS[reason]
            told = voice.rows(rows)
            sentence = f"{told.words[0].upper()}{told.words[1:]}: each {wrong}. {mend}"
            yield QualityNote(profile.source, reason, field, told.measure, told.value, sentence)
