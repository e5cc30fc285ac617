"""Agency labels that no category takes. A rare label is counted and not named: labels can hold personal details."""

from __future__ import annotations

from collections.abc import Iterator

from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.voice import Voice, quote

NO_LABEL = "(no category given)"


def check_labels(profile: SourceProfile, voice: Voice) -> Iterator[QualityNote]:
    """Yield a note for each label without a category, the commonest first, then one for all rare ones together.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from frankpledge.core.quality.notes import EMPTY
    >>> from frankpledge.core.quality.voice import Publishable
    >>> profile = replace(EMPTY, unmapped={"Noise": 40, "Mr Brown again": 2})
    >>> for note in check_labels(profile, Publishable()):
    ...     print(note.sentence)
    “Noise” fits no category and is counted as not classified in about 40 rows. Please say what it covers.
    Labels that are too rare to be named here fit no category in fewer than 10 rows. Please choose labels from a fixed list.
    """
    named = sorted(profile.unmapped.items(), key=lambda item: (-item[1], item[0]))
    for label, rows in named:
        if rows >= voice.fewest or (label == NO_LABEL and rows):
            told = voice.rows(rows)
            field = "" if label == NO_LABEL else quote(label)
            yield QualityNote(profile.source, "unmapped-label", field, told.measure, told.value,
                              _sentence(label, told.words))  # fmt: skip
    rare = sum(rows for label, rows in named if rows < voice.fewest and label != NO_LABEL)
    if rare:
        told = voice.rows(rare)
        sentence = (
            f"Labels that are too rare to be named here fit no category in {told.words}. "
            "Please choose labels from a fixed list."
        )
        yield QualityNote(profile.source, "unmapped-rare", "", told.measure, told.value, sentence)


def _sentence(label: str, rows: str) -> str:
    if label == NO_LABEL:
        return f"No label is given at all in {rows}. Please give every row one."
    return f"{quote(label)} fits no category and is counted as not classified in {rows}. Please say what it covers."
