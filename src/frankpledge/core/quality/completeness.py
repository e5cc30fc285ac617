"""How full each field is."""

from __future__ import annotations

from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.wording import EXACT, Wording, listed

SHARES = {"most": "most rows", "some": "some rows", "100": "every row", "0": "no row"}
NEVER_FILLED = {"police-uk-street": frozenset({"Context"})}
"""Reader → headings that the publisher leaves empty in every file: there is nothing to ask for."""


def completeness(profile: SourceProfile, say: Wording = EXACT) -> list[QualityNote]:
    """Return a note for each heading, with the share of readable rows that have a value under it.

    In what is published the headings that are full stand together in one note.
    """
    if not profile.readable:
        return []
    nothing_to_ask = NEVER_FILLED.get(profile.reader, frozenset())
    empty = {
        heading: profile.readable - min(n, profile.readable)
        for heading, n in sorted(profile.filled.items()) if n or heading not in nothing_to_ask
    }  # fmt: skip
    together = [] if say.exact else [heading for heading, n in empty.items() if n == 0]
    apart = [_note(profile, heading, n, say) for heading, n in empty.items() if heading not in together]
    return apart + _full(profile, together)


def _full(profile: SourceProfile, headings: list[str]) -> list[QualityNote]:
    if not headings:
        return []
    sentence = f"Filled in every row: {listed([f'“{heading}”' for heading in headings])}."
    return [QualityNote(profile.source, "completeness", ", ".join(headings), "share", "100", sentence)]


def _note(profile: SourceProfile, heading: str, empty: int, say: Wording) -> QualityNote:
    filled = say.without(empty, profile.readable)
    words = SHARES.get(filled, f"{filled} % of rows")
    mend = "" if not empty else f": please fill it in for {say.row_words(empty)}, or say why it is not known"
    return QualityNote(profile.source, "completeness", heading, "share", filled,
                       f"“{heading}” is filled in {words}{mend}.")  # fmt: skip
