"""What must hold between the parts of a case before rules may judge it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from frankpledge.adapters.cases.tables import KINDS, register_names
from frankpledge.core.cycle import Regime
from frankpledge.core.readiness.case import Case, dead_references

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def find_case_faults(case: Case, regime: Regime) -> Iterator[tuple[str, str]]:
    """Yield each fault of a case as the key where it stands and what would mend it."""
    yield from _ids(case)
    for dead in dead_references(case):
        mend = f"there is no “{dead.name}” among the {' or '.join(dead.wanted)}."
        yield f"{dead.register}.{dead.fact}.{dead.field}", mend
    yield from _registers(case)
    yield from _regime_words(case, regime)
    yield from _backwards(case)


def _ids(case: Case) -> Iterator[tuple[str, str]]:
    for name in KINDS:
        counts = Counter(fact.id for fact in getattr(case, name))
        for key, count in counts.items():
            if count > 1:
                yield f"{name}.{key}", f"this id stands {count} times; give each entry its own."
            if name != "registers" and not SLUG.fullmatch(key):
                yield f"{name}.{key}", "write the id in small letters, digits and hyphens."


def _registers(case: Case) -> Iterator[tuple[str, str]]:
    known = set(register_names())
    for register in case.registers:
        if register.id not in known:
            yield f"registers.{register.id}", "there is no such register or column."


def _regime_words(case: Case, regime: Regime) -> Iterator[tuple[str, str]]:
    if case.partnership.tier not in regime.tiers:
        yield "partnership.tier", f"this regime knows: {', '.join(sorted(regime.tiers))}."
    steps = {step.key for step in regime.steps}
    bodies = {body.key for body in regime.bodies}
    for name, field, known in (
        ("steps", "step", steps),
        ("contributions", "step", steps),
        ("leads", "step", steps),
        ("agencies", "body", bodies),
        ("consultees", "body", bodies),
        ("trainings", "competency", {competency.key for competency in regime.competencies}),
    ):
        for fact in getattr(case, name):
            value = getattr(fact, field)
            if value and value not in known:
                yield f"{name}.{fact.id}.{field}", f"the regime has no “{value}”; it has {', '.join(sorted(known))}."


def _backwards(case: Case) -> Iterator[tuple[str, str]]:
    pairs = {
        "agencies": (("joined", "left"), ("operating_from", "operating_until")),
        "groups": (("started", "ended"),),
        "seats": (("since", "until"),),
        "holders": (("since", "until"),),
        "steps": (("started", "ended"), ("planned_start", "planned_end")),
        "protocols": (("starts", "review_by"), ("starts", "ended")),
        "audits": (("work_from", "work_to"),),
        "sign_offs": (("asked_on", "answered_on"),),
        "commissions": (("starts", "ends"),),
        "conclusions": (("written_on", "withdrawn_on"),),
        "exercises": (("opens", "closes"), ("closes", "evaluated_on")),
        "consultees": (("sent_on", "reply_by"), ("sent_on", "replied_on")),
    }
    for name, ends in pairs.items():
        for fact in getattr(case, name):
            for first, last in ends:
                begins, finishes = getattr(fact, first), getattr(fact, last)
                if begins and finishes and finishes < begins:
                    yield f"{name}.{fact.id}.{last}", f"this day is before “{first}”."
