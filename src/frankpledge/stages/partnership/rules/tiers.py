"""Two-tier areas: what district, county and police each do, agreed by both tiers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from frankpledge.core.cycle import Tier
from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import CouncilTier, Fact, Responsibility, Sector, TierRole
from frankpledge.core.readiness.words import say_list, say_slug
from frankpledge.stages.partnership.rules.structure import STATUTORY_FUNCTIONS

TIERS = (CouncilTier.DISTRICT, CouncilTier.COUNTY)


def reasons_not_to_start_audit(tier: Tier, agreed_on: Mapping[CouncilTier, date | None]) -> tuple[str, ...]:
    """Return why the audit may not be marked started: in a two-tier area each tier first agrees its role (R084).

    Parameters
    ----------
    tier : Tier
        How local government stands in the partnership's area.
    agreed_on : mapping
        The day on which each tier agreed the statement of its role, ``None`` or nothing where it has not.

    Returns
    -------
    tuple of str
        A sentence a reason; empty where the audit may start.

    Examples
    --------
    >>> reasons_not_to_start_audit(Tier.TWO_TIER, {CouncilTier.DISTRICT: date(2026, 3, 2)})
    ('The county council has not agreed the statement of its role.',)
    >>> reasons_not_to_start_audit(Tier.UNITARY, {})
    ()
    """
    if tier is not Tier.TWO_TIER:
        return ()
    wanting = (council for council in TIERS if agreed_on.get(council) is None)
    return tuple(f"The {council} council has not agreed the statement of its role." for council in wanting)


def reasons_strategy_is_not_the_districts(county_role: str | None, led_by: str | None) -> tuple[str, ...]:
    """Return what speaks against the strategy belonging to the district partnership, the county facilitating (R052).

    ``county_role`` is the role the county states for itself, ``led_by`` the tier of the council that leads the
    strategy; either is ``None`` where nobody has said.

    >>> reasons_strategy_is_not_the_districts(TierRole.FACILITATES, CouncilTier.DISTRICT)
    ()
    >>> reasons_strategy_is_not_the_districts(TierRole.DETERMINES, None)
    ('The county states that it determines the strategy.', 'Nobody is recorded as leading the strategy.')
    """
    roles: dict[str | None, str] = {
        None: "The county has not stated its role.",
        TierRole.DETERMINES: "The county states that it determines the strategy.",
        TierRole.TAKES_PART: "The county states that it takes part, and not that it facilitates.",
    }
    leads: dict[str | None, str] = {
        None: "Nobody is recorded as leading the strategy.",
        CouncilTier.COUNTY: "The county council is recorded as leading the strategy.",
    }
    return tuple(said for said in (roles.get(county_role), leads.get(led_by)) if said)


@rule(
    "TIER-ROLE",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.356",
    requirements=("R084",),
    needs=("tier_statements",),
    mend="Let the tier state what it will do for the partnership, and agree it before the audit starts.",
)
def role_of_each_tier(facts: Facts) -> Iterator[Told]:
    """In a two-tier area each tier's role is stated and agreed."""
    if facts.case.partnership.tier is not Tier.TWO_TIER:
        return
    for tier in TIERS:
        if not any(said.agreed_on for said in facts.case.tier_statements if said.tier is tier):
            yield Told(f"tier:{tier}", f"The role of the {tier} council is not stated and agreed.")


@rule(
    "TIER-ROLE-FIRST",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.356",
    requirements=("R084",),
    mend="Agree the role now, and look again at what the audit assumed of the tier.",
)
def roles_before_the_audit(facts: Facts) -> Iterator[Told]:
    """In a two-tier area each tier's role was agreed before the audit started."""
    first = facts.regime.steps[0].key
    audit = next((step for step in facts.case.steps if step.step == first and step.started), None)
    if facts.case.partnership.tier is not Tier.TWO_TIER or audit is None or audit.started is None:
        return
    for statement in facts.case.tier_statements:
        if statement.agreed_on and statement.agreed_on > audit.started:
            sentence = f"The role of the {statement.tier} council was agreed only after the audit had started."
            yield Told(f"tier:{statement.tier}", sentence, (statement, audit))


