"""One figure's way, step by step, each step by the service a person would use and by whoever may."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.services import receive
from frankpledge.foundation.sharing.gate import Purpose, issue_permit
from frankpledge.foundation.sharing.models import SharingProtocol
from frankpledge.foundation.sharing.queries import posts_to_sign_as
from frankpledge.foundation.sharing.services import draft_protocol, sign_protocol
from frankpledge.stages.audit.models import Counting, Finding
from frankpledge.stages.audit.services import ask_for_counting, draft_finding, run_counting, set_ground
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.services import publish, shelve, sign_off
from tests.universe.partnership import AT, BEGAN, Universe

ROOT = Path(__file__).parents[2]
JANUARY = (date(2025, 1, 1), date(2025, 1, 31))
POLICE = "Tithingham Police"


@cache
def town_files() -> Path:
    """Make the example town's files, once a process."""
    folder = Path(tempfile.mkdtemp(prefix="frankpledge-town-")) / "town"
    maker = ROOT / "examples" / "town" / "make_town.py"
    subprocess.run([sys.executable, str(maker), str(folder)], check=True)
    return folder


def january_extract() -> Path:
    return town_files() / "extracts" / "police" / "2025-01-holmshire-street.csv"


def drafted(universe: Universe, name: str = "Recorded crime protocol") -> SharingProtocol:
    return draft_protocol(
        agency=universe.agency(POLICE), name=name, purpose="To find out what crime the area suffers.",
        category="recorded-crime", starts=BEGAN, review_by=date(2026, 12, 31), by=universe.coordinator, at=AT,
    )  # fmt: skip


def signed(universe: Universe) -> SharingProtocol:
    protocol = drafted(universe)
    by = universe.as_(Role.AGENCY_REPRESENTATIVE)
    sign_protocol(protocol=protocol, post=posts_to_sign_as(by, protocol).first(), by=by, at=AT)
    return protocol


def supplied(universe: Universe, content: bytes | None = None) -> Submission:
    signed(universe)
    liaison = universe.as_(Role.DATA_LIAISON)
    permit = issue_permit(liaison, universe.agency(POLICE), "recorded-crime", Purpose.SUPPLY)
    chunks = [content or january_extract().read_bytes()]
    return receive(permit=permit, name="2025-01-holmshire-street.csv", chunks=chunks, by=liaison, at=AT)


def grounded(universe: Universe) -> None:
    boundaries = town_files() / "boundaries"
    with (
        (boundaries / "districts.geojson").open("rb") as outline,
        (boundaries / "wards_2025.geojson").open("rb") as areas,
        (town_files() / "populations" / "council_2025_by_ward.csv").open("rb") as population,
    ):
        set_ground(
            outline=outline, outline_name="districts.geojson", outline_code_column="LAD25CD",
            outline_label_column="LAD25NM", areas=areas, areas_name="wards_2025.geojson", areas_code_column="WD25CD",
            areas_label_column="WD25NM", population=population, population_name="council_2025_by_ward.csv",
            population_code_column="Ward code", population_column="Residents", population_date=date(2025, 4, 1),
            population_source="Council's own count of residents, 2025",
            by=universe.as_(Role.INFORMATION_OFFICER), at=AT,
        )  # fmt: skip


def asked(universe: Universe, content: bytes | None = None) -> Counting:
    submission = supplied(universe, content)
    grounded(universe)
    return ask_for_counting(
        submission=submission, period_from=JANUARY[0], period_to=JANUARY[1],
        by=universe.as_(Role.INFORMATION_OFFICER), at=AT,
    )  # fmt: skip


def counted(universe: Universe) -> Counting:
    return run_counting(counting=asked(universe), at=AT)


def found(universe: Universe) -> Finding:
    return counted(universe).findings.first()


def proposed(universe: Universe) -> ReleaseCandidate:
    return draft_finding(
        finding=found(universe), title="Crime in Tithingham, January 2025", comment="Most of it is in the centre.",
        by=universe.as_(Role.INFORMATION_OFFICER), at=AT,
    )  # fmt: skip


def signed_off(universe: Universe) -> ReleaseCandidate:
    return sign_off(candidate=proposed(universe), by=universe.as_(Role.OUTPUT_CHECKER), at=AT)


def released(universe: Universe) -> ReleaseCandidate:
    candidate = publish(candidate=signed_off(universe), by=universe.coordinator, at=AT)
    shelve(candidate)  # in a test the transaction is never committed, so what follows on it is done here
    return candidate
