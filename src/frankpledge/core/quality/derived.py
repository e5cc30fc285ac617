"""The limitations that follow from how a source's records were found, one function a kind."""

from __future__ import annotations

from frankpledge.core.quality.drift import operators_shifted
from frankpledge.core.quality.drift_notes import passing_shifts
from frankpledge.core.quality.fields import categories_of, lacking, lacks_costs, reach
from frankpledge.core.quality.lasting import lasting_shifts
from frankpledge.core.quality.limitation import Limitation
from frankpledge.core.quality.months import missing_months, partial_months
from frankpledge.core.quality.places import mixed_sets
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.wording import Wording, listed
from frankpledge.core.tables.categories import ALL

OWN_AREAS = ("beat", "school", "court", "hospital", "catchment", "station")
"""Words in the name of a set of areas that is an agency's own; used where the report's areas are not known."""
UNDERSTATED = (
    "Police figures leave out what is not reported to the police: the Royal College of Emergency Medicine put it at "
    "about 80 % of victims of assault seen in emergency departments (2017)."
)
OWN = (
    "Records come only by {areas}, whose areas are not those of the report: they are shown by their own areas and "
    "cannot be set beside the others."
)
MIXED = "Areas are given by the codes of several sets ({sets}), whose edges differ here and there."
ANCHORS = (
    "Points are anchor points, not addresses: each stands for eight or more addresses or for none, and some lie across "
    "a boundary from where the event happened."
)
DRIFTED = "In {months} labels were used in other proportions than in the rest: the way of coding may have differed."
RECODED = (
    "From some month on some labels have another share for good: the way of coding may have changed, so that earlier "
    "and later figures of a category may not be alike."
)
UNEVEN = "Those who enter the records do not all use the same labels alike."
NO_COSTS = "The extract does not hold costs, so it cannot show what crime and disorder cost the area or its victims."
NO_DAYS = "No days are given, so it cannot show on which days of the week it happens."
BASES = {
    "home": "Records are counted where the person lives, not where the event happened.",
    "institution": "Records are counted where the institution is, not where the person lives or the event happened.",
    "court": "Records are counted where the court sits, not where the person lives or the event happened.",
}


def not_recorded(profile: SourceProfile, say: Wording) -> list[Limitation]:
    """Return what the extract does not hold, for each category that wants it."""
    found = [
        Limitation(profile.source, "not-recorded", applies_to,
                   f"The extract does not hold {want.words}, so it cannot show {want.shows}.")
        for want, wanting in lacking(profile).items() for applies_to in reach(profile, wanting)
    ]  # fmt: skip
    if lacks_costs(profile):
        found.append(Limitation(profile.source, "not-recorded", ALL, NO_COSTS))
    if profile.month_rows and not profile.longest_gap_days:
        found.append(Limitation(profile.source, "not-recorded", ALL, NO_DAYS))
    return found


def incomplete(profile: SourceProfile, say: Wording) -> list[Limitation]:
    """Return the months and records that are missing, and that police figures understate."""
    found = [(m, f"What was supplied does not cover the whole of {m}.") for m in _not_covered(profile)]
    found += [(m, f"There are no records for {m}.") for m in missing_months(profile)]
    found += [(m, f"The records for {m} seem to be there only in part.") for m in partial_months(profile)]
    found += [
        (ALL, f"{what}: {say.row_words(n)}.")
        for what, n in (
            ("Counted for the partnership and in none of its areas", profile.unplaced_rows),
            ("Not counted, having no place, or one outside Great Britain", profile.dropped("no-usable-place")),
            ("Not counted, having no date, or one that cannot be read", profile.dropped("no-usable-date")),
        )
        if n
    ]
    if profile.reader == "police-uk-street" or "violent-crime" in categories_of(profile):
        found.append(("violent-crime", UNDERSTATED))
    return [Limitation(profile.source, "incomplete", *each) for each in found]


def not_coterminous(profile: SourceProfile, say: Wording) -> list[Limitation]:
    """Return where areas, or what is counted in them, are not those of the report."""
    found = []
    if _has_own_areas(profile):
        found.append((profile.report_set, OWN.format(areas=profile.report_set)))
    if profile.basis in BASES:
        found.append((ALL, BASES[profile.basis]))
    sets = mixed_sets(profile)
    if len(sets) > 1:
        found.append((profile.report_set, MIXED.format(sets=listed(sets))))
    return [Limitation(profile.source, "not-coterminous", *each) for each in found]


def inaccurate(profile: SourceProfile, say: Wording) -> list[Limitation]:
    """Return what is doubtful in the records that are there."""
    found = [
        (ALL, f"{what}: {say.row_words(n)}.")
        for what, n in (
            ("Rows that could not be read and are not counted", profile.dropped("unreadable-row")),
            ("Records of an area that is in none of the lists of areas", profile.code_unknown),
            ("Records whose code of an area is not that of the area their point lies in", profile.code_disagrees),
        )
        if n
    ]
    if profile.snapped and profile.located_rows:
        found.append((ALL, ANCHORS))
    if shifted := len({shift.group for shift in passing_shifts(profile)}):
        found.append((ALL, DRIFTED.format(months=f"{shifted} month{'' if shifted == 1 else 's'}")))
    if lasting_shifts(profile):
        found.append((ALL, RECODED))
    if operators_shifted(profile):
        found.append((ALL, UNEVEN))
    return [Limitation(profile.source, "inaccurate", *each) for each in found]


def _not_covered(profile: SourceProfile) -> list[str]:
    """Return the months asked for that the source never set out to cover, where it tells months at all."""
    return sorted(set(profile.month_rows) - set(profile.months_expected)) if profile.months_expected else []


def _has_own_areas(profile: SourceProfile) -> bool:
    if profile.main_set:
        return profile.report_set != profile.main_set
    return any(word in profile.report_set.casefold() for word in OWN_AREAS)
