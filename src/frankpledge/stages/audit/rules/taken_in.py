"""What an audit takes in: areas that match, details that are recorded, one figure of the population."""

from __future__ import annotations

from collections.abc import Iterator

from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import RecordsForm
from frankpledge.core.readiness.words import say_list, say_slug
from frankpledge.stages.audit.rules.in_hand import audits_in_hand, sources_in_hand

BY_HAND = {RecordsForm.PAPER: "on paper", RecordsForm.CARDS: "on cards"}


@rule(
    "AREAS-MATCH",
    Severity.RECOMMENDED,
    Head.RESOURCES,
    source="report l.445-447",
    requirements=("R130", "R131", "R132"),
    needs=("sources.lookup",),
    mend="Find a lookup between the two, ask for places as points, or count by areas that both share.",
)
def areas_that_match(facts: Facts) -> Iterator[Told]:
    """A source is kept by the areas an audit counts by, or a lookup leads from its areas to those."""
    for source, audit in sources_in_hand(facts):
        if source.areas and audit.areas and source.areas != audit.areas and not source.lookup:
            kept, counted = say_slug(source.areas), say_slug(audit.areas)
            sentence = f"“{source.name}” is kept by {kept}, the audit counts by {counted}, and no lookup leads over."
            yield Told(f"audit:{audit.id} source:{source.id}", sentence, (source, audit))


@rule(
    "FIELDS-WANTED",
    Severity.RECOMMENDED,
    Head.RESOURCES,
    source="report l.433, l.439-441, l.493-494",
    requirements=("R125", "R126", "R129", "R165"),
    mend="Agree with the agency to record them, or collect them for a limited time, and say who does it by when.",
)
def details_that_are_recorded(facts: Facts) -> Iterator[Told]:
    """A source records the details that the audit needs, or it is planned who will have them recorded."""
    planned = {improvement.concerns for improvement in facts.case.improvements}
    for source, audit in sources_in_hand(facts):
        lacking = [each for each in source.wanted if each not in source.recorded]
        if lacking and source.id not in planned:
            sentence = f"“{source.name}” does not record {say_list(map(say_slug, lacking))}, and nothing is planned."
            yield Told(f"audit:{audit.id} source:{source.id}", sentence, (source,))


@rule(
    "SOURCE-FORM",
    Severity.ADVICE,
    Head.RESOURCES,
    source="report l.451",
    requirements=("R137", "R139"),
    mend="Key a sample of the records into a tally sheet, or ask for totals by area and month.",
)
def records_that_can_be_read(facts: Facts) -> Iterator[Told]:
    """A source is kept in a form that can be counted without copying it by hand."""
    for source, audit in sources_in_hand(facts):
        if source.form in BY_HAND:
            sentence = f"“{source.name}” is kept {BY_HAND[source.form]}."
            yield Told(f"audit:{audit.id} source:{source.id}", sentence, (source,))


@rule(
    "POPULATION-ONE",
    Severity.RECOMMENDED,
    Head.RESOURCES,
    source="report l.455-457",
    requirements=("R141",),
    needs=("audits.population",),
    mend="Choose one figure with the group that oversees the audit, and name it with its day and source.",
)
def one_population(facts: Facts) -> Iterator[Told]:
    """Where there are several figures of the population, the audit names the one it uses."""
    figures = facts.case.populations
    for audit in audits_in_hand(facts):
        if len(figures) > 1 and not audit.population:
            names = say_list(figure.name for figure in figures)
            sentence = f"“{audit.title}” names none of the population figures there are: {names}."
            yield Told(f"audit:{audit.id}", sentence, figures)
