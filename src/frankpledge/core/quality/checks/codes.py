"""The area a row names, against the area that holds its point, and the vintage of the codes."""

from __future__ import annotations

from collections.abc import Iterator

from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.voice import Voice, listed


def check_codes(profile: SourceProfile, voice: Voice) -> Iterator[QualityNote]:
    """Yield notes on codes that disagree with the point, that no set knows, and that come from several sets.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from frankpledge.core.quality.notes import EMPTY
    >>> from frankpledge.core.quality.voice import Publishable
    >>> profile = replace(EMPTY, area_set="lsoa21", code_agrees=9600, code_disagrees=400)
    >>> print(next(check_codes(profile, Publishable())).sentence)
    The area named is not the one that holds the point in about 4 % of rows that give both. The point is used
    first unless the recipe says otherwise. Please say which of the two the system works out from the other.
    """
    both = profile.code_agrees + profile.code_disagrees
    if both:
        told = voice.share(profile.code_disagrees, both)
        yield QualityNote(profile.source, "code-against-point", profile.area_set, told.measure, told.value,
                          _disagreement(profile.code_disagrees, told.words))  # fmt: skip
    if profile.code_unknown:
        told = voice.rows(profile.code_unknown)
        mend = "Please send codes of a published set, and say of which year."
        yield QualityNote(profile.source, "code-unknown", profile.area_set, told.measure, told.value,
                          f"An area that no boundary set given here knows is named in {told.words}. {mend}")  # fmt: skip
    yield from _vintages(profile, voice)


def _disagreement(rows: int, words: str) -> str:
    if rows == 0:
        return "Wherever a row gives both, the area named holds the point."
    return (
        f"The area named is not the one that holds the point in {words} that give both. The point is used first "
        "unless the recipe says otherwise. Please say which of the two the system works out from the other."
    )


def _vintages(profile: SourceProfile, voice: Voice) -> Iterator[QualityNote]:
    used = {name: rows for name, rows in sorted(profile.vintages.items()) if rows}
    if len(used) < 2:
        return
    whole = sum(used.values())
    for name, rows in used.items():
        told = voice.share(rows, whole)
        sets = listed(list(used))
        mend = "Please use one vintage throughout."
        yield QualityNote(profile.source, "vintage", name, told.measure, told.value,
                          f"Area codes come from {sets} mixed; {name} accounts for {told.words} with a code. {mend}")  # fmt: skip
