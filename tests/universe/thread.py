"""One figure's way, step by step, each step by the service a person would use and by whoever may."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date, datetime
from functools import cache
from pathlib import Path

from frankpledge.adapters.dictionary import read_dataset
from frankpledge.foundation.accounts.models import Agency, Post
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.datasets.models import DataIssue, Submission, SupplyToken, TallySheet
from frankpledge.foundation.datasets.services import accept_submission, lay_out_tally, make_token, receive, take_in
from frankpledge.foundation.sharing.gate import Act, issue_permit, live_flows
from frankpledge.foundation.sharing.models import Flow, SharingProtocol
from frankpledge.foundation.sharing.queries import posts_to_sign_as
from frankpledge.foundation.sharing.services import (
    draft_protocol,
    name_people,
    open_for_signature,
    set_flow,
    sign_protocol,
)
from frankpledge.stages.audit.models import Counting, Finding
from frankpledge.stages.audit.services import ask_for_counting, draft_finding, run_counting, set_ground
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.services import give_consent, publish, put_out, sign_off
from tests.universe.means_and_voice import speaker_for
from tests.universe.partnership import AT, BEGAN, Universe

ROOT = Path(__file__).parents[2]
JANUARY = (date(2025, 1, 1), date(2025, 1, 31))
POLICE, COUNCIL = "Tithingham Police", "Tithingham Borough Council"
CRIME = "recorded-crime"
FIELDS = tuple(each.key for each in read_dataset(CRIME).fields if each.key != "context")
JANUARY_FILE = "2025-01-holmshire-street.csv"


@cache
def town_files() -> Path:
    """Make the example town's files, once a process."""
    folder = Path(tempfile.mkdtemp(prefix="frankpledge-town-")) / "town"
    maker = ROOT / "examples" / "town" / "make_town.py"
    subprocess.run([sys.executable, str(maker), str(folder)], check=True)
    return folder


def january_extract() -> Path:
    return town_files() / "extracts" / "police" / "2025-01-holmshire-street.csv"


def begun(universe: Universe, name: str = "Recorded crime protocol", **given: object) -> SharingProtocol:
    """Begin a protocol that binds the police, with nothing in it."""
    wanted = {
        "parties": [universe.agency(POLICE)], "starts": BEGAN, "review_by": date(2026, 12, 31),
        "purpose": "To find out what crime the area suffers.",
    }  # fmt: skip
    return draft_protocol(name=name, by=universe.coordinator, at=AT, **(wanted | given))


def a_flow(universe: Universe, protocol: SharingProtocol, **given: object) -> Flow:
    """Let the police's street file flow, all of it but the context."""
    wanted = {
        "agency": universe.agency(POLICE), "dataset": CRIME, "fields": FIELDS, "detail": "point",
        "purposes": ["audit"], "power": "published", "basis": "not-personal", "keep_days": 1095,
        "necessity": "Nothing else says where crime is.",
    }  # fmt: skip
    return set_flow(protocol=protocol, by=universe.coordinator, at=AT, **(wanted | given))


def drafted(universe: Universe, name: str = "Recorded crime protocol", **given: object) -> SharingProtocol:
    """Draft a protocol whole: what flows, and who answers for it."""
    protocol = begun(universe, name)
    a_flow(universe, protocol, **given)
    for party in protocol.parties.all():
        name_people(party=party, liaison=liaison_post(universe, party.agency), by=universe.coordinator, at=AT)
    return protocol


def liaison_post(universe: Universe, agency: Agency) -> Post:
    found = Post.objects.filter(agency=agency, partnership=universe.partnership, title="Liaison officer").first()
    return found or universe.post(agency.name, "Liaison officer")


def opened(universe: Universe, name: str = "Recorded crime protocol", **given: object) -> SharingProtocol:
    """Draft a protocol and open it for signature."""
    protocol = drafted(universe, name, **given)
    open_for_signature(protocol=protocol, by=universe.coordinator, at=AT)
    return SharingProtocol.objects.get(pk=protocol.pk)


def all_sign(universe: Universe, protocol: SharingProtocol, at: datetime = AT) -> SharingProtocol:
    """Let every party sign, each by whoever represents it."""
    for party in protocol.parties.all():
        is_police = party.agency == universe.agency(POLICE)
        by = universe.as_(Role.AGENCY_REPRESENTATIVE, at) if is_police else speaker_for(universe, party.agency.name, at)
        sign_protocol(party=party, post=posts_to_sign_as(by, party).first(), by=by, at=at)
    return SharingProtocol.objects.get(pk=protocol.pk)


def signed(universe: Universe, **given: object) -> SharingProtocol:
    return all_sign(universe, opened(universe, **given))


def flow_of(protocol: SharingProtocol) -> Flow:
    return protocol.flows.get()


