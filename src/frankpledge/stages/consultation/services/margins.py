"""Keep how many people a census counts for each answer, and which answers tell of a group to hear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.core.questionnaires import Kind
from frankpledge.core.questionnaires.bank import BANK
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.definition import asked_of
from frankpledge.stages.consultation.events import margins as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import GroupAnswers, GroupToHear, PeopleByAnswer, Question
from frankpledge.stages.consultation.permissions import check_may_run_consultation
from frankpledge.stages.consultation.rules.pasting import read_pasted

LEAST_ANSWERS = 2


@transaction.atomic
def set_margin(
    *, question: Question, people: Mapping[str, int | None], source: str, counted_on: date, by: Standing, at: datetime,
    pasted: str = "",
) -> PeopleByAnswer:  # fmt: skip
    """Keep how many people there are for each answer to a question, over what was kept before.

    What was typed for an answer stands before what was pasted. Lines that no answer matches are kept as what the
    weights cannot take account of.
    """
    check_may_run_consultation(by)
    by.check_owns(question)
    if question.kind != Kind.CHOICE:
        raise Refused("People are counted by the answers of a question that takes one answer.")
    if counted_on > by.today:
        raise Refused({"counted_on": ["Give a day that has been, not one to come."]})
    asked = asked_of(question)
    told = read_pasted(pasted, {option.code: option.text for option in asked.options})
    if told.unread:
        raise Refused({"pasted": [f"There is no number on this line: {line[:80]}" for line in told.unread[:5]]})
    counts = dict(told.people) | {code: number for code, number in people.items() if number is not None}
    known = {code: counts[code] for code in asked.codes if code in counts}
    if sum(number > 0 for number in known.values()) < LEAST_ANSWERS:
        raise Refused("Give how many people there are for at least two of the answers.")
    margin = _found(question)
    margin.people, margin.unmatched = known, [list(each) for each in told.unmatched]
    margin.source, margin.counted_on = source, counted_on
    save_checked(margin)
    record("margin.entered", subject=margin, by=by, at=at, facts={"question": question.pk, "answers": len(known)})
    return margin


def _found(question: Question) -> PeopleByAnswer:
    """Return the question's margin, or a new one: of the bank's questions one for all questionnaires."""
    questionnaire = None if question.is_from_bank else question.questionnaire
    kept = PeopleByAnswer.objects.filter(
        partnership=question.partnership, key=question.key, questionnaire=questionnaire
    ).first()
    return kept or PeopleByAnswer(partnership=question.partnership, key=question.key, questionnaire=questionnaire)


@transaction.atomic
def tell_group_by(*, group: GroupToHear, answers: Sequence[str], by: Standing, at: datetime) -> GroupAnswers | None:
    """Keep by which answers, all to one question of the bank, somebody of a group is told; none: by no answer.

    Answers are given as question and code with a colon between them.
    """
    check_may_run_consultation(by)
    by.check_owns(group)
    pairs = [tuple(answer.split(":", 1)) for answer in answers]
    keys = {key for key, _ in pairs}
    if len(keys) > 1:
        raise Refused({"answers": ["Select answers to one question: who belongs to the group is told by one."]})
    GroupAnswers.objects.filter(group=group).delete()
    record("group-to-hear.told-by", subject=group, by=by, at=at, facts={"answers": len(pairs)})
    if not pairs:
        return None
    key = keys.pop()
    codes = [code for code in BANK[key].codes if (key, code) in pairs]
    made = GroupAnswers(partnership=by.partnership, group=group, key=key, codes=codes)
    save_checked(made)
    return made
