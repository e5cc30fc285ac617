"""What agencies brought and what may go wrong with it."""

from __future__ import annotations

from datetime import timedelta

from frankpledge.core.readiness.case import ChangeKind, ContributionKind
from frankpledge.stages.partnership.models import (
    Contribution,
    Journey,
    Lead,
    ResourceChange,
    Risk,
    Staffing,
)
from tests.universe.busy.meetings import VENUES
from tests.universe.busy.town import TODAY, Town, insert, tie

STEPS = ("analysis", "strategy", "consult", "")
UNITS = {ContributionKind.MONEY: "pounds", ContributionKind.TIME: "hours"}


def add_means(town: Town) -> None:
    """Record contributions, leads, changes of resources, staffing, journeys and risks."""
    _contribute(town)
    _lead(town)
    insert(
        town.row(
            Staffing, agency=agency, on=on, established=20, filled=town.rng.randrange(12, 21),
        )
        for agency in town.agencies for on in list(town.days(4))
    )  # fmt: skip
    insert(
        town.row(Journey, agency=agency, venue=venue, minutes=town.rng.randrange(5, 90))
        for agency in town.agencies
        for venue in VENUES
    )
    _change(town)


def _contribute(town: Town) -> None:
    kinds = list(ContributionKind)
    made = [
        town.row(
            Contribution, agency=town.rng.choice(town.agencies), kind=kinds[number % len(kinds)], what="As offered",
            amount=town.rng.randrange(1, 2_000) if kinds[number % len(kinds)] in UNITS else None,
            unit=UNITS.get(kinds[number % len(kinds)], ""), on=on, step=STEPS[number % len(STEPS)],
        )
        for number, on in enumerate(town.days(town.size.share(1_200)))
    ]  # fmt: skip
    for contribution in insert(made):
        town.log.add("contribution.recorded", contribution, contribution.on, town.clerk)


def _lead(town: Town) -> None:
    leads = []
    for number, on in enumerate(town.days(town.size.share(120))):
        answered = on + timedelta(days=7)
        accepted = answered if number % 3 and answered <= TODAY else None
        declined = answered if number % 9 == 0 and answered <= TODAY else None
        leads.append(
            town.row(
                Lead, agency=town.rng.choice(town.agencies), what=f"Lead {number}", step=STEPS[number % len(STEPS)],
                asked_on=on, accepted_on=accepted, declined_on=declined, reason="No staff." if declined else "",
            )
        )  # fmt: skip
    for lead in insert(leads):
        town.log.add("lead.asked", lead, lead.asked_on, town.clerk)


def _change(town: Town) -> None:
    kinds = list(ChangeKind)
    changes = insert(
        town.row(
            ResourceChange, agency=town.rng.choice(town.agencies), kind=kinds[number % len(kinds)], on=on,
            change=-town.rng.randrange(1, 50), unit="per cent" if number % 2 else "posts",
        )
        for number, on in enumerate(town.days(town.size.share(120)))
    )  # fmt: skip
    risks = insert(
        town.row(
            Risk, what="There may be nobody to do it.", likelihood=1 + number % 3, impact=1 + number % 2,
            arises_from=change if number % 2 else None, owner=town.rng.choice(town.posts), raised_on=change.on,
            steps=["analysis"] if number % 3 else [], closed_on=TODAY if number % 5 == 0 else None,
        )
        for number, change in enumerate(changes)
    )  # fmt: skip
    tie(
        Risk.actions.through,
        ({"risk_id": risk.pk, "action_id": action.pk} for risk in risks for action in town.rng.sample(town.actions, 5)),
    )
    for risk in risks:
        town.log.add("risk.raised", risk, risk.raised_on, town.clerk)
