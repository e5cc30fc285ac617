"""Who the law names for the area, and who has a seat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from frankpledge.core.cycle import Duty, bodies_not_yet, bodies_on
from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import Agency, Level, Sector
from frankpledge.core.readiness.words import say_day
from frankpledge.stages.partnership.rules.law import cited, severity_of_duty

# Those whose strategic seats the report asks for (l.355); voluntary and community bodies speak for one another.
WANTED_SECTORS = (
    ("health", frozenset({Sector.HEALTH})),
    ("voluntary", frozenset({Sector.VOLUNTARY, Sector.COMMUNITY})),
    ("business", frozenset({Sector.BUSINESS})),
)


@rule(
    "CDA-5.1",
    Severity.DUTY,
    Head.COMMITMENT,
    source="CDA 1998 s.5(1)",
    requirements=("R017", "R062"),
    needs=("agencies",),
    mend="Bring the authority into the partnership and record the day it joined.",
)
def responsible_authorities(facts: Facts) -> Iterator[Told]:
    """Every responsible authority of the area belongs to the partnership."""
    return _missing(facts, Duty.RESPONSIBLE, "must be one of its responsible authorities")


@rule(
    "CDA-5.2",
    Severity.DUTY,
    Head.COMMITMENT,
    source="CDA 1998 s.5(2)",
    requirements=("R017", "R062"),
    needs=("agencies",),
    mend="Agree with the body how it will co-operate and record the day, or record why the area has none.",
)
def cooperating_bodies(facts: Facts) -> Iterator[Told]:
    """Every body with a duty to co-operate is known to the partnership and co-operates."""
    return _missing(facts, Duty.COOPERATING, "has a duty to co-operate with it")


@rule(
    "CDA-5.3",
    Severity.DUTY,
    Head.COMMITMENT,
    source="CDA 1998 s.5(3)",
    requirements=("R017",),
    needs=("agencies",),
    mend="Invite at least one body of this description to take part, and record the invitation's answer.",
)
def invited_bodies(facts: Facts) -> Iterator[Told]:
    """At least one body of each description that the law lists has been invited to take part."""
    return _missing(facts, Duty.PARTICIPATING, "must be invited to take part in it")


@rule(
    "CDA-5-NOT-YET",
    Severity.ADVICE,
    Head.COMMITMENT,
    source="CDA 1998 s.5; report l.319",
    requirements=("R062",),
    mend="Nothing is breached. Set a date for inviting the body once it operates, or record that it has ended.",
)
def not_yet_possible(facts: Facts) -> Iterator[Told]:
    """A duty of a body that does not operate on the day is not yet possible, and so not breached."""
    for agency in facts.case.agencies:
        if agency.body and (why := _why_not_operating(agency, facts)):
            yield Told(f"agency:{agency.id}", f"{agency.name} {why}: its duty is not possible now.", (agency,))


@rule(
    "MEMBER-REASON",
    Severity.ADVICE,
    Head.COMMITMENT,
    source="report l.315",
    requirements=("R060",),
    needs=("agencies.reason",),
    mend="Write down why the agency belongs and what it brings.",
)
def reasons_of_members(facts: Facts) -> Iterator[Told]:
    """A member that the law does not name has a recorded reason for its membership."""
    for agency in facts.members:
        if not (agency.body or agency.reason):
            sentence = f"The law does not name {agency.name}, and no reason for its membership is recorded."
            yield Told(f"agency:{agency.id}", sentence, (agency,))


@rule(
    "SEAT-SECTOR",
    Severity.ADVICE,
    Head.COMMITMENT,
    source="report l.355",
    requirements=("R081", "R082"),
    needs=("seats",),
    mend="Offer a strategic seat, or record why the partnership works better without it.",
)
def seats_of_sectors(facts: Facts) -> Iterator[Told]:
    """Health, the voluntary sector and business have seats in a strategic group."""
    strategic = {group.id for group in facts.active_groups if group.level is Level.STRATEGIC}
    seated = {facts.agency_of(seat.post).sector for seat in facts.seats if seat.group in strategic}
    for name, sectors in WANTED_SECTORS:
        if strategic and not sectors & seated:
            yield Told(f"sector:{name}", f"No strategic group has a seat for the {name} sector.")


def _missing(facts: Facts, duty: Duty, what: str) -> Iterator[Told]:
    known = _bodies(facts.members) | _bodies(a for a in facts.case.agencies if _why_not_operating(a, facts))
    for body in bodies_on(facts.regime, facts.as_of, facts.case.partnership.tier):
        if body.duty is duty and body.key not in known:
            sentence = f"The partnership has no “{body.name}” on its register, which {what}."
            severity = severity_of_duty(body.source)
            yield Told(f"body:{body.key}", sentence, source=cited(body.source.text, body.source), severity=severity)


def _bodies(agencies: Iterable[Agency]) -> set[str]:
    return {agency.body for agency in agencies}


def _why_not_operating(agency: Agency, facts: Facts) -> str:
    if agency.operating_from and agency.operating_from > facts.as_of:
        return f"does not operate before {say_day(agency.operating_from)}"
    if agency.operating_until and agency.operating_until < facts.as_of:
        return f"ceased on {say_day(agency.operating_until)}"
    return next((f"has no duty before {day}" for day in _first_days(agency, facts)), "")


def _first_days(agency: Agency, facts: Facts) -> Iterator[str]:
    for body in bodies_not_yet(facts.regime, facts.as_of, facts.case.partnership.tier):
        if body.key == agency.body and body.span.valid_from:
            day = say_day(body.span.valid_from)
            yield cited(day, body.dates_source) if body.dates_source else day
