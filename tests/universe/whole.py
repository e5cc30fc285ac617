"""A partnership with something in every register, each thing put there by its service."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.partnership.services.agenda import add_item
from frankpledge.stages.partnership.services.member_briefings import record_member_briefing
from frankpledge.stages.partnership.services.readiness import answer_finding
from frankpledge.stages.partnership.services.resources import record_staffing, tell_journey
from tests.universe import means_and_voice as voice
from tests.universe.authority import a_card, a_delegation, a_procedure, a_skill, a_training, filled, officer
from tests.universe.cycle import a_cycle, recorded
from tests.universe.documents import a_document
from tests.universe.groups import a_group, a_seat
from tests.universe.meetings import action, decided, held
from tests.universe.partnership import AT, Universe
from tests.universe.tiers import a_row, a_statement

TODAY = AT.date()


def whole(universe: Universe) -> Universe:
    """Fill every register of a partnership of two tiers."""
    by = {"by": universe.coordinator, "at": AT}
    police, council = universe.agency("Tithingham Police"), officer(universe)
    inspector = universe.post(title="Inspector")
    filled(inspector, universe.people[Role.AGENCY_REPRESENTATIVE], universe)
    board = a_group(universe, functions=["audit", "strategy"], new_topics="Burglary", remit="It decides.")
    for post in (inspector, council):
        a_seat(universe, board, post)
    meeting = held(universe, board, away=[council])
    add_item(meeting=meeting, title="Burglary", topic=board.topics.get(), **by)
    decision = decided(universe, meeting, pounds=200, authority="Terms of reference")
    work = action(universe, meeting=meeting, decision=decision, due=TODAY - timedelta(days=1))
    a_card(universe, inspector)
    a_training(universe, council, needed_on=TODAY, completed_on=TODAY)
    a_skill(universe, council)
    procedure = a_procedure(universe, council, able=[inspector])
    a_delegation(universe, from_post=inspector, to_post=council)
    _means(universe, by | {"police": police, "work": work, "procedure": procedure})
    voice.objection(universe)
    voice.briefing(universe)
    voice.issue(universe)
    record_member_briefing(committee="Scrutiny", on=TODAY, topic="Burglary", **by)
    _cycle(universe)
    answer_finding(rule="CDA-5.3", subject="body:residents", reason="The forum speaks for them.", **by)
    return universe


def _means(universe: Universe, given: dict[str, object]) -> None:
    by = {name: given[name] for name in ("by", "at")}
    voice.contribution(universe)
    voice.lead(universe)
    cut = voice.change(universe)
    record_staffing(agency=given["police"], on=TODAY, established=Decimal(10), filled=Decimal(6), **by)
    tell_journey(agency=given["police"], venue="Town Hall", minutes=70, **by)
    voice.risk(universe, arises_from=cut, actions=[given["work"]], procedures=[given["procedure"]], steps=["review"])


def _cycle(universe: Universe) -> None:
    for tier in ("district", "county"):
        a_statement(universe, tier)
    a_row(universe)
    cycle = a_cycle(universe)
    recorded(universe, cycle, "consult", date(2026, 2, 1))
    a_document(universe, kind="strategy", title="Our plan", status="published", published_on=TODAY, duty="strategy")
