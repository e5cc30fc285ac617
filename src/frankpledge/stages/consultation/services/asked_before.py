"""Enter what others asked people before, as evidence that can be cited (R183)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from frankpledge.core.faults import refuse_if_any
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.citing_asked_before import cite_asked_before
from frankpledge.stages.consultation.events import asked_before as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import AskedBefore
from frankpledge.stages.consultation.permissions import check_may_enter_asked_before
from frankpledge.stages.partnership.models import Document
from frankpledge.stages.partnership.queries.documents import documents
from frankpledge.stages.partnership.services.membership import check_took_part


@transaction.atomic
def enter_asked_before(
    *, title: str, run_by: str, way: str, began_on: date, ended_on: date, whom: str, area: str, area_match: str,
    quality: str, found: str, by: Standing, at: datetime, agency: Agency | None = None, asked: int | None = None,
    people: int | None = None, document: Document | None = None,
) -> AskedBefore:  # fmt: skip
    """Enter a past survey, meeting or panel of somebody else."""
    check_may_enter_asked_before(by, agency)
    past = AskedBefore(partnership=by.partnership)
    _fill(
        past, by, title=title, run_by=run_by, way=way, began_on=began_on, ended_on=ended_on, whom=whom, area=area,
        area_match=area_match, quality=quality, found=found, agency=agency, asked=asked, people=people,
        document=document,
    )  # fmt: skip
    past.item = cite_asked_before(past, by=by, at=at).item
    save_checked(past)
    record("asked-before.entered", subject=past, by=by, at=at, facts=_facts(past))
    return past


@transaction.atomic
def amend_asked_before(
    *, past: AskedBefore, title: str, run_by: str, way: str, began_on: date, ended_on: date, whom: str, area: str,
    area_match: str, quality: str, found: str, by: Standing, at: datetime, agency: Agency | None = None,
    asked: int | None = None, people: int | None = None, document: Document | None = None,
) -> None:  # fmt: skip
    """Tell of it anew; the ledger keeps how it read when it was cited."""
    by.check_owns(past)
    check_may_enter_asked_before(by, past.agency)
    check_may_enter_asked_before(by, agency)
    _fill(
        past, by, title=title, run_by=run_by, way=way, began_on=began_on, ended_on=ended_on, whom=whom, area=area,
        area_match=area_match, quality=quality, found=found, agency=agency, asked=asked, people=people,
        document=document,
    )  # fmt: skip
    cite_asked_before(past, by=by, at=at)
    record("asked-before.amended", subject=past, by=by, at=at, facts=_facts(past))


def _fill(past: AskedBefore, by: Standing, **given: Any) -> None:
    by.check_owns(given["document"])
    check_took_part(by, agency=given["agency"])
    faults = _faults(past, by, given)
    for field, value in given.items():
        setattr(past, field, value.strip() if isinstance(value, str) else value)
    refuse_if_any(faults)
    save_checked(past)


def _faults(past: AskedBefore, by: Standing, given: dict[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"ended_on": [], "people": [], "document": []}
    if given["ended_on"] < given["began_on"]:
        found["ended_on"].append("The last day cannot be before the first.")
    if given["ended_on"] > by.today:
        found["ended_on"].append("It is not over yet: enter it in the shared calendar until it is.")
    if given["asked"] is not None and given["people"] is not None and given["people"] > given["asked"]:
        found["people"].append("More cannot have answered than were asked.")
    paper = given["document"]
    is_kept = paper is not None and paper.pk == past.document_id
    if paper and not is_kept and not documents(by).filter(pk=paper.pk).exists():
        found["document"].append("Choose a document of the register.")
    return found


def _facts(past: AskedBefore) -> dict[str, str | int | date | bool | None]:
    return {
        "agency": past.agency_id, "way": past.way, "ended": past.ended_on, "people": past.people,
        "match": past.area_match,
    }  # fmt: skip
