"""Countings whose figures are shown by area: by ward, and by areas as small as the Census's."""

from __future__ import annotations

import io
from datetime import date

from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.audit.models import Counting
from frankpledge.stages.audit.services import ask_for_counting, run_counting, set_ground
from tests.universe import thread
from tests.universe.partnership import AT, Universe


def counted_by_small_areas(universe: Universe) -> Counting:
    """Count January on wards that go by the codes of small areas."""
    by = universe.as_(Role.INFORMATION_OFFICER)
    submission = thread.supplied(universe)
    boundaries = thread.town_files() / "boundaries"
    small = (boundaries / "wards_2025.geojson").read_bytes().replace(b'"E05', b'"E01')
    with (boundaries / "districts.geojson").open("rb") as outline:
        set_ground(
            outline=outline, outline_name="districts.geojson", outline_code_column="LAD25CD",
            outline_label_column="LAD25NM", areas=io.BytesIO(small), areas_name="lsoas.geojson",
            areas_code_column="WD25CD", areas_label_column="WD25NM", by=by, at=AT,
        )  # fmt: skip
    asked = ask_for_counting(
        submission=submission, period_from=date(2025, 1, 1), period_to=date(2025, 1, 31), by=by, at=AT
    )
    return run_counting(counting=asked, at=AT)
