"""Time, money and skills: what is offered, what is asked, and what hangs on one person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import Action, Agency, Commitment, ResourceChange, Staffing
from frankpledge.core.readiness.words import say_count, say_list, say_number, say_slug

# A team with fewer than nine of ten posts filled is short: ordinary turnover leaves about that many empty.
STAFFED = 0.9
# What is due within a quarter competes for the same hours.
QUARTER = timedelta(days=91)
QUARTER_MONTHS = 3


@rule(
    "CAPACITY-SHARED",
    Severity.ADVICE,
    Head.RESOURCES,
    source="report l.317",
    requirements=("R061",),
    mend="Agree with the agency the hours it can give each partnership, within what it has.",
)
def shared_capacity(facts: Facts) -> Iterator[Told]:
    """An agency that serves several partnerships has promised each hours that it has."""
    for agency in facts.members:
        promised = tuple(c for c in facts.case.commitments if c.agency == agency.id)
        if len(promised) > 1 and (why := _overstretch(agency, promised)):
            served = say_count(len(promised), "partnership")
            yield Told(f"agency:{agency.id}", f"{agency.name} serves {served}, and {why}.", promised)


@rule(
    "STAFF-SHORT",
    Severity.ADVICE,
    Head.RESOURCES,
    source="report l.317",
    requirements=("R061", "R080"),
    needs=("risks",),
    mend="Put the shortage on the risk register with what it endangers, an owner and an answer.",
)
def staff_shortages(facts: Facts) -> Iterator[Told]:
    """A shortage of staff stands on the risk register with what it endangers, and has an answer."""
    for staffing in facts.case.staffing:
        if staffing.filled < STAFFED * staffing.established and not _is_answered(facts, staffing):
            name = facts.agencies[staffing.agency].name
            filled = f"{say_number(staffing.filled)} of {say_number(staffing.established)} posts"
            sentence = f"{name} has {filled} filled, and no answered risk says what that endangers."
            yield Told(f"agency:{staffing.agency} staffing:{staffing.id}", sentence, (staffing,))


@rule(
    "RESOURCE-RISK",
    Severity.RECOMMENDED,
    Head.RESOURCES,
    source="report l.349",
    requirements=("R080",),
    needs=("risks",),
    mend="Put the cut on the risk register with the actions it endangers, an owner and an answer.",
)
def cuts_on_the_risk_register(facts: Facts) -> Iterator[Told]:
    """A cut in an agency's budget or staff stands on the risk register with what it endangers, and has an answer."""
    for change in facts.case.resource_changes:
        if change.change < 0 and not _is_answered(facts, change):
            name = facts.agencies[change.agency].name
            what = f"{say_number(-change.change)} {change.unit} less {change.kind}"
            where = f" in {change.where}" if change.where else ""
            sentence = f"{name} has {what}{where}, and no answered risk says what that endangers."
            yield Told(f"agency:{change.agency} change:{change.id}", sentence, (change,))


@rule(
    "WORKLOAD",
    Severity.ADVICE,
    Head.PRESSURES,
    source="report l.349",
    requirements=("R078",),
    mend="Move dates, find another agency, or ask for more hours before they are missed.",
)
def workload(facts: Facts) -> Iterator[Told]:
    """The actions an agency has due within a quarter need no more hours than it offers."""
    for agency in facts.members:
        due = _due_soon(facts, agency)
        needed = sum(action.planned_hours or 0 for action in due)
        offered = _offered(facts, agency)
        if offered is not None and needed > offered * QUARTER_MONTHS:
            sentence = (
                f"{agency.name} has actions of {say_number(needed)} hours due within three months and offers "
                f"{say_number(offered * QUARTER_MONTHS)}."
            )
            yield Told(f"agency:{agency.id}", sentence, tuple(due))


@rule(
    "PROCEDURE-ONE-PERSON",
    Severity.RECOMMENDED,
    Head.RESOURCES,
    source="report l.487, l.668-670",
    requirements=("R159",),
    mend="Write the procedure down and have a second person carry it out.",
)
def more_than_one_person(facts: Facts) -> Iterator[Told]:
    """At least two people can carry out each procedure."""
    for procedure in facts.case.procedures:
        if procedure.able < 2:
            able = "nobody" if procedure.able == 0 else "one person"
            sentence = f"“{procedure.name}” depends on the {facts.title(procedure.post)}: {able} can do it today."
            yield Told(f"procedure:{procedure.id}", sentence, (procedure,))


