"""The categories of the audit, and the words shown for each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

UNCLASSIFIED = "unclassified"
ALL = "all"

POLICE_UK: Mapping[str, str] = MappingProxyType(
    {
        "anti-social-behaviour": "Anti-social behaviour",
        "bicycle-theft": "Bicycle theft",
        "burglary": "Burglary",
        "criminal-damage-arson": "Criminal damage and arson",
        "drugs": "Drugs",
        "other-crime": "Other crime",
        "other-theft": "Other theft",
        "possession-of-weapons": "Possession of weapons",
        "public-order": "Public order",
        "robbery": "Robbery",
        "shoplifting": "Shoplifting",
        "theft-from-the-person": "Theft from the person",
        "vehicle-crime": "Vehicle crime",
        "violent-crime": "Violence and sexual offences",
    }
)
"""The fourteen groups of data.police.uk, by code; the words are those of its files."""

CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        **POLICE_UK,
        "fire-deliberate": "Deliberate fires",
        "fire-malicious-call": "Malicious calls to the fire service",
        "calls-asb": "Calls about anti-social behaviour",
        "school-exclusion": "School exclusions",
        "court-order": "Court orders",
        "assault-attendance": "Hospital attendances after assault",
        "victim-referral": "Referrals to victim support",
        "drug-treatment": "People starting drug treatment",
        UNCLASSIFIED: "Not classified",
        ALL: "All records",
    }
)
"""Every category a table may hold, with the words shown for it."""
