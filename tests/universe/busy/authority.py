"""Who may do what: role cards, delegations, skills, training, procedures; where county and district share the work."""

from __future__ import annotations

from datetime import timedelta

from frankpledge.core.readiness.case import Competency, CouncilTier, Function, TierRole
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.partnership.models import (
    Answer,
    CommitmentRequest,
    Delegation,
    Procedure,
    Responsibility,
    RoleCard,
    Skill,
    TierStatement,
    Training,
)
from tests.universe.busy.town import BEGAN, TODAY, Town, insert, tie

SKILLS = ("Analysis", "Chairing", "Mapping", "Minutes", "Project management")


def add_authority(town: Town) -> None:
    """Write role cards for two posts in three, and hand work on."""
    cards = insert(
        town.row(
            RoleCard, post=post, role="Speaks for the agency.", authority_pounds=town.rng.choice((None, 0, 500, 5_000)),
            hours_a_month=town.rng.choice((None, 4, 8)), agreed_on=town.some_day() if number % 4 else None,
        )
        for number, post in enumerate(town.posts) if number % 3
    )  # fmt: skip
    for card in cards:
        town.log.add("role-card.written", card, card.agreed_on or TODAY, town.clerk)
    insert(
        town.row(
            Delegation, from_post=one, to_post=other, limits="Up to £500.", since=on,
            functions=[str(Function.DELIVERY)], comes_back_to=town.groups[0],
            until=on + timedelta(days=365) if number % 2 else None,
        )
        for number, (on, one, other) in enumerate(
            zip(town.days(town.size.share(100)), town.posts, town.posts[1:], strict=False)
        )
    )  # fmt: skip
    _ask_for_more(town)
    _train(town)
    _depend(town)


def _ask_for_more(town: Town) -> None:
    """Let posts ask a group or the next post for more than they may commit; two in three have been answered."""
    clerk, chair = town.clerk, town.universe.people[Role.CHAIR].pk
    outside = iter([decision for decision in town.decisions if decision.post_id])
    for number, on in enumerate(town.days(town.size.share(120))):
        decision = next(outside, None) if number % 3 == 0 else None
        post = decision.post if decision else town.posts[number % len(town.posts)]
        asked = {"of_group": town.groups[0]} if number % 2 else {"of_post": town.posts[(number + 7) % len(town.posts)]}
        if asked.get("of_post") == post:
            asked = {"of_group": town.groups[0]}
        answered = {"answer": "approved", "answered_by_id": chair, "answered_on": on} if number % 3 != 1 else {}
        (made,) = insert([town.row(
            CommitmentRequest, post=post, pounds=9_000 + number, what="A van for the wardens.", asked_by_id=clerk,
            asked_on=on, decision=decision, **asked, **answered,
        )])  # fmt: skip
        town.log.add("commitment.asked", made, on, clerk)


def _train(town: Town) -> None:
    needs = list(Competency)
    insert(
        town.row(
            Training, post=post, competency=needs[number % len(needs)], needed_on=(needed := town.some_day()),
            completed_on=min(TODAY, needed + timedelta(days=40)) if town.chance(0.6) else None,
        )
        for number, post in enumerate(town.posts)
    )  # fmt: skip
    insert(town.row(Skill, post=post, skill=skill) for post in town.posts for skill in town.rng.sample(SKILLS, 2))


def _depend(town: Town) -> None:
    procedures = insert(
        town.row(Procedure, name=f"Procedure {number}", post=post, written_on=BEGAN if number % 2 else None)
        for number, post in enumerate(town.posts[: town.size.share(80)])
    )
    able = [(procedure, town.rng.choice(town.posts)) for procedure in procedures[::2]]
    tie(Procedure.able.through, ({"procedure_id": each.pk, "post_id": post.pk} for each, post in able))


def share_out(town: Town) -> None:
    """Fill the matrix of who leads, supports and is told, but for one function, and say what each tier does."""
    rows = insert(
        town.row(
            Responsibility, function=function, leads=town.rng.choice(town.agencies),
            contact=town.rng.choice(town.posts),
            district_agreed_on=TODAY if number % 2 else None, county_agreed_on=TODAY if number % 3 else None,
        )
        for number, function in enumerate(list(Function)[:-1])
    )  # fmt: skip
    for through in (Responsibility.supports.through, Responsibility.informed.through):
        pairs = [(row, agency) for row in rows for agency in town.rng.sample(town.agencies, 5)]
        tie(through, ({"responsibility_id": row.pk, "agency_id": agency.pk} for row, agency in pairs))
    insert(
        town.row(TierStatement, tier=tier, role=TierRole.FACILITATES, statement="Helps.", agreed_on=TODAY)
        for tier in (CouncilTier.DISTRICT, CouncilTier.COUNTY)
    )


def answer_findings(town: Town) -> None:
    """Record reasons why findings of readiness are left as they are."""
    insert(
        town.row(
            Answer, rule="LEAD-ACCEPTED", subject=f"lead {number}", reason="Settled by word of mouth.", on=TODAY,
            answered_by_id=town.clerk,
        )
        for number in range(town.size.share(40))
    )  # fmt: skip
