"""Notes on labels whose share shifts: for a month, for good, or with an operator.

What may be published names neither month nor direction: with the label they would tell something of a single
month's count, which may be withheld. Who the operators are is said only in working papers.
"""

from __future__ import annotations

from collections.abc import Iterable

from frankpledge.core.quality.drift import Shift, months_shifted, operators_shifted
from frankpledge.core.quality.lasting import Step, lasting_shifts
from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.wording import EXACT, Wording, listed


def passing_shifts(profile: SourceProfile) -> list[Shift]:
    """Return the shifts of single months, without those of labels that shift for good: they are told as that."""
    lasting = {step.label for step in lasting_shifts(profile)}
    return [shift for shift in months_shifted(profile) if shift.label not in lasting]


def label_drift(profile: SourceProfile, say: Wording = EXACT) -> list[QualityNote]:
    """Return a note for each label whose share shifts in some months; which they are is said only exactly."""
    return _notes(profile, "label-drift", "months", passing_shifts(profile), say)


def label_recoding(profile: SourceProfile, say: Wording = EXACT) -> list[QualityNote]:
    """Return a note for each label whose share shifts for good; from when, and how far, is said only exactly."""
    return [_lasting(profile, step, say) for step in lasting_shifts(profile)]


def operator_drift(profile: SourceProfile, say: Wording = EXACT) -> list[QualityNote]:
    """Return a note for each label that some operators use unlike the others; who they are is said only exactly."""
    return _notes(profile, "operator-drift", "operators", operators_shifted(profile), say)


def _lasting(profile: SourceProfile, step: Step, say: Wording) -> QualityNote:
    since = f"from {step.month} on ({step.before:.1%} before, {step.after:.1%} since)"
    where = since if say.exact else "from some month on"
    sentence = (
        f"{_name(profile, step.label, say)} has another share for good {where}; please say whether the way of coding "
        "changed, when, and how records before and after can be set side by side."
    )
    return QualityNote(profile.source, "label-recoding", _field(profile, step.label, say), "shifts", "1", sentence)


def _notes(profile: SourceProfile, check: str, measure: str, found: Iterable[Shift], say: Wording) -> list[QualityNote]:
    by_label: dict[str, list[Shift]] = {}
    for shift in found:
        by_label.setdefault(shift.label, []).append(shift)
    return [_note(profile, check, measure, label, some, say) for label, some in sorted(by_label.items())]


def _note(profile: SourceProfile, check: str, measure: str, label: str, some: list[Shift], say: Wording) -> QualityNote:
    sentence = (
        f"{_name(profile, label, say)} has a share out of line with the rest: {_where(measure, some, say)}; please say "
        "whether the way of coding differed, and code all alike."
    )
    return QualityNote(profile.source, check, _field(profile, label, say), measure, str(len(some)), sentence)


def _where(measure: str, some: list[Shift], say: Wording) -> str:
    if say.exact:
        return listed([f"{s.group} ({s.share:.1%} against {s.elsewhere:.1%})" for s in some])
    if measure == "operators":
        return f"so with {len(some)} of those who enter records"
    return f"so in {len(some)} month{'' if len(some) == 1 else 's'}"


def _field(profile: SourceProfile, label: str, say: Wording) -> str:
    return label if say.may_name(profile, profile.labels.get(label, 0)) else "category"


def _name(profile: SourceProfile, label: str, say: Wording) -> str:
    return say.name(profile, label, profile.labels.get(label, 0), "One of the labels, not named here,")
