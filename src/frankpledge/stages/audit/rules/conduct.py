"""How an audit is carried out: with whose time, on whose agreement, and what those leave who were paid for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import Audit, Research, SignOff, SignOffAnswer, SignOffMatter
from frankpledge.core.readiness.words import say_day, say_list, say_number
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
    "RESEARCH-UNCOSTED",
    Severity.RECOMMENDED,
    Head.RESOURCES,
    source="report l.488",
    requirements=("R162",),
    mend="Estimate it in the scope; then ask fewer people, leave some research out, or find more days or money.",
)
def research_within_the_means(facts: Facts) -> Iterator[Told]:
    """New research that an audit takes in was estimated, and needs no more days or money than the audit has."""
    for audit in audits_in_hand(facts):
        taken = [each for each in facts.case.research if each.audit == audit.id]
        for each in taken:
            if each.person_days is None or each.cost is None:
                sentence = f"“{each.name}” is part of “{audit.title}”, and nobody estimated its days and money."
                yield Told(f"audit:{audit.id} research:{each.id}", sentence, (each,))
        if lacking := list(_lacking(audit, taken)):
            sentence = f"The new research of “{audit.title}” needs {say_list(lacking)}."
            yield Told(f"audit:{audit.id}", sentence, (audit, *taken))


def _lacking(audit: Audit, taken: list[Research]) -> Iterator[str]:
    """Say what research needs beyond what there is; what nobody has said is compared with nothing."""
    days, pounds = (sum(getattr(each, name) or 0 for each in taken) for name in ("person_days", "cost"))
    if audit.person_days is not None and days > audit.person_days:
        yield f"{say_number(days)} person-days of the {say_number(audit.person_days)} there are"
    if audit.cost is not None and pounds > audit.cost:
        yield f"£{say_number(pounds)} of the £{say_number(audit.cost)} there is"


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
