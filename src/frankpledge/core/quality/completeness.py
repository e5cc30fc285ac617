"""How full each field is."""

from __future__ import annotations

from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.wording import EXACT, Wording

SHARES = {"most": "most rows", "some": "some rows", "100": "every row", "0": "no row"}


def completeness(profile: SourceProfile, say: Wording = EXACT) -> list[QualityNote]:
    """Return a note for each heading, with the share of readable rows that have a value under it."""
    if not profile.readable:
        return []
    return [_note(profile, heading, profile.readable - min(n, profile.readable), say)
            for heading, n in sorted(profile.filled.items())]  # fmt: skip


def _note(profile: SourceProfile, heading: str, empty: int, say: Wording) -> QualityNote:
    filled = say.without(empty, profile.readable)
    words = SHARES.get(filled, f"{filled} % of rows")
    mend = "" if not empty else f": please fill it in for {say.row_words(empty)}, or say why it is not known"
    return QualityNote(profile.source, "completeness", heading, "share", filled,
                       f"“{heading}” is filled in {words}{mend}.")  # fmt: skip
