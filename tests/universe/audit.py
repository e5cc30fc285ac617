"""An audit as a piece of work, built by its services, each by whoever would."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.audit.models import (
    Audit,
    Circulation,
    Comment,
    Commission,
    Conclusion,
    DataStrategy,
    Improvement,
    Knowledge,
    Option,
    Owed,
    Provision,
    Question,
    Research,
    Review,
    SignOff,
    Source,
    Task,
)
from frankpledge.stages.audit.services import circulation, commissions, evidence, plan, review
from frankpledge.stages.audit.services.audits import set_up_audit
from frankpledge.stages.audit.services.conclusions import tie_conclusion, write_conclusion
from frankpledge.stages.audit.services.research import (
    consider_research,
    decide_research,
    estimate_research,
    record_research,
)
from frankpledge.stages.audit.services.scope import ask_question, weigh_source
from frankpledge.stages.audit.services.signing import ask_for_agreement
from frankpledge.stages.audit.services.strategy import write_strategy
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


NUMBERS: dict[str, Any] = {
    "answers": 400, "share_percent": Decimal(35), "weeks": 6, "hours_a_day": Decimal("7.5"),
    "design_hours": Decimal(20), "analysis_hours": Decimal(12), "report_hours": Decimal(8),
    "minutes_approached": Decimal(2), "minutes_answer": Decimal(6), "cost_approached": Decimal("1.50"),
    "cost_answer": Decimal("0.80"), "cost_fixed": Decimal(250),
}  # fmt: skip
"""A survey by post: 1,143 letters, 118.1 hours, 15.8 person-days and £2,284.50."""

GROUP_NUMBERS: dict[str, Any] = {
    "group_count": 4, "people": 8, "share_percent": Decimal(50), "weeks": 3, "hours_a_day": Decimal("7.5"),
    "design_hours": Decimal(6), "analysis_hours": Decimal(10), "report_hours": Decimal(5),
    "minutes_approached": Decimal(15), "minutes_answer": Decimal(0), "minutes_group": Decimal(360),
    "cost_approached": Decimal(0), "cost_answer": Decimal(20), "cost_group": Decimal(85), "cost_fixed": Decimal(0),
}  # fmt: skip
"""Four groups of eight: 64 people invited, 61 hours, 8.2 person-days and £980."""


def some_research(universe: Universe, audit: Audit | None = None, **given: Any) -> Research:
    """Consider a survey by post."""
    wanted: dict[str, Any] = {
        "name": "Survey of residents", "method": "postal-survey", "asks": "Whether people feel safe at night.",
    }  # fmt: skip
    return consider_research(audit=audit or an_audit(universe), by=universe.coordinator, at=AT, **wanted | given)


def estimated(universe: Universe, research: Research | None = None, **given: Any) -> Research:
    """Estimate it."""
    found = research or some_research(universe)
    numbers = GROUP_NUMBERS if found.method == "focus-groups" else NUMBERS
    estimate_research(research=found, by=universe.coordinator, at=AT, **numbers | given)
    return found


def taken_in(universe: Universe, research: Research | None = None, **given: Any) -> Research:
    """Take it into the scope."""
    found = research or estimated(universe)
    wanted: dict[str, Any] = {"is_in": True, "reason": "No agency's records tell it."}
    decide_research(research=found, by=universe.coordinator, at=AT, **wanted | given)
    return found


def looked_back_on(universe: Universe, research: Research | None = None, **given: Any) -> Research:
    """Record what it really took."""
    found = research or taken_in(universe)
    wanted: dict[str, Any] = {
        "done_on": TODAY, "actual_days": Decimal("19.5"), "actual_cost": Decimal(2410), "actual_approached": 1143,
        "actual_answers": 318,
    }  # fmt: skip
    record_research(research=found, by=universe.coordinator, at=AT, **wanted | given)
    return found


def asked_to_agree(universe: Universe, matter: str = "scope", audit: Audit | None = None, **given: Any) -> SignOff:
    """Ask the police to agree."""
    wanted: dict[str, Any] = {"agencies": [universe.agency(POLICE)], "wanted_by": TODAY + timedelta(days=14)}
    asked = ask_for_agreement(
        audit=audit or an_audit(universe), matter=matter, by=universe.coordinator, at=AT, **wanted | given
    )
    return asked[0]


def a_conclusion(universe: Universe, audit: Audit | None = None, **given: Any) -> Conclusion:
    """Write something that the audit says; what it rests on may be given."""
    ties = {name: given.pop(name) for name in ("findings", "knowledge", "sources", "rests_on") if name in given}
    wanted: dict[str, Any] = {"part": "issues", "theme": "Violence", "text": "Harm at night is in two streets."}
    by = {"by": universe.as_(Role.INFORMATION_OFFICER), "at": AT}
    made = write_conclusion(audit=audit or an_audit(universe), **by, **wanted | given)
    if ties:
        tie_conclusion(conclusion=made, **by, **ties)
    return made


def a_circulation(universe: Universe, conclusion: Conclusion | None = None, **given: Any) -> Circulation:
    """Show something to the police."""
    shown = conclusion or a_conclusion(universe)
    wanted: dict[str, Any] = {"agencies": [universe.agency(POLICE)], "comments_by": TODAY + timedelta(days=10)}
    return circulation.circulate(
        audit=shown.audit, title="First findings", conclusions=[shown], by=universe.coordinator, at=AT, **wanted | given
    )


def a_comment(universe: Universe, **given: Any) -> Comment:
    """Let the police comment."""
    if not given.keys() & {"conclusion", "circulation"}:
        given["conclusion"] = a_conclusion(universe)
    wanted: dict[str, Any] = {"agency": universe.agency(POLICE), "text": "The taxi rank is the third place."}
    return circulation.comment(by=universe.as_(Role.AGENCY_REPRESENTATIVE), at=AT, **wanted | given)


def some_knowledge(universe: Universe, audit: Audit | None = None, **given: Any) -> Knowledge:
    """Enter what a forum said."""
    wanted: dict[str, Any] = {
        "voice": "residents", "source": "North ward forum", "on": TODAY, "place": "Mill Lane",
        "said": "Nobody reports it any more.",
    }  # fmt: skip
    return evidence.enter_knowledge(
        audit=audit or an_audit(universe), by=universe.as_(Role.AGENCY_REPRESENTATIVE), at=AT, **wanted | given
    )


def some_provision(universe: Universe, audit: Audit | None = None, **given: Any) -> Provision:
    """Record an interview with the police."""
    wanted: dict[str, Any] = {
        "theme": "Violence", "agency": universe.agency(POLICE), "told_on": TODAY, "provided": "Patrols on Fridays",
        "lacking": "Nobody on Sundays",
    }  # fmt: skip
    return evidence.record_provision(
        audit=audit or an_audit(universe), by=universe.coordinator, at=AT, **wanted | given
    )


def a_task(universe: Universe, audit: Audit | None = None, **given: Any) -> Task:
    """Plan a task."""
    wanted: dict[str, Any] = {"title": "Get the extracts", "kind": "collect", "person_days": Decimal(2), "days": 10}
    return plan.plan_task(audit=audit or an_audit(universe), by=universe.coordinator, at=AT, **wanted | given)


def a_commission(universe: Universe, audit: Audit | None = None, post: Post | None = None, **given: Any) -> Commission:
    """Commission a survey of the contractor, under a post of the council."""
    post = post or universe.post("Tithingham Borough Council", "Community safety officer")
    wanted: dict[str, Any] = {
        "title": "Survey of traders", "brief": "Ask two hundred.", "contractor": "A research company",
        "person": universe.people[Role.CONTRACTOR], "manager": post, "data_contact": post, "starts": TODAY,
        "ends": TODAY + timedelta(days=60), "data_access": "None", "data_access_until": TODAY + timedelta(days=30),
    }  # fmt: skip
    return commissions.record_commission(
        audit=audit or an_audit(universe), by=universe.coordinator, at=AT, **wanted | given
    )


def an_option(universe: Universe, commission: Commission | None = None, **given: Any) -> Option:
    """Weigh a way of getting it done."""
    wanted: dict[str, Any] = {
        "kind": "make", "what": "The analyst does it", "cost": Decimal(900), "person_days": Decimal(12),
        "skills": "Sampling: nobody here has it.",
    }  # fmt: skip
    return commissions.weigh_option(
        commission=commission or a_commission(universe), by=universe.coordinator, at=AT, **wanted | given
    )


def something_owed(universe: Universe, commission: Commission | None = None, **given: Any) -> Owed:
    """Put a deliverable on the list."""
    wanted: dict[str, Any] = {"kind": "deliverable", "what": "The answers", "due": TODAY + timedelta(days=50)}
    return commissions.add_owed(
        commission=commission or a_commission(universe), by=universe.coordinator, at=AT, **wanted | given
    )


def a_review(universe: Universe, audit: Audit | None = None, **given: Any) -> Review:
    """Keep what a survey of several audits found."""
    wanted: dict[str, Any] = {
        "how": "survey", "reviewed_by": "The county", "on": TODAY, "data": "Late", "analysis": "Sound",
        "use": "Little",
    }  # fmt: skip
    return review.record_review(audit=audit or an_audit(universe), by=universe.coordinator, at=AT, **wanted | given)


def an_improvement(universe: Universe, audit: Audit | None = None, **given: Any) -> Improvement:
    """Plan something to be better."""
    wanted: dict[str, Any] = {"what": "Record the place of each call.", "due": TODAY + timedelta(days=100)}
    wanted["owner"] = given.pop("owner", None) or universe.post(title="Records manager")
    return review.plan_improvement(audit=audit or an_audit(universe), by=universe.coordinator, at=AT, **wanted | given)


def a_data_strategy(universe: Universe, lead: Post, **given: Any) -> DataStrategy:
    """Write the data strategy."""
    wanted: dict[str, Any] = {
        "wanted": "Calls by place", "sharing": "Under protocols", "skills": "Mapping",
        "review_by": TODAY + timedelta(days=365),
    }  # fmt: skip
    return write_strategy(lead=lead, by=universe.coordinator, at=AT, **wanted | given)
