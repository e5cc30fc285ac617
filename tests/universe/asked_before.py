"""What others asked before, entered by whoever would."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from frankpledge.stages.consultation.models import AskedBefore
from frankpledge.stages.consultation.services.asked_before import enter_asked_before
from tests.universe.consultation import POLICE, TODAY
from tests.universe.partnership import AT, Universe

SPRING = {"began_on": TODAY - timedelta(days=200), "ended_on": TODAY - timedelta(days=170)}


def asked_before(universe: Universe, title: str = "Fear of crime survey", **given: Any) -> AskedBefore:
    """Enter a survey of the police that is half a year old."""
    wanted: dict[str, Any] = SPRING | {
        "run_by": "Tithingham Police, by post", "agency": universe.agency(POLICE), "way": "survey",
        "whom": "One household in twenty", "asked": 2_000, "people": 640, "area": "The borough", "area_match": "same",
        "quality": "Drawn by lot from the electoral register. Few under 25 answered.",
        "found": "38 per cent do not go out after dark.", "by": universe.coordinator,
    }  # fmt: skip
    return enter_asked_before(title=title, at=AT, **wanted | given)
