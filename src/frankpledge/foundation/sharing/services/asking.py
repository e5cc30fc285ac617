"""Ask an agency for data, alone or together with neighbours; withdraw what was asked."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from frankpledge.adapters.dictionary import find_dataset
from frankpledge.core.dictionary import Detail, plain_code
from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.foundation.sharing.models import DataRequest, Instalment, Requester
from frankpledge.foundation.sharing.permissions import check_may_plan_requests
from frankpledge.foundation.sharing.rules.protocols import Purpose
from frankpledge.foundation.sharing.rules.requests import Asked, Every, faults_of_request, schedule
from frankpledge.foundation.sharing.services.drafting import strangers
from frankpledge.foundation.sharing.services.telling import tell_of_request


@transaction.atomic
def issue_request(
    *, agency: Agency, dataset: str, wanted: Iterable[str], detail: str, purpose: str, why: str, period_from: date,
    period_to: date, due_by: date, by: Standing, at: datetime, every: str = Every.ONCE, until: date | None = None,
    area_field: str = "", area_codes: Iterable[str] = (), requester: Requester | None = None, is_joint: bool = False,
) -> DataRequest:  # fmt: skip
    """Ask an agency for data, once or as a feed, and tell its liaison officers that something is asked (R153, R161).

    A joint request is open to other partnerships that the agency serves: each adds its own part, and the agency
    answers all of them with one file (R172). For a contractor, the request introduces them (R117).
    """
    check_may_plan_requests(by)
    request = DataRequest(
        partnership=by.partnership, agency=agency, dataset=dataset, fields=list(dict.fromkeys(wanted)), detail=detail,
        purpose=purpose, why=why, period_from=period_from, period_to=period_to, every=every, due_by=due_by,
        until=until if Every(every).months else None, area_field=area_field, area_codes=_codes(area_codes),
        requester=requester, issued_by=by.person, issued_on=by.today,
    )  # fmt: skip
    _check(request, by, is_joint=is_joint)
    if is_joint:
        request.joint = secrets.token_hex(8)
    return _issue(request, "request.issued", by, at)


@transaction.atomic
def join_request(
    *, begun: DataRequest, wanted: Iterable[str], detail: str, purpose: str, why: str, period_from: date,
    period_to: date, area_codes: Iterable[str], by: Standing, at: datetime,
) -> DataRequest:  # fmt: skip
    """Add this partnership's part to a neighbour's request: its own fields, areas and period (R172).

    When it is due, and by which field the file is split, the request has settled already; and no two parts ask for
    the same area, so that every row goes to one partnership or to none.
    """
    check_may_plan_requests(by)
    parts = list(DataRequest.objects.select_for_update().filter(joint=begun.joint, withdrawn_on=None).order_by("pk"))
    if not (begun.joint and parts):
        raise Refused("That request is not open to be joined any more.")
    first = parts[0]
    request = DataRequest(
        partnership=by.partnership, agency=first.agency, dataset=first.dataset, fields=list(dict.fromkeys(wanted)),
        detail=detail, purpose=purpose, why=why, period_from=period_from, period_to=period_to, every=first.every,
        due_by=first.due_by, until=first.until, area_field=first.area_field, area_codes=_codes(area_codes),
        joint=first.joint, issued_by=by.person, issued_on=by.today,
    )  # fmt: skip
    if any(part.partnership_id == by.partnership.pk for part in parts):
        raise Refused("This partnership has a part in it already.")
    taken = {code for part in parts for code in part.area_codes}
    _check(request, by, is_joint=True, taken=sorted(taken & set(request.area_codes)))
    return _issue(request, "request.joined", by, at)


def _codes(given: Iterable[str]) -> list[str]:
    return sorted({plain_code(code) for code in given if code.strip()})


def _check(request: DataRequest, by: Standing, *, is_joint: bool, taken: Iterable[str] = ()) -> None:
    asked = Asked(
        request.fields, Detail(request.detail), (request.period_from, request.period_to), Every(request.every),
        request.due_by, request.until, request.area_field, request.area_codes, is_joint,
    )  # fmt: skip
    faults = faults_of_request(find_dataset(request.dataset), asked, by.today)
    more = {
        "agency": strangers(by, [request.agency]),
        "purpose": [] if request.purpose in set(Purpose) else ["Choose what the data are for."],
        "why": [] if request.why.strip() else ["Say why they are wanted."],
        "requester": _faults_of_requester(request.requester, by),
        "area_codes": [f"Another partnership asks for these areas: {', '.join(taken)}."] if taken else [],
    }
    refuse_if_any({field: [*faults.get(field, []), *more.get(field, [])] for field in faults | more})
    request.fields = [each.key for each in request.described.keep(request.fields)]
    request.area_field = request.area_field if request.area_codes else ""


def _faults_of_requester(requester: Requester | None, by: Standing) -> list[str]:
    if requester is None:
        return []
    by.check_owns(requester)
    has_ended = requester.ended_on is not None or requester.until < by.today
    return ["They are no longer in the register."] if has_ended else []


def _issue(request: DataRequest, kind: str, by: Standing, at: datetime) -> DataRequest:
    save_checked(request)
    period = (request.period_from, request.period_to)
    slots = schedule(Every(request.every), request.due_by, request.until, period)
    for slot in slots:
        save_checked(
            Instalment(
                partnership=by.partnership, request=request, number=slot.number, due_by=slot.due_by,
                period_from=slot.period_from, period_to=slot.period_to,
            )
        )  # fmt: skip
    facts = {"agency": request.agency_id, "dataset": request.dataset, "instalments": len(slots)}
    record(kind, subject=request, by=by, at=at, facts=facts | {"joint": request.joint or None})
    if request.requester_id:
        introduced = {"agency": request.agency_id, "requester": request.requester_id}
        record("request.introduced", subject=request, by=by, at=at, facts=introduced)
    tell_of_request(request, at)
    return request


@transaction.atomic
def withdraw_request(*, request: DataRequest, by: Standing, at: datetime) -> None:
    """Ask no more: what came stays, and of the rest nothing is awaited. Other parts of a joint request go on."""
    check_may_plan_requests(by)
    by.check_owns(request)
    locked = DataRequest.objects.select_for_update().get(pk=request.pk)
    if locked.withdrawn_on:
        raise Refused("It has been withdrawn already.")
    locked.withdrawn_on = by.today
    save_checked(locked)
    record("request.withdrawn", subject=locked, by=by, at=at)
