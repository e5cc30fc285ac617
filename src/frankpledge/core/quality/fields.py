"""The least fields that each problem type needs, as data, and what an extract lacks of them (R129)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.wording import EXACT, Wording, listed
from frankpledge.core.tables.categories import ALL, CATEGORIES, POLICE_UK, UNCLASSIFIED

PRESCRIBED = "SI 2007/1831, Schedule (information the police and fire services share under section 17A)"
ISTV = "ISB 1594, Information Sharing to Tackle Violence"
CHECKLIST = "Home Office audit toolkit, checklist of data by agency"
COLLECTING = "Home Office audit toolkit, on collecting data"


@dataclass(frozen=True)
class Want:
    """A field that is wanted: the sets of canonical keys that give it, its name, what it shows and who asks for it."""

    any_of: tuple[frozenset[str], ...]
    words: str
    shows: str
    source: str

    def is_given(self, profile: SourceProfile) -> bool:
        """Say whether the extract holds this field, named in the recipe or plain from a heading ("Date and time")."""
        columns = profile.columns_given | spelt_out(profile)
        return any(keys <= columns for keys in self.any_of)


def spelt_out(profile: SourceProfile) -> set[str]:
    """Return the canonical keys that stand as a word in some heading with values under it."""
    return words_of_headings(profile) & {"time", "sex", "age", "ethnicity"}


def words_of_headings(profile: SourceProfile) -> set[str]:
    """Return every word of the headings that have values under them."""
    return {word for heading, n in profile.filled.items() if n for word in heading.casefold().split()}


def _want(any_of: str, words: str, shows: str, source: str) -> Want:
    return Want(tuple(frozenset(keys.split("+")) for keys in any_of.split()), words, shows, source)


POINT_OR_AREA = "longitude+latitude easting+northing area"


def _four(source: str) -> tuple[Want, ...]:
    return (
        _want("category", "the kind of incident", "which problem it is", source),
        _want("date period", "the date", "whether it grows or falls", source),
        _want("time", "the time of day", "at what hours it happens", source),
        _want(POINT_OR_AREA, "the place", "where it happens", source),
    )


PERSON = (
    _want("age", "the age of the person", "who is harmed most", COLLECTING),
    _want("sex", "the sex of the person", "who is harmed most", COLLECTING),
)
AGAIN = _want("id", "a reference for the person or case", "who is harmed again and again", COLLECTING)
DATED_AND_PLACED = (
    _want("date period", "the date", "whether it grows or falls", CHECKLIST),
    _want(POINT_OR_AREA, "the place", "where it is felt", CHECKLIST),
)

WANTED: Mapping[str, tuple[Want, ...]] = MappingProxyType(
    {
        **{category: _four(PRESCRIBED) for category in POLICE_UK},
        "calls-asb": (*_four(PRESCRIBED), _want("id", "the reference of the incident",
                      "which calls are about one incident", PRESCRIBED)),
        "fire-deliberate": _four(PRESCRIBED),
        "fire-malicious-call": DATED_AND_PLACED,
        "assault-attendance": (
            _want("date", "the date of the assault", "on which days it happens", ISTV),
            _want("time", "the time of the assault", "at what hours it happens", ISTV),
            _want("category", "the method of the assault", "whether weapons are used", ISTV),
            _want(POINT_OR_AREA, "the place of the assault", "where it happens", ISTV),
        ),
        "school-exclusion": DATED_AND_PLACED,
        "court-order": DATED_AND_PLACED,
        "victim-referral": (*DATED_AND_PLACED, *PERSON, AGAIN),
        "drug-treatment": (*DATED_AND_PLACED, *PERSON, AGAIN),
    }
)  # fmt: skip
"""Category → the least fields wanted, with what each would show and who asks for it."""


def categories_of(profile: SourceProfile) -> tuple[str, ...]:
    """Return the categories a source may fill; where they are not known, those its labels spell out.

    >>> sorted(WANTED)[:3], [want.words for want in WANTED["fire-deliberate"]][2:]
    (['anti-social-behaviour', 'assault-attendance', 'bicycle-theft'], ['the time of day', 'the place'])
    """
    if profile.categories:
        return tuple(c for c in profile.categories if c not in (ALL, UNCLASSIFIED))
    codes = {words.casefold(): code for code, words in CATEGORIES.items()} | {code: code for code in CATEGORIES}
    found = {codes.get(label.casefold(), UNCLASSIFIED) for label, n in profile.labels.items() if n}
    return tuple(sorted(found - {UNCLASSIFIED, ALL}))


def lacks_costs(profile: SourceProfile) -> bool:
    """Say whether records of crime, damage or fire come without what each cost (R126)."""
    costly = {*POLICE_UK, "fire-deliberate"} & set(categories_of(profile))
    return bool(costly) and not {"cost", "costs", "value"} & words_of_headings(profile)


def lacking(profile: SourceProfile) -> dict[Want, tuple[str, ...]]:
    """Return each field that is wanted and not given, with the categories that want it."""
    found: dict[Want, tuple[str, ...]] = {}
    for category in categories_of(profile):
        for want in WANTED.get(category, ()):
            if not want.is_given(profile):
                found[want] = (*found.get(want, ()), category)
    return found


def reach(profile: SourceProfile, wanting: tuple[str, ...]) -> tuple[str, ...]:
    """Return "all" where every category of the source wants a field, else the categories that do."""
    return (ALL,) if set(wanting) == set(categories_of(profile)) else wanting


def least_fields(profile: SourceProfile, say: Wording = EXACT) -> list[QualityNote]:
    """Return a note for each field that a problem type of this source needs and the extract lacks. It tells no rows."""
    return [
        QualityNote(
            profile.source, "least-fields", want.words.removeprefix("the "), "share", "0",
            f"The extract lacks {want.words}, wanted for {_themes(profile, wanting)} to see {want.shows} "
            f"({want.source}): please add it.",
        )
        for want, wanting in lacking(profile).items()
    ]  # fmt: skip


def _themes(profile: SourceProfile, wanting: tuple[str, ...]) -> str:
    if reach(profile, wanting) == (ALL,) and len(wanting) > 1:
        return "all its records"
    return "“" + listed([CATEGORIES[c] for c in wanting]) + "”"
