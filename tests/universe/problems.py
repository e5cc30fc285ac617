"""Two agencies' records of one problem, counted: the police's months, and the council's complaints by ward."""

from __future__ import annotations

from datetime import date

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.services import accept_submission, receive, take_in
from frankpledge.foundation.sharing.gate import Act, issue_permit, live_flows
from frankpledge.foundation.sharing.services import name_people, open_for_signature
from frankpledge.stages.audit.models import Audit, Conclusion, Counting
from frankpledge.stages.audit.queries.stances import Item, items_of
from frankpledge.stages.audit.services import ask_for_counting, run_counting
from frankpledge.stages.audit.services.stances import say_claim, set_beside
from tests.universe import thread
from tests.universe.audit import a_conclusion
from tests.universe.means_and_voice import COUNCIL, speaker_for
from tests.universe.partnership import AT, Universe

COMPLAINTS = "council-complaints"
DISORDER = "anti-social-behaviour"
YEAR, YEAR_BEFORE = (date(2025, 1, 1), date(2025, 12, 31)), (date(2024, 1, 1), date(2024, 12, 31))
FEBRUARY = (date(2025, 2, 1), date(2025, 2, 28))


def complaints_flow(universe: Universe, **given: object) -> None:
    """Let the council's log of complaints flow, by ward, under a protocol that it signs."""
    council = universe.agency(COUNCIL)
    protocol = thread.begun(universe, "Complaints protocol", parties=[council])
    wanted = {"agency": council, "dataset": COMPLAINTS, "fields": ["id", "date", "ward", "category"], "detail": "ward"}
    thread.a_flow(universe, protocol, **(wanted | given))
    for party in protocol.parties.all():
        liaison = thread.liaison_post(universe, council)
        name_people(party=party, liaison=liaison, by=universe.coordinator, at=AT)
    open_for_signature(protocol=protocol, by=universe.coordinator, at=AT)
    thread.all_sign(universe, protocol)


def complaints(universe: Universe, **given: object) -> Submission:
    """Let the council send its log, and accept it."""
    found = Submission.objects.filter(partnership=universe.partnership, dataset=COMPLAINTS).first()
    if found:
        return found
    if not live_flows(universe.coordinator).filter(dataset=COMPLAINTS).exists():
        complaints_flow(universe, **given)
    by = speaker_for(universe, COUNCIL)
    permit = issue_permit(by, universe.agency(COUNCIL), COMPLAINTS, Act.SUPPLY)
    file = thread.town_files() / "extracts" / "complaints_asb_2024-25.csv"
    sent = receive(permit=permit, name=file.name, chunks=[file.read_bytes()], by=by, at=AT)
    taken = take_in(submission=sent, at=AT)
    return accept_submission(submission=taken, by=universe.as_(Role.INFORMATION_OFFICER), at=AT)


def count_of(universe: Universe, submission: Submission, period: tuple[date, date]) -> Counting:
    """Count an extract for a period on the wards."""
    thread.grounded(universe)
    asked = ask_for_counting(
        submission=submission, period_from=period[0], period_to=period[1],
        by=universe.as_(Role.INFORMATION_OFFICER), at=AT,
    )  # fmt: skip
    return run_counting(counting=asked, at=AT)


def complaints_counted(universe: Universe) -> Counting:
    """Count the council's complaints of 2025, after those of 2024."""
    found = complaints(universe)
    count_of(universe, found, YEAR_BEFORE)
    return count_of(universe, found, YEAR)


def police_counted(universe: Universe) -> Counting:
    """Count the police's February, after their January."""
    count_of(universe, thread.supplied(universe), thread.JANUARY)
    file = thread.town_files() / "extracts" / "police" / "2025-02-holmshire-street.csv"
    return count_of(universe, thread.supplied(universe, file.read_bytes()), FEBRUARY)


def a_claim(universe: Universe, audit: Audit, claims: str = "rose", **given: str) -> Conclusion:
    """Write that disorder rose, as figures can answer."""
    made = a_conclusion(universe, audit, theme="Disorder", text="Disorder rose over the year.")
    by = universe.as_(Role.INFORMATION_OFFICER)
    say_claim(conclusion=made, claims=claims, by=by, at=AT, **({"problem": DISORDER} | given))
    return made


def item(universe: Universe, audit: Audit, kind: str, place: int = 0) -> Item:
    """Return one source of an audit, of a kind."""
    return [each for each in items_of(universe.coordinator, audit) if each.kind == kind][place]


def says(universe: Universe, conclusion: Conclusion, found: Item, side: str, **given: object) -> None:
    """Set a source beside a finding."""
    wanted = {"reason": "It is so.", "by": universe.as_(Role.INFORMATION_OFFICER), "at": AT}
    set_beside(conclusion=conclusion, item=found, side=side, **(wanted | given))
