"""Readiness: what a partnership owes, judged against its ordinary facts by rules with a stable id."""

from frankpledge.core.readiness.facts import Facts
from frankpledge.core.readiness.finding import Finding, Status, finding_row
from frankpledge.core.readiness.judge import findings_by_head, idle_answers, judge, rules_not_asked
from frankpledge.core.readiness.rule import Head, Rule, Severity, Told, in_order, rule, rules_in

__all__ = [
    "Facts",
    "Finding",
    "Head",
    "Rule",
    "Severity",
    "Status",
    "Told",
    "finding_row",
    "findings_by_head",
    "idle_answers",
    "in_order",
    "judge",
    "rule",
    "rules_in",
    "rules_not_asked",
]
