"""How an audit is carried out: with whose time, on whose agreement, and what those leave who were paid for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import Audit, SignOff, SignOffAnswer, SignOffMatter
from frankpledge.core.readiness.words import say_day
from frankpledge.stages.audit.rules.in_hand import audits_in_hand


@rule(
    "AUDIT-STAFF",
    Severity.RECOMMENDED,
    Head.RESOURCES,
    source="report l.409",
    requirements=("R109",),
    needs=("audits.person_days",),
    mend="Agree who works on the audit, for how many days, and record it with the audit.",
)
def staff_for_the_audit(facts: Facts) -> Iterator[Told]:
    """Time of the partnership's own people is set aside for the audit."""
    for audit in audits_in_hand(facts):
        if not audit.person_days:
            sentence = f"No time of the partnership's own people is set aside for “{audit.title}”."
            yield Told(f"audit:{audit.id}", sentence, (audit,))


@rule(
    "SCOPE-DISSENT",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.417",
    requirements=("R116",),
    mend="Settle the scope with the agency and ask it again, or record why the scope stays as it is.",
)
def dissent_from_the_scope(facts: Facts) -> Iterator[Told]:
    """No agency was left disagreeing with what an audit is about."""
    for audit in audits_in_hand(facts):
        for answer in _latest(facts, audit):
            if answer.answer is SignOffAnswer.REFUSED and answer.version == audit.scope_version:
                name = facts.agencies[answer.agency].name
                sentence = f"{name} does not agree to the scope of “{audit.title}”, and was not asked again."
                yield Told(f"agency:{answer.agency} audit:{audit.id}", sentence, (answer,))


@rule(
    "COMMISSION-LEAVES",
    Severity.RECOMMENDED,
    Head.RESOURCES,
    source="report l.425, l.489",
    requirements=("R120",),
    needs=("handovers",),
    mend="Have data, recipe and methods handed over, and run them again in house.",
)
def what_a_commission_leaves(facts: Facts) -> Iterator[Told]:
    """A commission that is over has left something that was run again in house."""
    left = {h.commission for h in facts.case.handovers if h.run_again_on and h.run_again_on <= facts.as_of}
    for commission in facts.case.commissions:
        if commission.ends and commission.ends < facts.as_of and commission.id not in left:
            ended = say_day(commission.ends)
            sentence = f"“{commission.title}” ended on {ended} and left nothing that was run again in house."
            yield Told(f"commission:{commission.id}", sentence, (commission,))


def _latest(facts: Facts, audit: Audit) -> list[SignOff]:
    """Return each agency's latest answer to the scope; one who was asked again and has not answered has none."""
    found: dict[str, SignOff] = {}
    for each in sorted(facts.case.sign_offs, key=_when):
        if each.audit == audit.id and each.matter is SignOffMatter.SCOPE and each.asked_on <= facts.as_of:
            found[each.agency] = each
    return list(found.values())


def _when(each: SignOff) -> tuple[date, date, str]:
    return each.asked_on, each.answered_on or date.max, each.id
