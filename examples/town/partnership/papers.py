"""The cycle under way, the documents register, role cards, delegations, training and procedures."""

from __future__ import annotations

from datetime import date, timedelta

from examples.town.partnership.business import BOARD
from examples.town.partnership.cast import Town
from frankpledge.stages.partnership.models import Group
from frankpledge.stages.partnership.services.commitments import ask_for_approval
from frankpledge.stages.partnership.services.cycle import plan_cycle
from frankpledge.stages.partnership.services.cycle_steps import record_step
from frankpledge.stages.partnership.services.delegations import delegate
from frankpledge.stages.partnership.services.documents import publish_document, register_document
from frankpledge.stages.partnership.services.procedures import record_procedure
from frankpledge.stages.partnership.services.role_cards import agree_card, mark_of_card, write_card
from frankpledge.stages.partnership.services.training import record_skill, record_training

SOONEST = timedelta(days=110)
"""The town is well into its cycle: what is left to do fits before the day it is due."""

STEPS = {"review": (95, 66), "consult": (92, 31), "analysis": (28, None)}
"""Days before today on which each step was begun and ended."""

CARDS = {
    # post: pounds it may commit, to whom it answers, hours a month, who agrees for the agency
    "superintendent": (5_000, "Assistant chief constable", 10, "police"),
    "scheme manager": (0, "Trustees", 6, "victims"),
    "station manager": (2_000, "Area commander", 6, None),
}


def build(town: Town, groups: dict[str, Group]) -> None:
    """Build it all, each by whoever would."""
    _cycle(town)
    _documents(town)
    _cards(town)
    ask_for_approval(
        post=town.posts["superintendent"], pounds=8_000, what="Cameras for the car park behind the market, for a year.",
        of_group=groups[BOARD], **town.acting("police", 9),
    )  # fmt: skip
    delegate(
        from_post=town.posts["chief executive"], to_post=town.posts["community safety officer"],
        functions=["audit", "consultation"], limits="Up to £1,000 without asking; no change of priorities.",
        comes_back="The audit's findings and the choice of priorities.", comes_back_to=groups[BOARD],
        since=town.days_ago(500), **town.acting("coordinator", 500),
    )  # fmt: skip
    _skills(town)


def due_on(today: date) -> date:
    """Return the first 1 April that leaves time for what is left to do."""
    this_year = date(today.year, 4, 1)
    return next(
        day
        for day in (this_year, this_year.replace(year=today.year + 1), this_year.replace(year=today.year + 2))
        if day - today >= SOONEST
    )


def _cycle(town: Town) -> None:
    cycle = plan_cycle(
        statutory_date=due_on(town.today), contingency_days=14, minimum_days={}, **town.acting("coordinator", 100)
    )
    for step in cycle.steps.all():
        if step.step in STEPS:
            began, ended = STEPS[step.step]
            record_step(
                step=step, started=town.days_ago(began), ended=None if ended is None else town.days_ago(ended),
                **town.acting("coordinator", ended or began),
            )  # fmt: skip


def _documents(town: Town) -> None:
    plan = register_document(
        kind="strategy", title="Partnership plan", on=town.days_ago(240), owner=town.posts["chief executive"],
        duty="strategy", status="agreed", **town.acting("coordinator", 240),
    )  # fmt: skip
    publish_document(
        document=plan, published_on=town.days_ago(230), published_at="The Guildhall and the council's website",
        **town.acting("coordinator", 230),
    )  # fmt: skip
    register_document(
        kind="terms-of-reference", title="Terms of reference of the strategy group", on=town.days_ago(860),
        owner=town.posts["community safety officer"], status="agreed", **town.acting("coordinator", 860),
    )  # fmt: skip
    register_document(
        kind="audit", title="Strategic assessment, first draft", on=town.days_ago(10),
        owner=town.posts["information officer"], duty="analysis", **town.acting("analyst", 10),
    )  # fmt: skip


def _cards(town: Town) -> None:
    for post, (pounds, reports_to, hours, agrees) in CARDS.items():
        card = write_card(
            post=town.posts[post], role="Speaks for the agency in the strategy group.", authority_pounds=pounds,
            reports_to=reports_to, hours_a_month=hours, **town.acting("coordinator", 300),
        )  # fmt: skip
        if agrees:
            agree_card(card=card, seen=mark_of_card(card), **town.acting(agrees, 290))


def _skills(town: Town) -> None:
    officer, analyst = town.posts["community safety officer"], town.posts["information officer"]
    record_training(
        post=officer, competency="project-management", title="Two days with the county", needed_on=town.days_ago(400),
        completed_on=town.days_ago(350), **town.acting("coordinator", 350),
    )  # fmt: skip
    record_training(
        post=officer, competency="monitoring-and-evaluation", needed_on=town.days_ago(60),
        **town.acting("coordinator", 60),
    )  # fmt: skip
    record_skill(post=analyst, skill="Mapping", **town.acting("coordinator", 300))
    record_procedure(
        name="Count the police's extract", post=analyst, steps="Count it under Audit; read what was wrong in it.",
        **town.acting("coordinator", 45),
    )  # fmt: skip
    record_procedure(
        name="Send out the papers", post=officer, able=[town.posts["data protection officer"]],
        steps="Ten days before each meeting.", **town.acting("coordinator", 300),
    )  # fmt: skip
