"""A partnership with something in every register of its audits, each thing put there by its service."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.audit.models import Audit, Finding
from frankpledge.stages.audit.services.signing import answer_agreement
from tests.universe import thread
from tests.universe.audit import (
    TODAY,
    a_circulation,
    a_commission,
    a_conclusion,
    a_source,
    an_audit,
    an_improvement,
    asked_to_agree,
    estimated,
    some_knowledge,
    some_research,
    taken_in,
)
from tests.universe.data_plan import a_feed, a_request
from tests.universe.handovers import handed_over
from tests.universe.means_and_voice import COUNCIL
from tests.universe.partnership import AT, Universe
from tests.universe.problems import item, says


def whole_audit(universe: Universe) -> Audit:
    """Fill every register of audits and protocols; what the audit says rests on all that there is to rest on."""
    finding: Finding = thread.found(universe)
    audit = an_audit(universe)
    taken_in(universe, estimated(universe, some_research(universe, audit)))
    asked_to_agree(universe, audit=audit)
    source = a_source(universe, audit)
    ties = {"findings": [finding], "knowledge": [some_knowledge(universe, audit)], "sources": [source]}
    first = a_conclusion(universe, audit, **ties)
    a_conclusion(universe, audit, part="options", text="Better lamps.", rests_on=[first])
    says(universe, first, item(universe, audit, "named"), "contradicts")
    a_circulation(universe, first)
    handed_over(universe, commission=a_commission(universe, audit))
    an_improvement(universe, audit)
    a_feed(universe)
    return audit


def an_audit_with_every_fault(universe: Universe) -> Audit:
    """Set up an audit in which the rules find all that they can find from what pages record."""
    audit = an_audit(universe, "Audit in a hurry", person_days=None, cost=Decimal(2000))
    police = a_source(universe, audit)
    a_source(universe, audit, name="Noise complaints", agency=universe.agency(COUNCIL))
    taken_in(universe, estimated(universe, some_research(universe, audit)))
    for _ in ("once", "again"):
        a_request(universe)
    asked = asked_to_agree(universe, audit=audit)
    answer_agreement(
        asked=asked, answer="not-agreed", words="Stops do not belong in it.", seen=audit.scope_version,
        by=universe.as_(Role.AGENCY_REPRESENTATIVE), at=AT,
    )  # fmt: skip
    first = a_conclusion(universe, audit, sources=[police])
    says(universe, first, item(universe, audit, "named"), "contradicts")
    a_conclusion(universe, audit, part="options", text="More of everything.")
    a_circulation(universe, first)
    a_commission(
        universe,
        audit,
        title="Work on the audit",
        starts=TODAY - timedelta(days=60),
        ends=TODAY - timedelta(days=1),
        data_access_until=TODAY - timedelta(days=1),
    )
    return audit
