"""Areas that a lookup could not carry to the areas reported by."""

from __future__ import annotations

from collections.abc import Iterator

from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.voice import Voice


def check_lookups(profile: SourceProfile, voice: Voice) -> Iterator[QualityNote]:
    """Yield a note for each area lost on the way, in order of set and code.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from frankpledge.core.quality.notes import EMPTY
    >>> from frankpledge.core.quality.profile import LookupLoss
    >>> from frankpledge.core.quality.voice import Publishable
    >>> loss = LookupLoss("lsoa11", "ward", "E01000001", 4, "it is split between areas")
    >>> print(next(check_lookups(replace(EMPTY, lookup_losses=(loss,)), Publishable())).sentence)
    E01000001 (lsoa11) could not be carried to one ward: it is split between areas. Fewer than 10 rows name
    it and no point; they are in the total and in no ward. A point for each row would mend it.
    """
    for loss in sorted(profile.lookup_losses, key=lambda loss: (loss.from_set, loss.code, loss.why)):
        told = voice.rows(loss.rows)
        words = told.words[0].upper() + told.words[1:]
        verb = "names" if loss.rows == 1 and voice.is_exact else "name"
        sentence = (
            f"{loss.code} ({loss.from_set}) could not be carried to one {loss.to_set}: {loss.why}. {words} {verb} it and "
            f"no point; they are in the total and in no {loss.to_set}. A point for each row would mend it."
        )
        yield QualityNote(profile.source, "lookup-loss", f"{loss.from_set} {loss.code}", told.measure, told.value, sentence)
