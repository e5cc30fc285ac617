"""Propose what those who were asked in an exercise are told, through the one gate out."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.evidence.content import Rest
from frankpledge.foundation.evidence.models import Version
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.citing import cite_exercise
from frankpledge.stages.consultation.definition import state_of
from frankpledge.stages.consultation.events import issues as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import Exercise, Feedback
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.queries.feedback import Material, feedback_of, material_of, may_be_told
from frankpledge.stages.consultation.rules.questionnaires import State
from frankpledge.stages.consultation.telling import account_of, document_of, public_words
from frankpledge.stages.publication.citing import cite_bundle
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.permissions import check_may_propose
from frankpledge.stages.publication.queries import status_of
from frankpledge.stages.publication.rules import Status
from frankpledge.stages.publication.services import Correction, prepare, prepare_anew, propose, write_plain_bundle

ON_THE_WAY = (Status.PREPARED, Status.PROPOSED, Status.SIGNED_OFF)


def propose_feedback(
    *, exercise: Exercise, title: str, heard: str, changed: str, by: Standing, at: datetime,
    corrects: ReleaseCandidate | None = None, corrects_why: str = "",
) -> Feedback:  # fmt: skip
    """Write what was asked, heard and changed as a bundle and propose it; what came back is written and proposed again.

    The bundle is written before anything is saved: that takes a second, and nobody waits for it.
    """
    check_may_read_consultation(by)
    check_may_propose(by)
    by.check_owns(exercise, corrects)
    material = material_of(by, exercise)
    _check_can_be_told(exercise, material, by)
    refuse_if_any({"heard": [] if heard.strip() else ["Say what you heard."],
                   "changed": [] if changed.strip() else ["Say what you changed, or that nothing was, and why."],
                   "corrects": _correction_faults(exercise, corrects, by)})  # fmt: skip
    document = document_of(
        material, title=title, heard=heard, changed=changed, partnership=by.partnership, today=by.today
    )  # fmt: skip
    bundle = write_plain_bundle(document, account_of(material), of=by.partnership)
    correction = Correction(corrects, corrects_why) if corrects else None
    return _propose(material, title, heard, changed, bundle, correction, by, at)


@transaction.atomic
def _propose(
    material: Material, title: str, heard: str, changed: str, bundle: str, correction: Correction | None,
    by: Standing, at: datetime,
) -> Feedback:  # fmt: skip
    exercise = Exercise.objects.select_for_update(of=("self",)).get(pk=material.exercise.pk)
    back = _what_came_back(exercise, by)
    if back:
        candidate = prepare_anew(candidate=back.candidate, bundle=bundle, by=by, at=at)
    else:
        candidate = prepare(title=title, bundle=bundle, by=by, at=at)
    told = back or Feedback(partnership=by.partnership, exercise=exercise, candidate=candidate)
    told.candidate, told.heard, told.changed, told.written_on = candidate, heard, changed, by.today
    save_checked(told)
    about = public_words(material, heard=heard, changed=changed)
    told.candidate = propose(
        candidate=candidate, title=title, about=about, agencies=material.agencies.values(), correction=correction,
        by=by, at=at,
    )  # fmt: skip
    rests = [Rest(each, "tells of") for each in _behind(material, by, at)]
    cite_bundle(told.candidate, rests_on=rests, by=by, at=at)
    facts = {"exercise": exercise.pk, "issues": len(material.issues)}
    record("feedback.proposed", subject=told, by=by, at=at, facts=facts)
    return told


def _behind(material: Material, by: Standing, at: datetime) -> list[Version]:
    """Return what it tells of; an exercise of which nothing is in the ledger is entered by itself."""
    return list(material.cited) or [cite_exercise(material.exercise, by=by, at=at)]


def _what_came_back(exercise: Exercise, by: Standing) -> Feedback | None:
    """Return what was returned and is written again; refuse a second while one is on its way."""
    for each in feedback_of(by, exercise):
        status = status_of(each.candidate)
        if status in ON_THE_WAY:
            raise Refused("What was written before waits to be signed off or published. Have it returned to change it.")
        if status is Status.RETURNED:
            return each
    return None


def _check_can_be_told(exercise: Exercise, material: Material, by: Standing) -> None:
    if exercise.called_off_on:
        raise Refused("This exercise was called off: there is nothing to tell of it.")
    if not may_be_told(exercise, by.today):
        raise Refused("People are still asked. Tell them what came of it once it is over.")
    closed = [each for each in material.questionnaires if state_of(each, by.today) is State.CLOSED]
    if any(getattr(each, "entered", None) is None for each in closed):
        raise Refused("Enter the answers to its questionnaire as evidence first, from the page of its results.")


def _correction_faults(exercise: Exercise, corrects: ReleaseCandidate | None, by: Standing) -> list[str]:
    known = {each.candidate_id for each in feedback_of(by, exercise)}
    return ["Choose what was told of this exercise before."] if corrects and corrects.pk not in known else []
