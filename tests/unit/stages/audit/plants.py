"""For each rule of the audit, the smallest change to Tithingham that it must find."""

from collections.abc import Callable
from dataclasses import replace

from frankpledge.core.readiness.case import Case, RecordsForm, SignOffAnswer
from tests.unit.stages.partnership.town import changed, without

Plant = Callable[[Case], Case]


def on(register: str, key: str, **fields: object) -> Plant:
    """Change one fact."""
    return lambda case: changed(case, register, key, **fields)


def nobody_covered(case: Case) -> Case:
    """Let no protocol cover what the council supplies."""
    return without(case, "flows", "repairs")


def police_alone(case: Case) -> Case:
    """Let three of four conclusions rest on the police's data."""
    return changed(case, "conclusions", "damage", sources=("calls",))


PLANTS: dict[str, Plant] = {
    "AREAS-MATCH": on("sources", "calls", lookup=""),
    "AUDIT-STAFF": on("audits", "second", person_days=None),
    "COMMISSION-LEAVES": on("handovers", "answers", run_again_on=None),
    "CONTRADICTION-SAYS": on("conclusions", "damage", unexplained=("hospital",)),
    "DETAIL-REASON": on("data_requests", "first", reason=""),
    "FEED-REGULAR": on("data_requests", "first", every_months=None),
    "FIELDS-WANTED": on("sources", "calls", recorded=("day",)),
    "INTERIM-ALL": on("circulations", "first", agencies=("council",)),
    "POPULATION-ONE": on("audits", "second", population=""),
    "PROTOCOL-COVERS": nobody_covered,
    "RECOMMENDATION-CITES": on("conclusions", "lamps", rests_on=()),
    "RELIANCE-ONE": police_alone,
    "REQUESTER-INTRODUCED": on("data_requests", "first", introduced_on=None),
    "RESEARCH-UNCOSTED": on("research", "asked", person_days=20.5),
    "SCOPE-DISSENT": on("sign_offs", "police", answer=SignOffAnswer.REFUSED, words="It leaves out the town centre."),
    "SOURCE-FORM": on("sources", "calls", form=RecordsForm.CARDS),
}


def without_registers(case: Case) -> Case:
    """Let nothing be kept whole."""
    return replace(case, registers=())
