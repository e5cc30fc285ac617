"""The agency's labels that lead to no category."""

from __future__ import annotations

from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.wording import EXACT, Wording

MEND = "please say what is meant, or the recipe must name its category"


def unmapped(profile: SourceProfile, say: Wording = EXACT) -> list[QualityNote]:
    """Return a note for each label under ``unclassified``, most rows first; those not to be named, together."""
    ordered = sorted(profile.unmapped.items(), key=lambda each: (-each[1], each[0]))
    named = [(label, n) for label, n in ordered if n and say.may_name(profile, n)]
    rest = [n for _, n in ordered if n and not say.may_name(profile, n)]
    notes = [
        _note(profile, label, n, f"“{label}” leads to no category: {say.row_words(n)}; {MEND}.", say)
        for label, n in named
    ]
    if rest:
        what = "Labels, not named here, that lead to no category"
        notes.append(_note(profile, "category", sum(rest), f"{what}: {say.row_words(sum(rest))}; {MEND}.", say))
    return notes


def _note(profile: SourceProfile, field: str, n: int, sentence: str, say: Wording) -> QualityNote:
    return QualityNote(profile.source, "unmapped-label", field, "rows", say.rows(n), sentence)
