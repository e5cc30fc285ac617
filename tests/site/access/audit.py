"""The audit as a piece of work: members read it and sign for their agencies; contractors see scope and plan.

The co-ordinator and the information officer run it; the co-ordinator asks agencies to agree, each of which answers for
itself.
"""

from __future__ import annotations

from typing import Any

from tests.site.access.row import COORDINATOR, MEMBERS, MEMBERS_AND_CONTRACTOR, Row
from tests.universe import audit as made
from tests.universe import put_forward as forward
from tests.universe.handovers import handed_over
from tests.universe.partnership import Universe

RUNS = "CI"
HANDS_OVER = "CIK"
REPRESENTATIVE = "R"
COMMENTS = "CR"


def an_audit(universe: Universe) -> list[Any]:
    return [made.an_audit(universe).pk]


def a_question(universe: Universe) -> list[Any]:
    return [made.a_question(universe).pk]


def a_source(universe: Universe) -> list[Any]:
    return [made.a_source(universe).pk]


def put_forward(universe: Universe) -> list[Any]:
    issue = forward.an_issue_put_forward(universe)
    assert issue.item is not None
    return [issue.audit.pk, issue.item.number]


def some_research(universe: Universe) -> list[Any]:
    return [made.some_research(universe).pk]


def estimated(universe: Universe) -> list[Any]:
    return [made.estimated(universe).pk]


def taken_in(universe: Universe) -> list[Any]:
    return [made.taken_in(universe).pk]


def a_matter(universe: Universe) -> list[Any]:
    return [made.an_audit(universe).pk, "scope"]


def asked(universe: Universe) -> list[Any]:
    return [made.asked_to_agree(universe).pk]


def a_conclusion(universe: Universe) -> list[Any]:
    return [made.a_conclusion(universe).pk]


def beside_a_conclusion(universe: Universe) -> list[Any]:
    conclusion = made.a_conclusion(universe)
    return [conclusion.pk, "named", made.a_source(universe, conclusion.audit).pk]


def a_circulation(universe: Universe) -> list[Any]:
    return [made.a_circulation(universe).pk]


def a_comment(universe: Universe) -> list[Any]:
    return [made.a_comment(universe).pk]


def some_knowledge(universe: Universe) -> list[Any]:
    return [made.some_knowledge(universe).pk]


def some_provision(universe: Universe) -> list[Any]:
    return [made.some_provision(universe).pk]


def a_task(universe: Universe) -> list[Any]:
    return [made.a_task(universe).pk]


def a_handover(universe: Universe) -> list[Any]:
    return [handed_over(universe).pk]


def a_commission(universe: Universe) -> list[Any]:
    return [made.a_commission(universe).pk]


def something_owed(universe: Universe) -> list[Any]:
    return [made.something_owed(universe).pk]


def an_improvement(universe: Universe) -> list[Any]:
    return [made.an_improvement(universe).pk]


