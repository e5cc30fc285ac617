"""What passed up, down and across: objections, briefings, issues, what councillors were told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from frankpledge.core.readiness.case import Level
from frankpledge.stages.partnership.models import Acknowledgement, Briefing, IssueRaised, MemberBriefing, Objection
from tests.universe.busy.town import TODAY, Town, insert, tie

AUDIENCES = 12


def add_voice(town: Town) -> None:
    """Raise objections and issues, most of them answered, and pass briefings down."""
    objections = insert(_objection(town, on) for on in town.days(town.size.share(120)))
    for objection in objections:
        town.log.add("objection.raised", objection, objection.raised_on, objection.raised_by_id)
    issues = insert(_issue(town, on) for on in town.days(town.size.share(150)))
    for issue in issues:
        town.log.add("issue.raised", issue, issue.raised_on, issue.raised_by_id)
    _brief(town)
    insert(
        town.row(
            MemberBriefing, committee="Scrutiny", on=on, topic="Progress", document=town.rng.choice(town.documents)
        )
        for on in town.days(town.size.share(60))
    )


def _answered(town: Town, on: date) -> date | None:
    return min(TODAY, on + timedelta(days=21)) if town.chance(0.85) else None


def _objection(town: Town, on: date) -> Objection:
    answered = _answered(town, on)
    return town.row(
        Objection, agency=town.rng.choice(town.agencies), about="A decision", text="We do not agree.",
        decision=town.rng.choice(town.decisions), raised_on=on, raised_by=town.rng.choice(town.people),
        answer="We have thought again." if answered else "", answered_on=answered,
        answered_by_id=town.clerk if answered else None,
    )  # fmt: skip


def _issue(town: Town, on: date) -> IssueRaised:
    answered = _answered(town, on)
    return town.row(
        IssueRaised, agency=town.rng.choice(town.agencies), about="Too many forms", text="They take a day a week.",
        group=town.rng.choice(town.groups), raised_on=on, raised_by=town.rng.choice(town.people),
        reply_due=on + timedelta(days=28), reply="Two are gone." if answered else "", replied_on=answered,
        replied_by_id=town.clerk if answered else None,
    )  # fmt: skip


def _brief(town: Town) -> None:
    briefings = insert(
        town.row(
            Briefing, topic=f"Briefing {number}", text="What was agreed.", on=on, by_group=town.rng.choice(town.groups),
            document=town.rng.choice(town.documents),
        )
        for number, on in enumerate(town.days(town.size.share(120)))
    )  # fmt: skip
    tie(
        Briefing.perspectives.through,
        (
            {"briefing_id": briefing.pk, "agency_id": agency.pk}
            for briefing in briefings
            for agency in town.rng.sample(town.agencies, 3)
        ),
    )
    for audience in insert(_audience(town, briefing, **to) for briefing in briefings for to in _audiences(town)):
        town.log.add("briefing.acknowledged", audience.briefing, audience.briefing.on, town.clerk)


def _audiences(town: Town) -> list[dict[str, Any]]:
    """Return to whom a briefing goes: the first agency is told nothing, so that one finding is sure to be open."""
    levels = list(Level)
    chosen = town.rng.sample(town.agencies[1:], AUDIENCES)
    return [{"agency": agency, "level": levels[number % len(levels)]} for number, agency in enumerate(chosen)]


def _audience(town: Town, briefing: Briefing, **to: Any) -> Acknowledgement:
    heard = min(TODAY, briefing.on + timedelta(days=5)) if town.chance(0.8) else None
    return town.row(Acknowledgement, briefing=briefing, people=town.rng.randrange(1, 60), acknowledged_on=heard, **to)
