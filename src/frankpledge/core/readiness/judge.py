"""Judging a case by rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from frankpledge.core.cycle import Regime
from frankpledge.core.readiness.case import Answer, Case, Fact, Register
from frankpledge.core.readiness.facts import Facts
from frankpledge.core.readiness.finding import Finding, Status
from frankpledge.core.readiness.rule import Head, Rule, Told


def judge(case: Case, regime: Regime, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return what the rules find in a case.

    Parameters
    ----------
    case : Case
    regime : Regime
        The law under which the partnership stands on the case's day.
    rules : iterable of Rule
        A rule whose registers are not kept whole is not asked; see :func:`rules_not_asked`.

    Returns
    -------
    tuple of Finding
        Sorted by rule and subject. A finding to which the case records a reason is answered, the others are open.

    Examples
    --------
    >>> from datetime import date
    >>> from frankpledge.core.cycle import Tier
    >>> from frankpledge.core.cycle.examples import example_regime
    >>> from frankpledge.core.readiness.case import Partnership
    >>> from frankpledge.core.readiness.rule import Severity, rule
    >>> @rule("TEA", Severity.ADVICE, Head.COMMITMENT, source="custom", requirements=(), mend="Offer tea.")
    ... def tea(facts):
    ...     '''There is tea.'''
    ...     yield Told("partnership:town", "There is no tea.")
    >>> town = Partnership(id="town", name="Tithingham", regime="example", tier=Tier.UNITARY)
    >>> reason = Answer(id="coffee", rule="TEA", subject="partnership:town", reason="There is coffee.",
    ...                 on=date(2000, 1, 1))
    >>> case = Case(partnership=town, as_of=date(2000, 6, 30), registers=(), answers=(reason,))
    >>> [(finding.rule, finding.status.value) for finding in judge(case, example_regime(), [tea])]
    [('TEA', 'answered')]
    """
    facts = Facts(case, regime)
    answers = {(answer.rule, answer.subject): answer for answer in case.answers if answer.on <= case.as_of}
    found = [_finding(rule, told, rests, answers) for rule, rests in _asked(case, rules) for told in rule.judge(facts)]
    return tuple(sorted(found, key=lambda finding: (finding.rule, finding.subject)))


def rules_not_asked(case: Case, rules: Iterable[Rule]) -> tuple[tuple[Rule, tuple[str, ...]], ...]:
    """Return the rules that cannot be asked of a case, with the registers it does not keep whole."""
    missing = ((rule, tuple(need for need in rule.needs if case.find_register(need) is None)) for rule in rules)
    return tuple((rule, needs) for rule, needs in missing if needs)


def idle_answers(case: Case, findings: Iterable[Finding]) -> tuple[Answer, ...]:
    """Return the recorded reasons that answer none of the findings: mended since, dated ahead or misnamed."""
    found = {(finding.rule, finding.subject) for finding in findings if finding.status is Status.ANSWERED}
    return tuple(answer for answer in case.answers if (answer.rule, answer.subject) not in found)


def findings_by_head(findings: Iterable[Finding]) -> dict[Head, tuple[Finding, ...]]:
    """Return the findings under commitment, resources and pressures: the partnership's health in three heads (R009)."""
    listed = tuple(findings)
    return {head: tuple(finding for finding in listed if finding.head is head) for head in Head}


def _asked(case: Case, rules: Iterable[Rule]) -> Iterator[tuple[Rule, tuple[Register, ...]]]:
    for rule in rules:
        held = [case.find_register(need) for need in rule.needs]
        if None not in held:
            yield rule, tuple(register for register in held if register is not None)


def _finding(rule: Rule, told: Told, rests: tuple[Fact, ...], answers: dict[tuple[str, str], Answer]) -> Finding:
    answer = answers.get((rule.id, told.subject))
    return Finding(
        rule=rule.id,
        severity=told.severity or rule.severity,
        head=rule.head,
        subject=told.subject,
        sentence=told.sentence,
        mend=told.mend or rule.mend,
        source=told.source or rule.source,
        requirements=rule.requirements,
        status=Status.ANSWERED if answer else Status.OPEN,
        reason=answer.reason if answer else "",
        facts=(*told.facts, *rests),
    )