@rule(
    "PROCEDURE-WRITTEN",
    Severity.ADVICE,
    Head.RESOURCES,
    source="report l.487",
    requirements=("R159",),
    needs=("procedures.written_on",),
    mend="Write the procedure down as a checklist that belongs to the post.",
)
def written_procedures(facts: Facts) -> Iterator[Told]:
    """Each procedure is written down."""
    for procedure in facts.case.procedures:
        if procedure.written_on is None:
            yield Told(f"procedure:{procedure.id}", f"“{procedure.name}” is not written down.", (procedure,))


@rule(
    "SKILL-ONE-POST",
    Severity.ADVICE,
    Head.RESOURCES,
    source="report l.487, l.771",
    requirements=("R159",),
    needs=("skills",),
    mend="Train a second post in the skill, or agree with another partnership to share one.",
)
def skills_in_more_than_one_post(facts: Facts) -> Iterator[Told]:
    """No skill on the register is held by one post alone."""
    for skill in sorted({held.skill for held in facts.case.skills}):
        holding = [held for held in facts.case.skills if held.skill == skill]
        if len({held.post for held in holding}) == 1:
            sentence = f"Only the {facts.title(holding[0].post)} has the skill “{say_slug(skill)}”."
            yield Told(f"skill:{skill}", sentence, tuple(holding))


@rule(
    "TRAINING-FOUR",
    Severity.RECOMMENDED,
    Head.RESOURCES,
    source="report l.359",
    requirements=("R087",),
    needs=("trainings",),
    mend="Book the training, or record where the officer learned it.",
)
def four_heads_of_training(facts: Facts) -> Iterator[Told]:
    """Each community safety officer was trained under the four heads."""
    for post in facts.existing_posts:
        done = {training.competency for training in facts.case.trainings if training.post == post.id}
        wanting = [competency.text for competency in facts.regime.competencies if competency.key not in done]
        if post.co_ordinates and wanting:
            sentence = f"The {facts.title(post.id)} has no recorded training in {say_list(wanting)}."
            yield Told(f"post:{post.id}", sentence, (post,))


@rule(
    "POST-VACANT",
    Severity.RECOMMENDED,
    Head.RESOURCES,
    source="report l.487, l.668",
    requirements=("R159",),
    needs=("holders",),
    mend="Ask the agency who takes the seat meanwhile, and record the holder.",
)
def held_posts(facts: Facts) -> Iterator[Told]:
    """Somebody holds each post that has a seat."""
    held = {h.post for h in facts.case.holders if facts.is_held(h)}
    for post, seats in facts.seats_by_post().items():
        if post not in held:
            yield Told(f"post:{post}", f"Nobody holds the post of {facts.title(post)}.", seats)


def _overstretch(agency: Agency, promised: tuple[Commitment, ...]) -> str:
    hours = [commitment.monthly_hours for commitment in promised if commitment.monthly_hours is not None]
    if len(hours) < len(promised):
        return "its hours for each are not agreed"
    if agency.monthly_hours is not None and sum(hours) > agency.monthly_hours:
        return f"has promised {say_number(sum(hours))} hours a month of the {say_number(agency.monthly_hours)} it has"
    return ""


def _is_answered(facts: Facts, change: ResourceChange | Staffing) -> bool:
    return any(
        risk.arises_from == change.id and risk.endangers and risk.owner and risk.answer for risk in facts.case.risks
    )


def _due_soon(facts: Facts, agency: Agency) -> list[Action]:
    until = facts.as_of + QUARTER
    open_now = [action for action in facts.case.actions if action.agency == agency.id and action.done_on is None]
    return [action for action in open_now if action.due is not None and action.due <= until]


def _offered(facts: Facts, agency: Agency) -> float | None:
    """Return the hours a month that an agency offers this partnership, if known."""
    here = [c for c in facts.case.commitments if c.agency == agency.id and c.partnership == facts.case.partnership.name]
    return here[0].monthly_hours if here else agency.monthly_hours
