"""What readiness asks of consultation on the published report: on it, long enough, and of whom the law names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from frankpledge.core.cycle import Body, Duty
from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import Exercise
from frankpledge.core.readiness.words import say_count, say_day
from frankpledge.stages.consultation.rules.bodies import bodies_to_ask
from frankpledge.stages.consultation.rules.duties import CONSULT
from frankpledge.stages.consultation.rules.in_hand import (
    on_the_report,
    published_on,
    report_step,
    step_in,
    that_count,
)
from frankpledge.stages.partnership.rules.law import cited, severity_of_duty

STRATEGY = ("strategy", "publish-strategy")
ASKED_AS = {Duty.COOPERATING: "has a duty to co-operate", Duty.PARTICIPATING: "is to be invited"}


@rule(
    "CDA-6.2D",
    Severity.DUTY,
    Head.COMMITMENT,
    source="CDA 1998 s.6(2)(d)",
    requirements=("R175",),
    needs=("exercises",),
    mend="Ask people about the published report itself, and keep the days on which they were asked.",
)
def views_on_the_published_report(facts: Facts) -> Iterator[Told]:
    """Views are obtained on the report once it is published, and before the strategy is settled."""
    step, asked = report_step(facts.regime), step_in(facts.regime, CONSULT)
    if step is None or asked is None:
        return
    out = published_on(facts, step)
    told = partial(Told, severity=severity_of_duty(asked.source), source=cited(asked.statute, asked.source))
    for each in on_the_report(facts):
        if each.opens <= facts.as_of and (out is None or each.opens < out):
            sentence = f"“{each.title}” opened on {say_day(each.opens)}, {_before(out)}: it is not on that report."
            yield told(f"exercise:{each.id}", sentence, (each,))
    settled = _settled_on(facts)
    if settled and not any(_was_heard(each, out, settled) for each in on_the_report(facts)):
        sentence = (
            f"The strategy was settled on {say_day(settled)}, and nobody had been asked about the report by then."
        )
        yield told(f"partnership:{facts.case.partnership.id}", sentence)


def _before(out: date | None) -> str:
    return f"before the report was published on {say_day(out)}" if out else "and no report is published yet"


def _was_heard(each: Exercise, out: date | None, settled: date) -> bool:
    return out is not None and out <= each.opens and each.closes <= settled


def _settled_on(facts: Facts) -> date | None:
    """Return when the strategy was settled: the step of formulating it ended."""
    ended = (each.ended for each in facts.case.steps if each.step in STRATEGY and each.ended)
    return min((day for day in ended if day <= facts.as_of), default=None)


@rule(
    "CONSULT-TIME",
    Severity.RECOMMENDED,
    Head.PRESSURES,
    source="R v Brent LBC ex p Gunning (1985), adequate time; report l.572 (check the source)",
    requirements=("R217",),
    mend="Keep the exercise open for longer, or plan another on the same report.",
)
def time_to_answer(facts: Facts) -> Iterator[Told]:
    """People have at least as many days to answer as the cycle sets aside for its own step of asking."""
    wanted = next((each.minimum_days for each in facts.case.steps if each.step == CONSULT), None)
    longest = max(that_count(facts), key=_days_open, default=None)
    if wanted and longest and _days_open(longest) < wanted:
        days = say_count(_days_open(longest), "day")
        sentence = (
            f"No exercise that counts for the duty is open for longer than {days}; the cycle sets aside {wanted}."
        )
        yield Told(f"exercise:{longest.id}", sentence, (longest,))


def _days_open(each: Exercise) -> int:
    return (each.closes - each.opens).days + 1


@rule(
    "CONSULTEE-ASKED",
    Severity.DUTY,
    Head.COMMITMENT,
    source="CDA 1998 s.6(2)(d); report l.541",
    requirements=("R199", "R200", "R201"),
    needs=("consultees",),
    mend="Ask a body of this description for its views, or record why the area has none.",
)
def bodies_that_are_asked(facts: Facts) -> Iterator[Told]:
    """Once people are asked as the law wants, at least one body of each description in the law is asked too."""
    opened = {each.id for each in that_count(facts) if each.opens <= facts.as_of}
    asked = {each.body for each in facts.case.consultees if each.exercise in opened}
    for body in bodies_to_ask(facts.regime, facts.as_of, facts.case.partnership.tier) if opened else ():
        if body.key not in asked:
            sentence = f"{body.name} {ASKED_AS[body.duty]}, and was not asked for views in this cycle."
            source = cited(body.source.text, body.source)
            yield Told(f"body:{body.key}", sentence, source=source, severity=_severity(body, facts))


def _severity(body: Body, facts: Facts) -> Severity:
    """Tell as a duty only what the words read lay down: views of the descriptions to be invited, s.6(2)(d).

    That those who must co-operate are asked for views is the report's reading of the Act (l.541), not its words.
    """
    step = step_in(facts.regime, CONSULT)
    read = step is not None and step.source.is_verified and body.source.is_verified
    return Severity.DUTY if read and body.duty is Duty.PARTICIPATING else Severity.RECOMMENDED


@rule(
    "CONSULTEE-REPLIED",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.541",
    requirements=("R199",),
    mend="Remind the body, and record its reply or that none came.",
)
def replies_that_are_kept(facts: Facts) -> Iterator[Told]:
    """Of every body that was asked the reply is kept, or that none came."""
    titles = {each.id: each.title for each in facts.case.exercises}
    for each in facts.case.consultees:
        if each.reply_by < facts.as_of and not (each.replied_on or each.no_reply_on):
            wanted = say_day(each.reply_by)
            sentence = f"{each.name} has not replied on “{titles[each.exercise]}”, which was wanted by {wanted}."
            yield Told(f"exercise:{each.exercise} consultee:{each.id}", sentence, (each,))
