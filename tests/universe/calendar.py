"""What agencies do beside Tithingham's cycle, entered in the shared calendar as its people do."""

from __future__ import annotations

from datetime import date
from typing import Any

from frankpledge.stages.partnership.models import OtherExercise
from frankpledge.stages.partnership.services.calendar import enter_exercise
from tests.universe.partnership import AT, Universe


def exercise(universe: Universe, agency: str = "Tithingham Police", **given: Any) -> OtherExercise:
    """Something an agency does, entered by the co-ordinator."""
    wanted: dict[str, Any] = {
        "name": "Policing plan", "kind": "consultation", "begins": date(2026, 5, 4), "ends": date(2026, 5, 31),
        "by": universe.coordinator,
    }  # fmt: skip
    return enter_exercise(agency=universe.agency(agency), at=AT, **(wanted | given))
