"""What readiness asks of what people said: that it is answered, and that they are told what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import RaisedIssue
from frankpledge.core.readiness.words import say_count, say_day
from frankpledge.stages.consultation.rules.issues import ANSWER_DAYS

TELL_DAYS = 56
"""Within how many days of its end those who were asked are told: this program's own figure and no law."""


@rule(
    "CONSULT-ANSWERED",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.529",
    requirements=("R188", "R191", "R218"),
    mend="Answer each: done, will do by a day, or will not; and why.",
)
def issues_that_are_answered(facts: Facts) -> Iterator[Told]:
    """Four weeks after people were asked, all they raised is answered; by a standing channel, after each quarter."""
    waiting: defaultdict[str, list[RaisedIssue]] = defaultdict(list)
    for each in facts.case.raised_issues:
        if each.answered_on is None and each.asking_ended + timedelta(days=ANSWER_DAYS) < facts.as_of:
            waiting[each.exercise].append(each)
    titles = {each.id: each.title for each in facts.case.exercises}
    for exercise, found in waiting.items():
        many = f"{say_count(len(found), 'issue')} raised in “{titles.get(exercise, exercise)}”"
        lacking = "has no answer" if len(found) == 1 else "have no answer"
        yield Told(f"exercise:{exercise}", f"{many} {lacking}.", tuple(found))


@rule(
    "CONSULT-TOLD",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.602",
    requirements=("R233",),
    needs=("exercises", "feedback"),
    mend="Write what was heard and what was changed, and have it published.",
)
def people_who_are_told(facts: Facts) -> Iterator[Told]:
    """Eight weeks after an exercise those who were asked are told what was heard and what was changed."""
    told = {each.exercise for each in facts.case.feedback if each.on <= facts.as_of}
    for each in facts.case.exercises:
        if each.closes + timedelta(days=TELL_DAYS) < facts.as_of and each.id not in told:
            sentence = f"“{each.title}” closed on {say_day(each.closes)}, and those who were asked were told nothing."
            yield Told(f"exercise:{each.id}", sentence, (each,))
