"""The audit as a piece of work: members read it and sign for their agencies; contractors see scope and plan.

The co-ordinator and the information officer run it; the co-ordinator asks agencies to agree, each of which answers for
itself.
"""

from __future__ import annotations

from typing import Any

from tests.site.access.row import COORDINATOR, MEMBERS, MEMBERS_AND_CONTRACTOR, Row
from tests.universe import audit as made
from tests.universe.partnership import Universe

RUNS = "CI"
REPRESENTATIVE = "R"


def an_audit(universe: Universe) -> list[Any]:
    return [made.an_audit(universe).pk]


def a_question(universe: Universe) -> list[Any]:
    return [made.a_question(universe).pk]


def a_source(universe: Universe) -> list[Any]:
    return [made.a_source(universe).pk]


def a_matter(universe: Universe) -> list[Any]:
    return [made.an_audit(universe).pk, "scope"]


def asked(universe: Universe) -> list[Any]:
    return [made.asked_to_agree(universe).pk]


ROWS = [
    Row("audit:audits", MEMBERS_AND_CONTRACTOR),
    Row("audit:audit-set-up", RUNS, RUNS),
    Row("audit:audit", MEMBERS_AND_CONTRACTOR, arguments=an_audit),
    Row("audit:audit-amend", RUNS, RUNS, an_audit),
    Row("audit:audit-move", RUNS, RUNS, an_audit),
    Row("audit:audit-purpose", RUNS, RUNS, an_audit),
    Row("audit:scope", MEMBERS_AND_CONTRACTOR, arguments=an_audit),
    Row("audit:catalogue", MEMBERS_AND_CONTRACTOR, arguments=an_audit),
    Row("audit:question-ask", RUNS, RUNS, an_audit),
    Row("audit:question-amend", RUNS, RUNS, a_question),
    Row("audit:source-weigh", RUNS, RUNS, an_audit),
    Row("audit:source-amend", RUNS, RUNS, a_source),
    Row("audit:agreement", MEMBERS, arguments=a_matter),
    Row("audit:agreement-ask", COORDINATOR, COORDINATOR, a_matter),
    Row("audit:agreement-answer", REPRESENTATIVE, REPRESENTATIVE, asked),
]
