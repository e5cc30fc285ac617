"""What readiness asks of how consultation is planned: what for, with whose approval, how early, and of whom."""

from __future__ import annotations

from collections.abc import Iterator

from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.facts import by_id
from frankpledge.core.readiness.words import say_count, say_day, say_list
from frankpledge.stages.consultation.rules.in_hand import strategy_in_force
from frankpledge.stages.consultation.rules.planning import days_ahead, days_wanted, phases_without


@rule(
    "CONSULT-AIMS",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.521-540, l.595",
    requirements=("R179", "R226"),
    needs=("consultation_strategies",),
    mend="Write the strategy anew, with an aim for each phase, or say why nobody is asked in it.",
)
def aims_of_each_phase(facts: Facts) -> Iterator[Told]:
    """The strategy of consultation has an aim for each of the five phases."""
    strategy = strategy_in_force(facts)
    lacking = phases_without(strategy.aims) if strategy else ()
    if strategy and lacking:
        names = say_list(f"“{phase.words}”" for phase in lacking)
        yield Told(f"strategy:{strategy.id}", f"The strategy of consultation has no aim for {names}.", (strategy,))


@rule(
    "CONSULT-APPROVED",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.547, l.594",
    requirements=("R202", "R225"),
    needs=("consultation_strategies",),
    mend="Write the strategy of consultation, put it to the group, and record its answer.",
)
def approval_before_asking(facts: Facts) -> Iterator[Told]:
    """A group has approved the strategy of consultation by the time people are asked."""
    opened = tuple(each for each in facts.case.exercises if each.opens <= facts.as_of)
    strategy = strategy_in_force(facts)
    if opened and not (strategy and strategy.approved_on and strategy.approved_on <= facts.as_of):
        lacking = "its strategy of consultation is not approved" if strategy else "it has no strategy of consultation"
        subject = f"partnership:{facts.case.partnership.id}"
        yield Told(subject, f"People are asked for their views, and {lacking} by any group.", opened)


@rule(
    "CONSULT-EARLY",
    Severity.RECOMMENDED,
    Head.PRESSURES,
    source="report l.572",
    requirements=("R217",),
    mend="Open it later, or record who helps to find the group, to interpret and to keep people safe.",
)
def time_to_prepare(facts: Facts) -> Iterator[Told]:
    """An exercise still to come was planned as early as the strategy says, earlier where a group takes care."""
    strategy, groups = strategy_in_force(facts), by_id(facts.case.groups_to_hear)
    for each in facts.case.exercises if strategy else ():
        is_sensitive = any(groups[key].is_sensitive for key in each.reaches if key in groups)
        wanted = days_wanted(strategy.lead_days, strategy.sensitive_lead_days, is_sensitive=is_sensitive)  # type: ignore[union-attr]
        ahead = days_ahead(each.planned_on, each.opens)
        if each.opens > facts.as_of and ahead < wanted:
            why = "as it asks a group that takes care" if is_sensitive else "as the strategy says"
            sentence = f"“{each.title}” was planned {say_count(ahead, 'day')} before it opens, not {wanted} {why}."
            yield Told(f"exercise:{each.id}", sentence, (each,))


@rule(
    "GROUP-HEARD",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.523, l.566-572",
    requirements=("R181", "R215", "R216"),
    needs=("exercises",),
    mend="Plan an exercise that reaches it; the group's page names the forums through which it could be asked.",
)
def groups_that_are_reached(facts: Facts) -> Iterator[Told]:
    """Every group that the partnership named as seldom heard is reached by an exercise of the cycle."""
    reached = {key for each in facts.case.exercises for key in each.reaches}
    for group in facts.case.groups_to_hear:
        if group.id not in reached:
            sentence = f"“{group.name}” is named as seldom heard, and no exercise is planned to reach it."
            yield Told(f"to-hear:{group.id}", sentence, (group,))


@rule(
    "CONSULT-NEUTRAL",
    Severity.ADVICE,
    Head.COMMITMENT,
    source="report l.601",
    requirements=("R230",),
    mend="Find a place and a chair that belong to no side, or record why people will not mind.",
)
def neutral_places_and_chairs(facts: Facts) -> Iterator[Told]:
    """People are met at places, and in the chair of people, that belong to no side."""
    titles = {each.id: each.title for each in facts.case.exercises}
    for each in facts.case.sittings:
        if each.ties and each.on >= facts.as_of:
            where = f"{each.place} on {say_day(each.on)}"
            sentence = f"“{titles[each.exercise]}” meets people at {where}, which may look partisan ({each.ties})."
            yield Told(f"exercise:{each.exercise} sitting:{each.id}", sentence, (each,))