@rule(
    "TIER-STRATEGY",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.289",
    requirements=("R052",),
    mend="Let the district partnership own its strategy, and the county facilitate and co-ordinate.",
)
def who_owns_the_strategy(facts: Facts) -> Iterator[Told]:
    """In a two-tier area the county facilitates, and the strategy belongs to the district partnership."""
    if facts.case.partnership.tier is Tier.TWO_TIER:
        for claim in _county_claims(facts):
            yield Told("tier:county", "The county council determines the district's strategy.", (claim,))
            return


@rule(
    "TIER-MATRIX",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.287",
    requirements=("R049",),
    needs=("responsibilities",),
    mend="Write down who leads, who supports and who is informed.",
)
def responsibility_matrix(facts: Facts) -> Iterator[Told]:
    """In a two-tier area the matrix says for each statutory function who leads, supports and is informed."""
    placed = {row.function for row in facts.case.responsibilities}
    for function in STATUTORY_FUNCTIONS:
        if facts.case.partnership.tier is Tier.TWO_TIER and function not in placed:
            sentence = f"No row of the responsibility matrix says who leads the {say_slug(function)}."
            yield Told(f"function:{function}", sentence)


@rule(
    "TIER-MATRIX-AGREED",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.287",
    requirements=("R049",),
    mend="Have both tiers agree the row, and record the day on which each did.",
)
def agreed_matrix(facts: Facts) -> Iterator[Told]:
    """In a two-tier area both tiers have agreed each row of the matrix."""
    if facts.case.partnership.tier is Tier.TWO_TIER:
        for row in facts.case.responsibilities:
            if late := _not_agreed(row):
                sentence = f"Who leads the {say_slug(row.function)} is not agreed by the {say_list(late)} council."
                yield Told(f"function:{row.function}", sentence, (row,))


@rule(
    "TIER-SPLIT",
    Severity.ADVICE,
    Head.PRESSURES,
    source="report l.287",
    requirements=("R050",),
    mend="Place police, district and county in the row, and name a contact and where a difference goes.",
)
def three_way_split(facts: Facts) -> Iterator[Told]:
    """A row of the matrix places police, district and county, with a contact and a way to escalate."""
    if facts.case.partnership.tier is Tier.TWO_TIER:
        for row in facts.case.responsibilities:
            if wanting := _unplaced(facts, row):
                sentence = f"The row for the {say_slug(row.function)} lacks {say_list(wanting)}."
                yield Told(f"function:{row.function}", sentence, (row,))


def _county_claims(facts: Facts) -> Iterator[Fact]:
    yield from (
        statement
        for statement in facts.case.tier_statements
        if statement.tier is CouncilTier.COUNTY and statement.role is TierRole.DETERMINES
    )
    for row in facts.case.responsibilities:
        if row.function == "strategy" and facts.agencies[row.leads].council_tier is CouncilTier.COUNTY:
            yield row


def _not_agreed(row: Responsibility) -> list[str]:
    dates = {"district": row.district_agreed_on, "county": row.county_agreed_on}
    return [tier for tier, day in dates.items() if day is None]


def _unplaced(facts: Facts, row: Responsibility) -> list[str]:
    placed = [facts.agencies[agency] for agency in (row.leads, *row.supports, *row.informed)]
    held = {
        "the police": any(agency.sector is Sector.POLICE for agency in placed),
        "the district": any(agency.council_tier is CouncilTier.DISTRICT for agency in placed),
        "the county": any(agency.council_tier is CouncilTier.COUNTY for agency in placed),
        "a contact": row.contact,
        "a way to escalate": row.escalation,
    }
    return [what for what, there in held.items() if not there]
