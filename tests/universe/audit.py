"""An audit as a piece of work, built by its services, each by whoever would."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from frankpledge.stages.audit.models import Audit, Question, SignOff, Source
from frankpledge.stages.audit.services.audits import set_up_audit
from frankpledge.stages.audit.services.scope import ask_question, weigh_source
from frankpledge.stages.audit.services.signing import ask_for_agreement
from frankpledge.stages.partnership.queries.cycle import open_cycle
from tests.universe.cycle import a_cycle
from tests.universe.partnership import AT, Universe

TODAY = AT.date()
POLICE = "Tithingham Police"


def an_audit(universe: Universe, title: str = "Audit of 2026", **given: Any) -> Audit:
    """Set up an interim audit, of which there may be several, in the cycle under way."""
    if open_cycle(universe.coordinator) is None:
        a_cycle(universe)
    wanted: dict[str, Any] = {
        "kind": Audit.Kind.INTERIM, "period_from": date(2025, 1, 1), "period_to": date(2025, 12, 31),
        "work_from": TODAY, "work_to": TODAY + timedelta(days=90), "person_days": Decimal(20),
    }  # fmt: skip
    return set_up_audit(title=title, by=universe.coordinator, at=AT, **wanted | given)


def a_question(universe: Universe, audit: Audit | None = None, **given: Any) -> Question:
    """Put a question to an audit."""
    wanted: dict[str, Any] = {"text": "Where is harm done at night?", "weight": 3, "is_in": True}
    return ask_question(
        audit=audit or an_audit(universe), reason="Members raised it.", by=universe.coordinator, at=AT, **wanted | given
    )


def a_source(universe: Universe, audit: Audit | None = None, **given: Any) -> Source:
    """Weigh a source."""
    wanted: dict[str, Any] = {
        "name": "Recorded crime", "agency": universe.agency(POLICE), "value": 3, "person_days": Decimal(6),
        "is_in": True, "reason": "It is the longest series.",
    }  # fmt: skip
    return weigh_source(audit=audit or an_audit(universe), by=universe.coordinator, at=AT, **wanted | given)


def asked_to_agree(universe: Universe, matter: str = "scope", audit: Audit | None = None, **given: Any) -> SignOff:
    """Ask the police to agree."""
    wanted: dict[str, Any] = {"agencies": [universe.agency(POLICE)], "wanted_by": TODAY + timedelta(days=14)}
    asked = ask_for_agreement(
        audit=audit or an_audit(universe), matter=matter, by=universe.coordinator, at=AT, **wanted | given
    )
    return asked[0]
