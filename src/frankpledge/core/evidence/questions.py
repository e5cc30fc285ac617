"""What to ask first of each category: of a place where much is recorded, and of a number that moved.

No question names another category by its label: a sentence must speak of one figure at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

DRAWS_VISITORS = frozenset(
    {"anti-social-behaviour", "calls-asb", "other-theft", "public-order", "shoplifting", "theft-from-the-person",
     "bicycle-theft", "violent-crime"}
)  # fmt: skip
"""Categories recorded where people go as much as where they live."""

PLACE: Mapping[str, str] = MappingProxyType(
    {
        "anti-social-behaviour": "which streets and hours draw repeated calls, and who else (wardens, landlords, "
        "youth workers) already deals with them",
        "bicycle-theft": "whether cycles go from public racks or from homes, since racks need better locks and "
        "sightlines and homes need storage",
        "burglary": "how many were homes and how many business premises, how entry was gained, and how many "
        "addresses were broken into twice",
        "criminal-damage-arson": "what was damaged (cars, homes, bus shelters, schools) and whether by fire",
        "drugs": "how much followed from police operations there, since searches raise the number as dealing does",
        "other-crime": "what offences this group holds, before anything is planned on it",
        "other-theft": "what was taken and from where, since this group mixes loss of fuel, garden goods and stock",
        "possession-of-weapons": "how many came from stop and search, and how many from incidents where one was used",
        "public-order": "how much happens at night near licensed premises and how much between neighbours",
        "robbery": "who was robbed, at what hours and on which routes, and whether the same few offenders recur",
        "shoplifting": "which stores report most, whether they report every loss, and who is known to them",
        "theft-from-the-person": "at which stops, markets and venues bags and phones go, and on which days",
        "vehicle-crime": "whether vehicles or their contents were taken, from which car parks or streets, and whether "
        "they had been left locked",
        "violent-crime": "how much happens between partners or family at home and how much in public places at night, "
        "since the two need different answers",
        "fire-deliberate": "what burned (rubbish, grass, cars, buildings) and how quickly waste there is cleared",
        "fire-malicious-call": "from which telephones and at which hours the calls came",
        "calls-asb": "how many callers and incidents lie behind the calls, since one address may call many times",
        "school-exclusion": "at which schools and for what conduct, and what is offered to pupils while they are out",
        "court-order": "what needs (housing, drink, work) the people on orders share",
        "assault-attendance": "at what places and hours patients say they were hurt, since many never tell the police",
        "victim-referral": "how many of those referred took up support, and who was never referred",
        "drug-treatment": "which substances bring people, who sent them, and how long they had waited",
        "unclassified": "what the agency's own labels mean, so that these records can be put in their groups",
    }
)
"""By category: what to find out of a place with many records."""

VISITED: Mapping[str, str] = MappingProxyType(
    {
        "anti-social-behaviour": "which squares, stops and licensed premises the calls name, and at what hours",
        "bicycle-theft": "which public racks lose most, and whether anyone can see them",
        "calls-asb": "which shops, stops and squares call again and again, and what they were told",
        "other-theft": "which premises (gyms, cafes, filling stations) report most, and what was taken",
        "public-order": "which licensed premises, ranks and stops it gathers round, and when they empty",
        "shoplifting": "which stores report most, whether they report every loss, and who is known to them",
        "theft-from-the-person": "at which stops, markets and venues bags and phones go, and on which days",
        "violent-crime": "how much falls in the hours when bars close, and how much by day or behind doors",
    }
)
"""By category: what to find out where visitors probably make the rate."""

RECORDING: Mapping[str, str] = MappingProxyType(
    {
        "anti-social-behaviour": "which calls are closed under this heading or passed to another agency",
        "bicycle-theft": "how people can report, by telephone or online",
        "burglary": "whether sheds and garages are counted here",
        "criminal-damage-arson": "whether small damage is recorded on the first report",
        "drugs": "how many searches and operations were carried out",
        "other-theft": "which labels fall in this group",
        "possession-of-weapons": "how many searches were carried out",
        "public-order": "which disputes are recorded as offences",
        "robbery": "whether snatches are counted here",
        "shoplifting": "how many of their losses large stores report",
        "theft-from-the-person": "whether lost phones are recorded as taken",
        "vehicle-crime": "whether attempts and interference are counted here",
        "violent-crime": "how fully threats and harassment are recorded",
        "fire-deliberate": "how officers judge that a fire was set",
        "fire-malicious-call": "how callers are challenged before anyone is sent",
        "calls-asb": "the numbers, forms and hours open to callers",
        "school-exclusion": "schools that opened, closed or follow another policy",
        "court-order": "where and how quickly cases are heard",
        "assault-attendance": "whether reception staff ask every patient",
        "victim-referral": "whether people are referred automatically or by consent",
        "drug-treatment": "how many places the service has, and whether courts send people there",
        "unclassified": "the labels the agency uses",
    }
)
"""By category: what can change in the recording and look like a change in what happened."""


def of_place(category: str) -> str:
    """Return what to find out of a place where a category is much recorded.

    >>> of_place("burglary")[:46]
    'how many were homes and how many business prem'
    """
    return PLACE.get(category, "what these records describe, where exactly and at what hours")


def of_visited_place(category: str) -> str:
    """Return what to find out where the rate is probably made by visitors."""
    return VISITED.get(category, of_place(category))


def of_recording(category: str) -> str:
    """Return what change of recording to rule out first."""
    return RECORDING.get(category, "recording rules, systems and staff")
