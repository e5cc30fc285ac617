"""How often each field is filled."""

from __future__ import annotations

from collections.abc import Iterator

from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.voice import Voice


def check_completeness(profile: SourceProfile, voice: Voice) -> Iterator[QualityNote]:
    """Yield a note for each heading, in order of name. The number told is that of empty rows.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from frankpledge.core.quality.notes import EMPTY
    >>> from frankpledge.core.quality.voice import Publishable
    >>> profile = replace(EMPTY, readable=1000, filled={"Ward": 640})
    >>> next(check_completeness(profile, Publishable())).sentence
    '“Ward” is empty in about 36 % of rows. Please say whether it is not asked for, not written down or not exported.'
    """
    for heading in sorted(profile.filled):
        empty = max(profile.readable - profile.filled[heading], 0)
        told = voice.share(empty, profile.readable)
        sentence = _sentence(heading, empty, profile.readable, told.words)
        yield QualityNote(profile.source, "completeness", heading, f"empty-{told.measure}", told.value, sentence)


def _sentence(heading: str, empty: int, rows: int, words: str) -> str:
    if empty == 0:
        return f"“{heading}” is filled in every row."
    if empty == rows:
        return f"“{heading}” is empty throughout. Please say whether it is recorded; if so, please export it."
    ask = "Please say whether it is not asked for, not written down or not exported."
    return f"“{heading}” is empty in {words}. {ask}"
