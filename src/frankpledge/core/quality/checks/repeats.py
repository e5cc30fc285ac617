"""Rows that repeat an earlier row exactly."""

from __future__ import annotations

from collections.abc import Iterator

from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.voice import Voice

KEPT = (
    "They are counted as supplied, since two events of one month and street look alike. "
    "If they are the same event, please say so."
)
DROPPED = "The recipe says that they are the same events, so each is counted once. Please export each event once."


def check_repeats(profile: SourceProfile, voice: Voice) -> Iterator[QualityNote]:
    """Yield a note where rows repeat an earlier one.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from frankpledge.core.quality.notes import EMPTY
    >>> from frankpledge.core.quality.voice import Publishable
    >>> print(next(check_repeats(replace(EMPTY, repeats=118), Publishable())).sentence)
    An earlier row is repeated exactly in about 120 rows. They are counted as supplied, since two events of one
    month and street look alike. If they are the same event, please say so.
    """
    if profile.repeats:
        told = voice.rows(profile.repeats)
        follows = DROPPED if profile.repeats_dropped else KEPT
        sentence = f"An earlier row is repeated exactly in {told.words}. {follows}"
        yield QualityNote(profile.source, "repeats", "row", told.measure, told.value, sentence)
