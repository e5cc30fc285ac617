"""Write the strategy of consultation, put it to a group, and keep the group's answer (R179, R202, R225)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.events import strategy as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import ConsultationStrategy, PhaseAim
from frankpledge.stages.consultation.permissions import check_may_answer_strategy, check_may_run_consultation
from frankpledge.stages.consultation.rules.phases import Phase
from frankpledge.stages.partnership.models import Cycle, Group
from frankpledge.stages.partnership.queries.commitments import who_answers
from frankpledge.stages.partnership.services.addressees import tell_all


@transaction.atomic
def write_strategy(
    *, cycle: Cycle | None, aims: Mapping[Phase, str], lead: Post, budget: Decimal, hours: int, done_by: str,
    done_by_reason: str, lead_days: int, sensitive_lead_days: int, by: Standing, at: datetime,
) -> ConsultationStrategy:  # fmt: skip
    """Write the next version; earlier ones stay, and what was approved of them does not pass to it."""
    check_may_run_consultation(by)
    if cycle is None:
        raise Refused("Plan the cycle first: the strategy of consultation belongs to one.")
    by.check_owns(cycle, lead)
    if cycle.closed_on is not None:
        raise Refused("The cycle is closed: write the strategy of the one under way.")
    if sensitive_lead_days < lead_days:
        raise Refused(
            {"sensitive_lead_days": ["Work that takes care cannot be planned in fewer days than other work."]}
        )
    Cycle.objects.select_for_update().get(pk=cycle.pk)  # so that two versions written at once have two numbers
    last = cycle.consultation_strategies.aggregate(last=Max("version"))["last"] or 0
    written = ConsultationStrategy(
        partnership=by.partnership, cycle=cycle, version=last + 1, lead=lead, budget=budget, hours=hours,
        done_by=done_by, done_by_reason=done_by_reason, lead_days=lead_days, sensitive_lead_days=sensitive_lead_days,
        written_on=by.today,
    )  # fmt: skip
    save_checked(written)
    for phase, aim in aims.items():
        if aim.strip():
            save_checked(PhaseAim(partnership=by.partnership, strategy=written, phase=phase, aim=aim.strip()))
    facts = {"cycle": cycle.pk, "version": written.version}
    record("consultation-strategy.written", subject=written, by=by, at=at, facts=facts)
    return written


@transaction.atomic
def put_strategy(*, strategy: ConsultationStrategy, group: Group, by: Standing, at: datetime) -> None:
    """Put the latest version to a group, whose chair is told; one that nobody answered may be put to another."""
    check_may_run_consultation(by)
    by.check_owns(strategy, group)
    strategy = _locked(strategy)
    check_is_latest(strategy)
    if strategy.answer:
        raise Refused("A group has answered on this version. Write another to put it again.")
    chairs = [person for person in who_answers(by, group) if person.pk != by.person.pk]
    if not chairs:
        raise Refused(
            {"group": ["Nobody but you could answer for this group today. Choose another, or fill its chair."]}
        )
    strategy.put_to, strategy.put_by, strategy.put_on = group, by.person, by.today
    save_checked(strategy)
    facts = {"group": group.pk, "version": strategy.version}
    record("consultation-strategy.put", subject=strategy, by=by, at=at, facts=facts)
    tell_all(
        chairs, subject="The strategy of consultation waits for your group’s answer", by=by,
        text=f"In {by.partnership} the strategy of consultation was put to a group that you chair. "
        "Please approve it, or send it back with the reason.",
        path=reverse("consultation:strategy", args=[by.partnership.slug]),
    )  # fmt: skip


@transaction.atomic
def answer_strategy(
    *, strategy: ConsultationStrategy, answer: str, by: Standing, at: datetime, seen: str | int, words: str = ""
) -> None:
    """Approve the version that was shown, for the group one chairs, or send it back with the reason."""
    by.check_owns(strategy)
    strategy = _locked(strategy)
    if strategy.put_to is None or strategy.answer:
        raise Refused("This version waits for no answer.")
    chairing = frozenset(person.pk for person in who_answers(by, strategy.put_to))
    check_may_answer_strategy(by, chairing, strategy.put_by_id)
    check_is_latest(strategy)
    if str(seen) != str(strategy.version):
        raise Refused("It has been written anew since you opened the page. Read it again, and then answer.")
    sends_back = answer == ConsultationStrategy.Answer.RETURNED
    refuse_if_any({"words": ["Say what is to be changed."] if sends_back and not words.strip() else []})
    strategy.answer, strategy.words = answer, words.strip()
    strategy.answered_by, strategy.answered_on = by.person, by.today
    save_checked(strategy)
    facts = {"answer": answer, "version": strategy.version, "group": strategy.put_to_id}
    record("consultation-strategy.answered", subject=strategy, by=by, at=at, facts=facts)


def check_is_latest(strategy: ConsultationStrategy) -> None:
    """Refuse what concerns a version after which another was written."""
    if strategy.cycle.consultation_strategies.filter(version__gt=strategy.version).exists():
        raise Refused("A later version has been written since. Read that one.")


def _locked(strategy: ConsultationStrategy) -> ConsultationStrategy:
    return ConsultationStrategy.objects.select_for_update().get(pk=strategy.pk)
