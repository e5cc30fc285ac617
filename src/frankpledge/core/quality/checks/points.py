"""Where the points lie: outside, on an edge, in an overlap, or at an anchor point."""

from __future__ import annotations

from collections.abc import Iterator

from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.voice import Voice

SNAPPED = (
    "Points are not addresses: before they were published each was moved to one of a list of anchor points "
    "that stand for several addresses or none, so a point near a boundary may stand for a place across it."
)
"""Said wherever moved points are mapped."""


def check_points(profile: SourceProfile, voice: Voice) -> Iterator[QualityNote]:
    """Yield notes on points outside the partnership, on edges and in overlaps, and on points that were moved.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from frankpledge.core.quality.notes import EMPTY
    >>> from frankpledge.core.quality.voice import Publishable
    >>> profile = replace(EMPTY, located_rows=5000, on_edge_rows=12)
    >>> [note.check for note in check_points(profile, Publishable())]
    ['on-edge']
    """
    found = (
        ("outside", profile.reasons.get("outside-partnership", 0), _outside),
        ("on-edge", profile.on_edge_rows, _on_edge),
        ("in-overlap", profile.in_overlap_rows, _in_overlap),
    )
    for check, rows, sentence in found:
        if rows:
            told = voice.rows(rows)
            yield QualityNote(profile.source, check, "place", told.measure, told.value, sentence(told.words))
    if profile.snapped:
        told = voice.rows(profile.distinct_points)
        yield QualityNote(profile.source, "anchor-points", "place", "points", told.value, SNAPPED)


def _outside(rows: str) -> str:
    mend = "Please check them if the extract was meant to hold this partnership alone."
    return f"Outside the partnership, and so left out: {rows}. {mend}"


def _on_edge(rows: str) -> str:
    mend = "Points with one more decimal would settle it."
    return f"On the edge of an area: {rows}. Each is counted in the touching area that comes first by code. {mend}"


def _in_overlap(rows: str) -> str:
    mend = "Please ask for boundaries that do not overlap."
    return f"Where two areas overlap: {rows}. Each is counted once, in the area that comes first by code. {mend}"