ROWS = [
    Row("audit:data-strategy", MEMBERS),
    Row("audit:data-strategy-write", RUNS, RUNS),
    Row("audit:audits", MEMBERS_AND_CONTRACTOR),
    Row("audit:audit-set-up", RUNS, RUNS),
    Row("audit:audit", MEMBERS_AND_CONTRACTOR, arguments=an_audit),
    Row("audit:audit-amend", RUNS, RUNS, an_audit),
    Row("audit:audit-move", RUNS, RUNS, an_audit),
    Row("audit:audit-purpose", RUNS, RUNS, an_audit),
    Row("audit:scope", MEMBERS_AND_CONTRACTOR, arguments=an_audit),
    Row("audit:put-forward", MEMBERS_AND_CONTRACTOR, arguments=an_audit),
    Row("audit:issue-put-forward", MEMBERS, MEMBERS, an_audit),
    Row("audit:issue-decide", RUNS, RUNS, put_forward),
    Row("audit:catalogue", MEMBERS_AND_CONTRACTOR, arguments=an_audit),
    Row("audit:question-ask", RUNS, RUNS, an_audit),
    Row("audit:question-amend", RUNS, RUNS, a_question),
    Row("audit:source-weigh", RUNS, RUNS, an_audit),
    Row("audit:source-amend", RUNS, RUNS, a_source),
    Row("audit:research-consider", RUNS, RUNS, an_audit),
    Row("audit:research", MEMBERS, arguments=taken_in),
    Row("audit:research-amend", RUNS, RUNS, some_research),
    Row("audit:research-estimate", RUNS, RUNS, some_research),
    Row("audit:research-decide", RUNS, RUNS, estimated),
    Row("audit:research-record", RUNS, RUNS, taken_in),
    Row("audit:agreement", MEMBERS, arguments=a_matter),
    Row("audit:agreement-ask", COORDINATOR, COORDINATOR, a_matter),
    Row("audit:agreement-answer", REPRESENTATIVE, REPRESENTATIVE, asked),
    Row("audit:audit-compare", MEMBERS, arguments=an_audit),
    Row("audit:conclusions", MEMBERS, arguments=an_audit),
    Row("audit:conclusion-write", RUNS, RUNS, an_audit),
    Row("audit:reliance", MEMBERS, arguments=an_audit),
    Row("audit:conclusion", MEMBERS, arguments=a_conclusion),
    Row("audit:conclusion-reword", RUNS, RUNS, a_conclusion),
    Row("audit:conclusion-tie", RUNS, RUNS, a_conclusion),
    Row("audit:conclusion-withdraw", RUNS, RUNS, a_conclusion),
    Row("audit:conclusion-claim", RUNS, RUNS, a_conclusion),
    Row("audit:conclusion-sources", MEMBERS, arguments=a_conclusion),
    Row("audit:conclusion-source", RUNS, RUNS, beside_a_conclusion),
    Row("audit:conclusion-rest", RUNS, RUNS, a_conclusion),
    Row("audit:problems", MEMBERS, arguments=an_audit),
    Row("audit:conclusion-comment", COMMENTS, COMMENTS, a_conclusion),
    Row("audit:circulations", MEMBERS, arguments=an_audit),
    Row("audit:circulate", RUNS, RUNS, an_audit),
    Row("audit:circulation", MEMBERS, arguments=a_circulation),
    Row("audit:circulation-comment", COMMENTS, COMMENTS, a_circulation),
    Row("audit:comment-answer", RUNS, RUNS, a_comment),
    Row("audit:knowledge", MEMBERS, arguments=an_audit),
    Row("audit:knowledge-enter", RUNS + REPRESENTATIVE, RUNS + REPRESENTATIVE, an_audit),
    Row("audit:knowledge-amend", RUNS, RUNS, some_knowledge),
    Row("audit:provision", MEMBERS, arguments=an_audit),
    Row("audit:provision-record", RUNS, RUNS, an_audit),
    Row("audit:provision-amend", RUNS, RUNS, some_provision),
    Row("audit:plan", MEMBERS_AND_CONTRACTOR, arguments=an_audit),
    Row("audit:task-plan", RUNS, RUNS, an_audit),
    Row("audit:task", MEMBERS_AND_CONTRACTOR, arguments=a_task),
    Row("audit:task-amend", RUNS, RUNS, a_task),
    Row("audit:task-record", RUNS, RUNS, a_task),
    Row("audit:commissions", MEMBERS_AND_CONTRACTOR, arguments=an_audit),
    Row("audit:commission-record", RUNS, RUNS, an_audit),
    Row("audit:commission", MEMBERS_AND_CONTRACTOR, arguments=a_commission),
    Row("audit:commission-amend", RUNS, RUNS, a_commission),
    Row("audit:option-weigh", RUNS, RUNS, a_commission),
    Row("audit:option-choose", RUNS, RUNS, a_commission),
    Row("audit:hand-over", HANDS_OVER, HANDS_OVER, a_commission),
    Row("audit:handover", MEMBERS_AND_CONTRACTOR, arguments=a_handover),
    Row("audit:handover-run", "I", "I", a_handover),
    Row("audit:owed-add", RUNS, RUNS, a_commission),
    Row("audit:owed-done", RUNS, RUNS, something_owed),
    Row("audit:improvements", MEMBERS, arguments=an_audit),
    Row("audit:improvement-plan", RUNS, RUNS, an_audit),
    Row("audit:review-record", RUNS, RUNS, an_audit),
    Row("audit:improvement-done", RUNS, RUNS, an_improvement),
]
