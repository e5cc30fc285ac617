"""Three years of consultation: forty exercises, each with its sittings, sixty bodies asked, and what went out."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal

from frankpledge.stages.consultation.models import (
    ConsultationStrategy,
    Consultee,
    Distribution,
    Evaluation,
    Exercise,
    FollowUp,
    Forum,
    GroupAnswers,
    GroupToHear,
    Hand,
    PersonToAsk,
    PhaseAim,
    PublicContact,
    PublicSitting,
    Sitting,
)
from frankpledge.stages.consultation.rules.outlets import Outlet
from frankpledge.stages.consultation.rules.phases import Method, Phase
from frankpledge.stages.consultation.rules.settings import Setting
from frankpledge.stages.partnership.models import Cycle
from tests.universe.busy.town import TODAY, Town, insert, tie


def add_consultation(town: Town) -> None:
    """Fill every register of consultation in the cycle under way."""
    cycle = Cycle.objects.get(partnership=town.universe.partnership, closed_on=None)
    groups = insert(
        town.row(GroupToHear, name=f"Group {number}", reason="Nobody came.", is_sensitive=number % 3 == 0,
                 named_on=TODAY - timedelta(days=400))
        for number in range(town.size.share(60))
    )  # fmt: skip
    insert(town.row(GroupAnswers, group=each, key="you-age", codes=["16-24"]) for each in groups)
    forums = insert(
        town.row(Forum, name=f"Forum {number}", kind=Forum.Kind.values[number % 7], audience="Residents",
                 agency=town.rng.choice(town.agencies), meets="Each month", speaks_for=100 * number + 1)
        for number in range(town.size.share(120))
    )  # fmt: skip
    exercises = _exercises(town, cycle)
    tie(Forum.reaches.through, ({"forum_id": each.pk, "grouptohear_id": groups[n % len(groups)].pk}
                                for n, each in enumerate(forums)))  # fmt: skip
    for step, (through, things, key) in enumerate(
        ((Exercise.reaches.through, groups, "grouptohear_id"), (Exercise.forums.through, forums, "forum_id"))
    ):
        pairs = {(each.pk, things[(n * (step + 2) + k) % (len(things) // 2)].pk)
                 for n, each in enumerate(exercises) for k in range(3)}  # fmt: skip
        tie(through, ({"exercise_id": one, key: other} for one, other in sorted(pairs)))
    _strategies(town, cycle)
    _conduct(town, exercises, groups)


def _exercises(town: Town, cycle: Cycle) -> list[Exercise]:
    phases, methods = list(Phase), list(Method)
    made = []
    for number, day in enumerate(town.days(town.size.share(40))):
        opens = day + timedelta(days=60)
        made.append(
            town.row(
                Exercise, cycle=cycle, title=f"Exercise {number}", phase=phases[number % 5], aim="To hear.",
                method=methods[number % 6], audience="Residents", opens=opens, closes=opens + timedelta(days=40),
                planned_on=day, lead=town.rng.choice(town.posts), duties=["consult"], cost_planned=Decimal(500),
                hours_planned=20,
            )
        )  # fmt: skip
    return insert(made)


def _strategies(town: Town, cycle: Cycle) -> None:
    strategies = insert(
        town.row(
            ConsultationStrategy, cycle=cycle, version=number + 1, lead=town.posts[0], budget=Decimal(20_000),
            hours=900, done_by="in-house", done_by_reason="We can.", lead_days=28, sensitive_lead_days=70,
            written_on=day, put_to=town.groups[0], put_on=day,
        )
        for number, day in enumerate(town.days(5))
    )  # fmt: skip
    insert(
        town.row(PhaseAim, strategy=each, phase=phase, aim="To hear.")
        for each in strategies for phase in list(Phase)[:4]
    )  # fmt: skip


def _conduct(town: Town, exercises: list[Exercise], groups: list[GroupToHear]) -> None:
    settings, channels = list(Setting), list(Outlet)
    sittings = insert(
        town.row(Sitting, exercise=each, on=each.opens, place=f"Hall {n}", setting=settings[n % 13],
                 chair_ties="A party" if n % 4 == 0 else "")
        for each in exercises for n in range(6)
    )  # fmt: skip
    _people(town, exercises, groups, sittings)
    insert(
        town.row(
            Consultee, exercise=each, agency=agency, body=place.body, sent_on=each.opens, reply_by=each.closes,
            replied_on=each.closes if n % 3 else None, reply="Yes." if n % 3 else "",
        )
        for each in exercises
        for n, (agency, place) in enumerate(zip(town.agencies, town.places, strict=True))
    )  # fmt: skip
    insert(
        town.row(
            Distribution, exercise=each, on=each.opens, channel=channels[n % 11], what="Summary", where=f"Ward {n}",
            copies=100, group=groups[n % len(groups)], paid_by=town.rng.choice(town.agencies), cost=Decimal(10),
        )
        for each in exercises for n in range(town.size.share(60))
    )  # fmt: skip
    insert(
        town.row(
            Evaluation, exercise=each, on=each.closes, reached=900, responded=90, cost=Decimal(450), hours=12,
            influence="changed", changed="The order.", lessons="Earlier.", told_at=town.meetings[0],
        )
        for each in exercises if each.closes < TODAY - timedelta(days=60)
    )  # fmt: skip


def _people(town: Town, exercises: list[Exercise], groups: list[GroupToHear], sittings: list[Sitting]) -> None:
    """Many agreed to be asked again, most of them at one sitting; every sitting is announced."""
    asked = insert(
        town.row(
            PersonToAsk, name=f"Person {n}", reached_by="By letter", purpose="A panel", consent="signed",
            sitting=sittings[0 if n % 2 else n % len(sittings)], group=groups[n % len(groups)],
            consented_on=TODAY - timedelta(days=30), delete_on=TODAY + timedelta(days=30 + n),
            involved_in="A street watch", follow_up_by=TODAY + timedelta(days=n % 20), entered_by=town.people[0],
        )
        for n in range(town.size.share(300))
    )  # fmt: skip
    insert(
        town.row(FollowUp, person=each, on=TODAY, came_of_it="not-reached", next_by=each.follow_up_by,
                 done_by=town.people[0])
        for each in asked for _ in range(3)
    )  # fmt: skip
    insert([town.row(PublicContact, name="Community safety team", phone="01632 960000")])
    insert(town.row(PublicSitting, sitting=each, starts=time(19), about="What we found", announced_on=TODAY)
           for each in sittings)  # fmt: skip
    insert(town.row(Hand, exercise=each, post=post, part="both") for each in exercises for post in town.posts[:12])