def received(universe: Universe, content: bytes | None = None, name: str = JANUARY_FILE) -> Submission:
    """Let the police's liaison officer send a file, under a protocol that is signed."""
    if not live_flows(universe.coordinator).filter(dataset=CRIME).exists():
        signed(universe)
    by = universe.as_(Role.DATA_LIAISON)
    permit = issue_permit(by, universe.agency(POLICE), CRIME, Act.SUPPLY)
    chunks = [content if content is not None else january_extract().read_bytes()]
    return receive(permit=permit, name=name, chunks=chunks, by=by, at=AT)


def taken_in(universe: Universe, content: bytes | None = None) -> Submission:
    return take_in(submission=received(universe, content), at=AT)


def supplied(universe: Universe, content: bytes | None = None) -> Submission:
    """A file sent, taken in and accepted; the same file again is the same submission."""
    found = taken_in(universe, content)
    if found.status == Submission.Status.ACCEPTED:
        return found
    return accept_submission(submission=found, by=universe.as_(Role.INFORMATION_OFFICER), at=AT)


def tallied_flow(universe: Universe, **given: object) -> Flow:
    """Let the police's tallies of victims referred flow, under a protocol that is signed."""
    wanted = {"dataset": "victim-referrals", "fields": ["area", "period", "category", "count"], "detail": "ward"}
    return flow_of(all_sign(universe, opened(universe, "Tally protocol", **(wanted | given))))


def laid_out(universe: Universe) -> tuple[Flow, TallySheet]:
    """Lay out the police's tally sheet: two wards, two kinds."""
    flow, by = tallied_flow(universe), universe.as_(Role.DATA_LIAISON)
    permit = issue_permit(by, flow.agency, flow.dataset, Act.SUPPLY)
    sheet = lay_out_tally(
        permit=permit, areas=["Mill Ward", "Castle Ward"], categories=["Burglary", "Assault"], by=by, at=AT
    )
    return flow, sheet


FAULTY = (
    b"Month,Longitude,Latitude,Crime type\n2025-01,-0.1,51.5,Burglary\n2025-01,-0.1,51.5,Burglery\n2025-01,-0.1,51.5\n"
)
"""A row with a value on no list, and a row with too few cells."""


def with_faults(universe: Universe) -> Submission:
    return taken_in(universe, FAULTY)


def issue_of(universe: Universe) -> DataIssue:
    """Return what the police are asked to mend in an extract that was accepted with reservations."""
    found = with_faults(universe)
    if found.status == Submission.Status.CHECKED:
        by = universe.as_(Role.INFORMATION_OFFICER)
        accept_submission(submission=found, issues=["code-unknown:Crime type"], by=by, at=AT)
    return found.issues_found.get(code="code-unknown")


def token_of(universe: Universe, **given: object) -> tuple[SupplyToken, str]:
    """Let the police's liaison officer make a token for their records system."""
    wanted = {
        "agency": universe.agency(POLICE), "name": "Records system", "datasets": [CRIME],
        "last_day": date(2026, 12, 31), "by": universe.as_(Role.DATA_LIAISON), "at": AT,
    }  # fmt: skip
    return make_token(**(wanted | given))


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
    return asked_of(universe, supplied(universe, content))


def asked_of(universe: Universe, submission: Submission) -> Counting:
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


def agreed(universe: Universe, candidate: ReleaseCandidate) -> None:
    """Let every agency that is asked agree to a candidate."""
    for consent in candidate.consents.all():
        by = speaker_for(universe, consent.agency.name, AT)
        give_consent(consent=consent, by=by, at=AT)


def signed_off(universe: Universe) -> ReleaseCandidate:
    """A candidate that agencies agreed to and the checker signed off."""
    candidate = proposed(universe)
    agreed(universe, candidate)
    return sign_off(candidate=candidate, by=universe.as_(Role.OUTPUT_CHECKER), at=AT)


def released(universe: Universe) -> ReleaseCandidate:
    candidate = publish(candidate=signed_off(universe), by=universe.coordinator, at=AT)
    put_out(candidate, at=AT)  # in a test the transaction is never committed, so what follows on it is done here
    return candidate


WRONG = "A month was counted twice."


def corrected(universe: Universe, first: ReleaseCandidate) -> ReleaseCandidate:
    """The same month counted again, to correct a release; agreed to, signed off and published."""
    made = draft_finding(
        finding=found(universe), title="Crime, corrected", comment="Counted again.", corrects=first,
        corrects_why=WRONG, by=universe.as_(Role.INFORMATION_OFFICER), at=AT,
    )  # fmt: skip
    agreed(universe, made)
    sign_off(candidate=made, by=universe.as_(Role.OUTPUT_CHECKER), at=AT)
    made = publish(candidate=made, by=universe.coordinator, at=AT)
    put_out(made, at=AT)
    return made
