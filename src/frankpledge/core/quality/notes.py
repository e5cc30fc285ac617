"""All notes on a source: exact ones for the restricted folder, safe ones for the release."""

from __future__ import annotations

from frankpledge.core.quality.checks import CHECKS
from frankpledge.core.quality.coarse import resolution_for
from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.voice import Exact, Publishable, Voice


def exact_notes(profile: SourceProfile) -> tuple[QualityNote, ...]:
    """Return every note with exact numbers and names. Restricted: not for publication.

    Examples
    --------
    >>> from frankpledge.core.quality.profile import SourceProfile
    >>> exact_notes(EMPTY)[0].sentence
    'The files hold no rows. Please send them again, or confirm that nothing was recorded.'
    """
    return _notes(profile, Exact())


def publishable_notes(profile: SourceProfile) -> tuple[QualityNote, ...]:
    """Return the same notes with counts to the nearest ten at most, and no rare label and no operator named.

    Examples
    --------
    >>> publishable_notes(EMPTY) == exact_notes(EMPTY)
    True
    """
    return _notes(profile, Publishable(resolution_for(profile.threshold)))


def _notes(profile: SourceProfile, voice: Voice) -> tuple[QualityNote, ...]:
    if profile.rows_read == 0:
        mend = "The files hold no rows. Please send them again, or confirm that nothing was recorded."
        return (QualityNote(profile.source, "rows", "", "rows", "0", mend),)
    return tuple(note for check in CHECKS for note in check(profile, voice))


EMPTY = SourceProfile(
    source="fires", reader="table", basis="event", area_set="", report_set="ward", agency="Fire service", rows_read=0,
    reasons={}, readable=0, filled={}, repeats=0, repeats_dropped=False, labels={}, unmapped={}, label_months={},
    operator_months={}, month_rows={}, months_expected=(), longest_gap_days={}, distinct_points=0, located_rows=0,
    on_edge_rows=0, in_overlap_rows=0, snapped=False, code_agrees=0, code_disagrees=0, code_unknown=0, vintages={},
    lookup_losses=(), unplaced_rows=0, columns_given=frozenset(),
)  # fmt: skip
"""The profile of a source that holds nothing."""
