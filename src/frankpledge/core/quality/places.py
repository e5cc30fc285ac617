"""Points and codes of areas: where they are doubtful, disagree or lead nowhere."""

from __future__ import annotations

from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import LookupLoss, SourceProfile
from frankpledge.core.quality.wording import EXACT, Wording, listed

MENDS = {
    "snapped-points": (
        "Records at an anchor point, which is not an address and stands for eight or more of them or for none",
        "exact points would have to come from the agency itself, under an agreement",
    ),
    "points-on-edge": (
        "Points on the edge between areas, counted in the one of the lowest code",
        "a point inside the property would settle each",
    ),
    "points-in-overlap": (
        "Points where areas overlap, counted in the one of the lowest code",
        "boundaries of one date, from one publisher, would settle each",
    ),
    "unplaced": (
        "Records in the partnership and in none of its areas, shown as not placed",
        "a point, or the code of an area in use, would settle each",
    ),
    "code-against-point": (
        "Records whose code of an area is not that of the area their point lies in",
        "please say which of the two is right",
    ),
    "code-unknown": (
        "Records whose area is in none of the lists of areas",
        "please use the codes of a published list, and say which",
    ),
}
"""Check → what was found, and what would mend it."""


def points(profile: SourceProfile, say: Wording = EXACT) -> list[QualityNote]:
    """Return notes on points that are snapped, on the edge of an area, in overlapping areas or in none."""
    told = {
        "snapped-points": profile.located_rows if profile.snapped else 0,
        "points-on-edge": profile.on_edge_rows,
        "points-in-overlap": profile.in_overlap_rows,
        "unplaced": profile.unplaced_rows,
    }
    return _told(profile, told, say)


def codes(profile: SourceProfile, say: Wording = EXACT) -> list[QualityNote]:
    """Return notes on codes of areas that contradict the point or are not known, and on sets of areas mixed."""
    told = {"code-against-point": profile.code_disagrees, "code-unknown": profile.code_unknown}
    return _told(profile, told, say) + _mixed(profile, say)


def _mixed(profile: SourceProfile, say: Wording) -> list[QualityNote]:
    sets = mixed_sets(profile)
    parts = listed([f"{name} ({say.row_words(profile.vintages[name])})" for name in sets])
    sentence = f"Codes come from several sets of areas: {parts}; please use the codes of one date throughout."
    return [
        _note(profile, "vintages-mixed", profile.vintages[name], sentence, say, field=name) for name in sets
    ] if len(sets) > 1 else []  # fmt: skip


def mixed_sets(profile: SourceProfile) -> list[str]:
    """Return the sets of areas whose codes were met, in order of name."""
    return sorted(name for name, n in profile.vintages.items() if n)


def losses(profile: SourceProfile, say: Wording = EXACT) -> list[QualityNote]:
    """Return a note for each area that could not be carried to the areas reported by."""
    ordered = sorted(profile.lookup_losses, key=lambda loss: (loss.from_set, loss.code, loss.to_set))
    named = [loss for loss in ordered if say.may_name(profile, loss.rows)]
    rest = [loss for loss in ordered if not say.may_name(profile, loss.rows)]
    return [_loss(profile, loss, say) for loss in named] + _unnamed(profile, rest, say)


def _told(profile: SourceProfile, told: dict[str, int], say: Wording) -> list[QualityNote]:
    return [
        _note(profile, check, n, f"{MENDS[check][0]}: {say.row_words(n)}; {MENDS[check][1]}.", say)
        for check, n in told.items()
        if n
    ]


def _loss(profile: SourceProfile, loss: LookupLoss, say: Wording) -> QualityNote:
    sentence = (
        f"“{loss.code}” of {loss.from_set} could not be carried to {loss.to_set}, for {loss.why}: "
        f"{say.row_words(loss.rows)}; a point for each, or a lookup that gives it one area, would settle them."
    )
    return _note(profile, "lookup-loss", loss.rows, sentence, say, field=loss.code)


def _unnamed(profile: SourceProfile, rest: list[LookupLoss], say: Wording) -> list[QualityNote]:
    total = sum(loss.rows for loss in rest)
    sentence = (
        f"Records of areas, not named here, that could not be carried to {profile.report_set}: {say.row_words(total)}; "
        "a point for each, or a lookup that gives each area one of those, would settle them."
    )
    return [_note(profile, "lookup-loss", total, sentence, say)] if total else []


def _note(profile: SourceProfile, check: str, n: int, sentence: str, say: Wording, field: str = "place") -> QualityNote:
    return QualityNote(profile.source, check, field, "rows", say.rows(n), sentence)
