"""What the words of the report mean: categories, bases and methods, in plain English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

BASES: Mapping[str, str] = MappingProxyType(
    {
        "event": "where it happened",
        "home": "where the person lives",
        "institution": "the school, hospital or other place that kept the record",
        "court": "the court that made the order",
    }
)

KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "not-recorded": ("Not recorded", "Things that happened and are in nobody's records."),
        "incomplete": ("Incomplete", "Records that are there in part: months, places or details are missing."),
        "not-coterminous": ("Different boundaries", "Records kept for areas whose edges are not the ones used here."),
        "inaccessible": ("Not shared", "Records that an agency holds and that could not be used here."),
        "inaccurate": ("Inexact", "Records that say something other than what is so, such as a moved point."),
    }
)

CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        "all": "Every record of one source added up, including those that fit no category.",
        "anti-social-behaviour": "Nuisance, rowdy or inconsiderate behaviour told to police. Not all of it is crime.",
        "bicycle-theft": "Taking a bicycle.",
        "burglary": "Going into a building without leave to steal or do harm. Homes and businesses are together.",
        "criminal-damage-arson": "Damage done on purpose to property, and setting fire to it.",
        "drugs": "Having, growing, making or supplying illegal drugs. The number follows police activity closely.",
        "other-crime": "Forgery, perjury and other crimes that have no category of their own.",
        "other-theft": "Theft by staff, blackmail, making off without paying, and other theft not listed elsewhere.",
        "possession-of-weapons": "Having a weapon, such as a knife or gun, against the law.",
        "public-order": "Causing fear, alarm or distress in public.",
        "robbery": "Using force, or the fear of it, to steal.",
        "shoplifting": "Theft from a shop or stall.",
        "theft-from-the-person": "Theft from somebody, such as pickpocketing, without force.",
        "vehicle-crime": "Theft of a vehicle or from one, and interfering with one.",
        "violent-crime": "Offences against people, from threats to serious assault, and sexual offences.",
        "fire-deliberate": "Fires that the fire service judged were set on purpose.",
        "fire-malicious-call": "False alarms given to the fire service on purpose.",
        "calls-asb": "Calls or complaints about anti-social behaviour. Several may be about one incident.",
        "school-exclusion": "Pupils excluded from school, counted at the school.",
        "court-order": "Orders made by a court, such as community or probation orders.",
        "assault-attendance": "Visits to hospital after an assault. Many are never reported to the police.",
        "victim-referral": "People referred to a service that supports victims.",
        "drug-treatment": "People who begin treatment at a drug service. Many who use drugs never come to one.",
        "unclassified": "Records whose label from the agency fits no category here.",
    }
)
"""What each category counts, in our own words: the agency's own rules decide each record."""

THEMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Anti-social behaviour": ("anti-social-behaviour", "calls-asb", "public-order"),
        "Violence and its victims": (
            "violent-crime",
            "assault-attendance",
            "robbery",
            "possession-of-weapons",
            "victim-referral",
        ),
        "Fire and damage": ("criminal-damage-arson", "fire-deliberate", "fire-malicious-call"),
        "Theft and burglary": (
            "burglary",
            "vehicle-crime",
            "shoplifting",
            "bicycle-theft",
            "theft-from-the-person",
            "other-theft",
        ),
        "Drugs": ("drugs", "drug-treatment"),
        "Young people and courts": ("school-exclusion", "court-order"),
    }
)
"""Which categories of different agencies speak of one problem."""

DOCUMENTS: Mapping[str, str] = MappingProxyType(
    {
        "cda-1998": "Crime and disorder audit",
        "england": "Crime and disorder audit for the strategic assessment",
        "wales": "Crime and disorder audit for the strategic assessment",
    }
)
"""What the document is called under each regime."""
