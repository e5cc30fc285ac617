"""Set the sources of an audit beside one of its findings, and say what it claims that numbers can answer (R039)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frankpledge.core.evidence.corroboration import Claim, Side
from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.evidence.models import Item as Cited
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.audit.citing import cite_conclusion
from frankpledge.stages.audit.events import conclusions as events  # noqa: F401 -- registers its words
from frankpledge.stages.audit.models import Conclusion, Knowledge, Source, Stance
from frankpledge.stages.audit.problems import PROBLEMS, Proposal, proposal_of, read
from frankpledge.stages.audit.queries.conclusions import conclusions
from frankpledge.stages.audit.queries.problems import Counted
from frankpledge.stages.audit.queries.stances import Item, beside, items_of, key_of, stances_on
from frankpledge.stages.audit.services.audits import change_text
from frankpledge.stages.audit.services.conclusions import check_stands
from frankpledge.stages.partnership.services.membership import check_took_part


@transaction.atomic
def say_claim(
    *, conclusion: Conclusion, claims: str, by: Standing, at: datetime, problem: str = "", area_code: str = "",
    area_name: str = "",
) -> None:  # fmt: skip
    """Say what a finding claims of a problem's figures, and where; nothing takes the claim back."""
    check_stands(conclusion, by)
    if claims:
        _check_claim(claims, problem, area_code)
    given = {"claims": claims, "problem": problem, "area_code": area_code, "area_name": area_name}
    for field, value in given.items():
        setattr(conclusion, field, value if claims else "")
    save_checked(conclusion)
    _propose_anew(conclusion, by)
    facts = {"claims": conclusion.claims, "problem": conclusion.problem}
    record("conclusion.claimed", subject=conclusion, by=by, at=at, facts=facts)
    cite_conclusion(conclusion, by=by, at=at)


def _propose_anew(conclusion: Conclusion, by: Standing) -> None:
    """Keep beside what people said what the numbers propose of another claim; what people said stays."""
    counted = {each.key: each for each in items_of(by, conclusion.audit) if isinstance(each.thing, Counted)}
    for stance in stances_on(conclusion):
        if item := counted.get(key_of(stance)):
            _keep_proposal(stance, item, by)
            save_checked(stance)


def _keep_proposal(stance: Stance, item: Item, by: Standing) -> None:
    found = proposed_by(stance.conclusion, item, by)
    stance.proposed = str(found.side) if found else ""
    stance.is_withheld = bool(found and found.is_withheld)


def _check_claim(claims: str, problem: str, area_code: str) -> None:
    found: dict[str, list[str]] = {"problem": [], "area_code": []}
    if problem not in PROBLEMS:
        found["problem"] = ["Choose the problem whose figures can answer it."]
    if not (Claim(claims).is_of_change or area_code):
        found["area_code"] = ["Choose the area: the partnership has nothing here with which it is compared."]
    refuse_if_any(found)


@transaction.atomic
def set_beside(
    *, conclusion: Conclusion, item: Item, side: str, reason: str, by: Standing, at: datetime, answer: str = "",
    drawn_from: Agency | None = None,
) -> Stance:  # fmt: skip
    """Say what a source says of a finding and why, beside what the numbers propose; said anew, it takes its place."""
    check_stands(conclusion, by)
    check_took_part(by, drawn_from=drawn_from)
    if not reason.strip():
        raise Refused({"reason": ["Say in a few words why."]})
    if drawn_from and not item.may_repeat_another:
        raise Refused({"drawn_from": ["It is an agency’s own already."]})
    stance = _stance(conclusion, item, by)
    _keep_proposal(stance, item, by)
    stance.side, stance.reason, stance.said_on, stance.drawn_from = side, reason, by.today, drawn_from
    stance.answer = answer if side == Side.CONTRADICTS else ""
    save_checked(stance)
    change_text(conclusion.audit)
    is_answered = int(bool(stance.answer))
    facts = {"side": side, "proposed": stance.proposed, "answered": is_answered}
    record("conclusion.set-beside", subject=conclusion, by=by, at=at, facts=facts)
    cite_conclusion(conclusion, by=by, at=at)
    return stance


def _stance(conclusion: Conclusion, item: Item, by: Standing) -> Stance:
    """Return what was said of the source before, or the place for it."""
    by.check_owns(item.thing.now if isinstance(item.thing, Counted) else item.thing)
    found = Stance.objects.filter(conclusion=conclusion, **_which(item)).first()
    return found or Stance(partnership=by.partnership, conclusion=conclusion, **_which(item))


def _which(item: Item) -> dict[str, object]:
    if isinstance(item.thing, Knowledge):
        return {"knowledge": item.thing}
    if isinstance(item.thing, Source):
        return {"source": item.thing}
    if isinstance(item.thing, Cited):
        return {"heard": item.thing}
    agency, dataset = item.thing.key
    return {"agency_id": agency, "dataset": dataset}


def proposed_by(conclusion: Conclusion, item: Item, by: Standing) -> Proposal | None:
    """Return what the numbers of a source propose, where it has any and the finding claims what they can answer."""
    if isinstance(item.thing, Counted) and conclusion.claims:
        return proposal_of(read(by, item.thing), conclusion)
    return None


@transaction.atomic
def rest_is_silent(*, conclusion: Conclusion, reason: str, by: Standing, at: datetime) -> int:
    """Say of every source left that it says nothing: none on which the finding rests or whose numbers take a side."""
    check_stands(conclusion, by)
    if not reason.strip():
        raise Refused({"reason": ["Say in a few words why."]})
    left = [_silent(conclusion, each, reason, by) for each in _left(conclusion, by)]
    left = [each for each in left if each.proposed in ("", Side.SILENT)]
    if not left:
        raise Refused("Each source left is one on which it rests or whose figures take a side: say of each by itself.")
    Stance.objects.bulk_create(left)
    change_text(conclusion.audit)
    record("conclusion.rest-silent", subject=conclusion, by=by, at=at, facts={"sources": len(left)})
    cite_conclusion(conclusion, by=by, at=at)
    return len(left)


def _left(conclusion: Conclusion, by: Standing) -> list[Item]:
    full = conclusions(by, conclusion.audit).get(pk=conclusion.pk)
    found = beside(full, items_of(by, conclusion.audit), stances_on(conclusion))
    return [each.item for each in found if each.stance is None and not each.is_rested_on]


def _silent(conclusion: Conclusion, item: Item, reason: str, by: Standing) -> Stance:
    made = Stance(
        partnership=by.partnership, conclusion=conclusion, side=Side.SILENT, reason=reason, said_on=by.today,
        **_which(item),
    )  # fmt: skip
    _keep_proposal(made, item, by)
    return made
