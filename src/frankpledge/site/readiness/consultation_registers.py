"""The registers of consultation in the cycle under way, each as the query that reads it, and as the facts they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from frankpledge.core.readiness import case as facts
from frankpledge.foundation.accounts.models import Partnership
from frankpledge.foundation.evidence.models import Answer
from frankpledge.foundation.registers import Row, Rows, links, register
from frankpledge.site.readiness.audit_case import linked
from frankpledge.site.readiness.reading import facts_of
from frankpledge.stages.consultation import models as own
from frankpledge.stages.consultation.rules.issues import asking_ended
from frankpledge.stages.consultation.rules.phases import Method
from frankpledge.stages.consultation.rules.settings import ties_of

Query = QuerySet[Any]


def consultation_registers(partnership: Partnership) -> list[Query]:
    """Return the registers of consultation; of what was called off or belongs to a closed cycle nothing is judged."""
    here = Q(partnership=partnership)
    open_now = here & Q(cycle__closed_on=None, called_off_on=None)
    of_them = here & Q(exercise__cycle__closed_on=None, exercise__called_off_on=None)
    strategies = own.ConsultationStrategy.objects.filter(here, cycle__closed_on=None)
    aims = own.PhaseAim.objects.filter(here, strategy__cycle__closed_on=None)
    exercises = own.Exercise.objects.filter(open_now)
    bodies = own.Consultee.objects.filter(of_them)
    return [
        register("consultation_strategies", strategies, "written_on", "lead_days", "sensitive_lead_days", "answer",
                 "answered_on"),
        register("consultation_strategies.aims", aims, owner="strategy_id", other="phase"),
        register("groups_to_hear", own.GroupToHear.objects.filter(here, ended_on=None), "name", "is_sensitive"),
        register("exercises", exercises, "title", "phase", "planned_on", "opens", "closes",
                 evaluated_on="evaluation__on", told_on="evaluation__told_at__on"),
        links("exercises.reaches", own.Exercise, "reaches", open_now & Q(reaches__ended_on=None)),
        register("sittings", own.Sitting.objects.filter(of_them), "on", "place", "place_ties", "chair_ties",
                 exercise="exercise_id"),
        register("consultees", bodies, "body", "sent_on", "reply_by", "replied_on", "no_reply_on",
                 exercise="exercise_id", said=Coalesce("agency__name", "name")),
        *_told_back(of_them),
    ]  # fmt: skip


def _told_back(of_them: Q) -> list[Query]:
    """Return what was raised, with the day of the first answer to it, and what the public was told."""
    answers = Answer.objects.filter(version__item=OuterRef("item")).order_by("pk").values("at__date")
    told = own.Feedback.objects.filter(of_them, candidate__public_from__isnull=False, candidate__withdrawn_at=None)
    return [
        register("raised_issues", own.RaisedIssue.objects.filter(of_them), "title", "raised_on",
                 exercise="exercise_id", closes="exercise__closes", method="exercise__method",
                 answered_on=Subquery(answers[:1])),
        register("feedback", told.annotate(day=TruncDate("candidate__public_from")), exercise="exercise_id", on="day"),
    ]  # fmt: skip


def consultation_of(rows: Rows) -> dict[str, Any]:
    """Return the facts of consultation, by register."""
    return {
        "consultation_strategies": facts_of(
            facts.ConsultationStrategy, rows.get("consultation_strategies", ()), approved_on=_approved_on,
            aims=_phases(rows),
        ),
        "groups_to_hear": facts_of(facts.GroupToHear, rows.get("groups_to_hear", ())),
        "exercises": facts_of(facts.Exercise, rows.get("exercises", ()), reaches=linked(rows, "exercises.reaches")),
        "sittings": facts_of(facts.Sitting, rows.get("sittings", ()), ties=_ties),
        "raised_issues": facts_of(facts.RaisedIssue, rows.get("raised_issues", ()), asking_ended=_asking_ended),
        "feedback": facts_of(facts.Feedback, rows.get("feedback", ())),
        "consultees": facts_of(facts.Consultee, rows.get("consultees", ()), name=lambda row: str(row["said"])),
    }  # fmt: skip


def _phases(rows: Rows) -> Callable[[Row], tuple[facts.ConsultationPhase, ...]]:
    found = linked(rows, "consultation_strategies.aims")
    return lambda row: tuple(map(facts.ConsultationPhase, found(row)))


def _approved_on(row: Row) -> date | None:
    is_approved = row["answer"] == own.ConsultationStrategy.Answer.APPROVED
    return date.fromisoformat(row["answered_on"]) if is_approved else None


def _asking_ended(row: Row) -> date:
    raised_on, closes = date.fromisoformat(row["raised_on"]), date.fromisoformat(row["closes"])
    return asking_ended(raised_on, closes, is_standing=row["method"] == Method.STANDING)


def _ties(row: Row) -> str:
    return ties_of(row["place_ties"], row["chair_ties"])
