"""All notes on a source: exact ones for the working folder, coarse ones that may be published."""

from __future__ import annotations

from frankpledge.core.quality.coarse import STEP
from frankpledge.core.quality.completeness import completeness
from frankpledge.core.quality.drift_notes import label_drift, label_recoding, operator_drift
from frankpledge.core.quality.fields import least_fields
from frankpledge.core.quality.labels import unmapped
from frankpledge.core.quality.months import months_note
from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.places import codes, losses, points
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.rows import dropped, repeats
from frankpledge.core.quality.wording import EXACT, Wording

CHECKS = (
    completeness, least_fields, months_note, repeats, dropped, points, codes, losses, unmapped, label_drift,
    label_recoding, operator_drift,
)  # fmt: skip


def exact_notes(profile: SourceProfile) -> list[QualityNote]:
    """Return every note, numbers and names as they are. Restricted: not for publication.

    Examples
    --------
    >>> from frankpledge.core.quality.blank import blank_profile
    >>> exact_notes(blank_profile(unplaced_rows=4))[0].value
    '4'
    """
    return _notes(profile, EXACT)


def publishable_notes(profile: SourceProfile, *, step: int = STEP) -> list[QualityNote]:
    """Return the same notes with numbers of rows told apart no finer than ``step``, and no rare label named.

    Parameters
    ----------
    step : what `step_for` gives for the source's threshold. Unit: rows.

    Raises
    ------
    ValueError
        If ``step`` is below 10.

    Examples
    --------
    >>> from frankpledge.core.quality.blank import blank_profile
    >>> publishable_notes(blank_profile(unplaced_rows=4))[0].value
    '<10'
    """
    if step < STEP:
        raise ValueError(f"rows are published to the nearest {STEP} at the finest, not to the nearest {step}")
    return _notes(profile, Wording(step))


def _notes(profile: SourceProfile, say: Wording) -> list[QualityNote]:
    return [note for check in CHECKS for note in check(profile, say)]
