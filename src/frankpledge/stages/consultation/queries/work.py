"""What waits for somebody in consultation, as registers that the first page reads in one query with others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from frankpledge.core.readiness.case import SeatRole
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.registers import Rows, read_registers, register
from frankpledge.stages.consultation.models import (
    ConsultationStrategy,
    Consultee,
    Exercise,
    Questionnaire,
    RaisedIssue,
    Referral,
)
from frankpledge.stages.consultation.permissions import (
    check_may_read_consultation,
    may_read_consultation,
    may_run_consultation,
)
from frankpledge.stages.consultation.queries.involvement import offers_waiting
from frankpledge.stages.consultation.queries.issues import ANSWERED
from frankpledge.stages.consultation.rules.coding import Outcome
from frankpledge.stages.partnership.models import Seat
from frankpledge.stages.partnership.queries.people import posts_held
from frankpledge.stages.publication.permissions import may_propose

Query = QuerySet[Any]

OF_A_QUESTIONNAIRE = (
    "version", "begun_by_id", "proposed_by_id", "proposed_at", "signed_at", "returned_at", "returned_why",
)  # fmt: skip


def waiting(standing: Standing) -> Rows:
    """Return what waits, by its kind. One query."""
    check_may_read_consultation(standing)
    return read_registers(waiting_registers(standing))


def waiting_registers(standing: Standing) -> list[Query]:
    """Return the registers of what waits: to approve, reply, open, remind, evaluate. Empty for who may not read."""
    if not may_read_consultation(standing):
        return []
    return [
        _to_approve(standing), _to_open(standing), *_to_reply(standing), *_for_those_who_run(standing),
        _questionnaires(standing), *_raised(standing), *_to_tell(standing), *_referrals(standing),
        *offers_waiting(standing),
    ]  # fmt: skip


def _referrals(standing: Standing) -> Iterator[Query]:
    """What the agencies that the person represents are asked about comments, and have not answered or not done yet."""
    if standing.represented:
        waits = Q(outcome="") | Q(outcome=Outcome.WILL, due__lt=standing.today)
        found = Referral.objects.filter(waits, partnership=standing.partnership, agency__in=standing.represented)
        yield register("consultation.referral", found, "asks", "reply_by", "due", agency="agency__name")


def _questionnaires(standing: Standing) -> Query:
    """The versions of questionnaires that are not public yet."""
    found = Questionnaire.objects.filter(partnership=standing.partnership, opened_at=None)
    return register("consultation.questionnaire", found, *OF_A_QUESTIONNAIRE, title="exercise__title",
                    opens="exercise__opens")  # fmt: skip


def _raised(standing: Standing) -> Iterator[Query]:
    """The issues without an answer: for the co-ordinator, and for those who represent the agency that is to answer."""
    whose = Q(answer_from__in=standing.represented) if standing.represented else Q(pk=None)
    whose |= Q(answer_from=None) if standing.holds(Role.COORDINATOR) else Q(pk=None)
    found = RaisedIssue.objects.filter(
        ~ANSWERED, whose, partnership=standing.partnership, exercise__cycle__closed_on=None
    )
    if standing.represented or standing.holds(Role.COORDINATOR):
        yield register("consultation.raised", found, "title", "raised_on", exercise="exercise_id",
                       asked="exercise__title", closes="exercise__closes", method="exercise__method")  # fmt: skip


def _to_tell(standing: Standing) -> Iterator[Query]:
    """The exercises that are over and of which nothing was written yet for those who were asked (R233)."""
    if may_propose(standing):
        over = Exercise.objects.filter(
            partnership=standing.partnership, called_off_on=None, feedback=None, closes__lt=standing.today,
            cycle__closed_on=None,
        )  # fmt: skip
        yield register("consultation.tell", over, "title", "closes")


def _to_approve(standing: Standing) -> Query:
    """The strategies put to a group in whose chair the person sits, and not put there by themselves (R202)."""
    chaired = Seat.objects.filter(open_on(standing.today), role=SeatRole.CHAIR, post__in=posts_held(standing))
    found = ConsultationStrategy.objects.filter(
        partnership=standing.partnership, answer="", put_to__in=chaired.values("group"), cycle__closed_on=None
    )
    found = found.exclude(put_by=standing.person)
    return register("consultation.approve", found, "version", since="put_on", group="put_to__name")


def _to_open(standing: Standing) -> Query:
    """The exercises to come that are led from a post which the person holds."""
    ahead = Exercise.objects.filter(
        partnership=standing.partnership, called_off_on=None, opens__gt=standing.today, lead__in=posts_held(standing)
    )
    return register("consultation.open", ahead, "title", "opens")


def _unanswered(standing: Standing) -> QuerySet[Consultee]:
    found = Consultee.objects.filter(partnership=standing.partnership, replied_on=None, no_reply_on=None)
    return found.filter(exercise__called_off_on=None)


def _to_reply(standing: Standing) -> Iterator[Query]:
    if standing.represented:
        asked = _unanswered(standing).filter(agency__in=standing.represented)
        yield register("consultation.reply", asked, "reply_by", agency="agency__name", title="exercise__title")


def _for_those_who_run(standing: Standing) -> Iterator[Query]:
    """Bodies that have not replied in time (R199), and exercises that are over and not evaluated (R196)."""
    if not may_run_consultation(standing):
        return
    late = _unanswered(standing).filter(Q(reply_by__lt=standing.today))
    yield register("consultation.late", late, "reply_by", exercise="exercise_id", title="exercise__title")
    over = Exercise.objects.filter(
        partnership=standing.partnership, called_off_on=None, evaluation=None, closes__lt=standing.today,
        cycle__closed_on=None,
    )  # fmt: skip
    yield register("consultation.evaluate", over, "title", "closes")
