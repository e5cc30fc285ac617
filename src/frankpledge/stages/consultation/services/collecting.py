"""Take responses in, once each: from the inbox, and keyed in. Words are screened before they are kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from frankpledge.adapters.inbox.box import FILE, Entry, Outlet
from frankpledge.adapters.inbox.database import address_of
from frankpledge.adapters.inbox.sealing import CannotOpen, unseal
from frankpledge.core.faults import Refused
from frankpledge.core.privacy import screen
from frankpledge.core.questionnaires import LANGUAGES, Answers, Kind, kept_answers
from frankpledge.core.questionnaires import Questionnaire as Definition
from frankpledge.foundation.accounts.services import System
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import Actor, record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.definition import definition_of, state_of
from frankpledge.stages.consultation.events import questionnaires as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import Answer, Question, Questionnaire, Response
from frankpledge.stages.consultation.permissions import check_may_run_consultation
from frankpledge.stages.consultation.queries.gazetteer import known_names
from frankpledge.stages.consultation.rules.channels import KEYED, Channel
from frankpledge.stages.consultation.rules.questionnaires import OPENED, check_is
from frankpledge.stages.consultation.rules.repeats import WINDOW, is_repeat
from frankpledge.stages.consultation.services.questionnaires import locked

AT_ONCE = 200
"""Responses taken in with one transaction: an interruption costs the rest, which come the next time."""
KEY_KEPT = timedelta(days=90)
"""How long after closing the inbox can be read again, should what was taken in be lost."""
AS_JSON = {"ensure_ascii": False, "sort_keys": True}


def collect(*, questionnaire: Questionnaire, by: Actor, at: datetime) -> int:
    """Take in what came since the last time; return how many. However often this runs, each is taken in once."""
    if isinstance(by, Standing):
        check_may_run_consultation(by)
        by.check_owns(questionnaire)
    if not questionnaire.private_key or questionnaire.number is None:
        return 0
    place = f"{questionnaire.partnership.slug}/{questionnaire.number}"
    outlet = Outlet(address_of(settings.INBOX, FILE))
    try:
        known = set(Response.objects.filter(questionnaire=questionnaire).values_list("response_id", flat=True))
        new = [each for each in outlet.ids(place) if each not in known]
        taken, unreadable = 0, 0
        for first in range(0, len(new), AT_ONCE):
            entries = outlet.entries(place, new[first : first + AT_ONCE])
            some, bad = _take_in(questionnaire, entries, by, at)
            taken, unreadable = taken + some, unreadable + bad
    finally:
        outlet.close()
    if unreadable != questionnaire.unreadable:
        Questionnaire.objects.filter(pk=questionnaire.pk).update(unreadable=unreadable)
    return taken


@transaction.atomic
def _take_in(questionnaire: Questionnaire, entries: Iterable[Entry], by: Actor, at: datetime) -> tuple[int, int]:
    """Take some responses in; return how many, and how many could not be read."""
    version = locked(questionnaire)
    definition, rows = definition_of(version), {row.key: row for row in version.questions.all()}
    sent = list(entries)
    there = set(
        Response.objects.filter(questionnaire=version, response_id__in=[e.id for e in sent]).values_list(
            "response_id", flat=True
        )
    )
    taken = bad = 0
    for entry in sent:
        told = _opened(entry, version)
        if told is None:
            bad += 1
        elif entry.id not in there:  # somebody else may have taken it in while we waited
            _keep(version, definition, rows, entry, told)
            taken += 1
    if taken:
        record("responses.collected", subject=version, by=by, at=at, facts={"taken": taken, "unreadable": bad})
    return taken, bad


def _opened(entry: Entry, version: Questionnaire) -> dict[str, Any] | None:
    """Return what a response says; ``None`` where it is not for this questionnaire or was tampered with."""
    context = f"{entry.exercise}/{entry.id}".encode()
    try:
        told = json.loads(unseal(entry.sealed, bytes.fromhex(version.private_key), context))
    except (CannotOpen, ValueError):
        return None
    is_whole = isinstance(told, dict) and isinstance(told.get("answers"), Mapping)
    return told if is_whole and told.get("digest") == version.digest else None


def _keep(
    version: Questionnaire, definition: Definition, rows: Mapping[str, Question], entry: Entry, told: dict[str, Any]
) -> None:
    channel = Channel.KIOSK if told.get("channel") == "kiosk" else Channel.ONLINE
    language = told.get("language")
    response = Response(
        partnership_id=version.partnership_id, questionnaire=version, response_id=entry.id, channel=channel,
        place=str(told.get("place", ""))[:100], language=language if language in LANGUAGES else "en",
        received_on=date.fromisoformat(entry.day),
    )  # fmt: skip
    _save(response, definition, rows, told["answers"])


def _save(response: Response, definition: Definition, rows: Mapping[str, Question], given: Mapping[str, Any]) -> None:
    """Save a response and its answers: those to questions that were asked, and words only as they are screened."""
    answers = kept_answers(definition, given)
    response.fingerprint = _fingerprint(answers)
    day = response.received_on
    alike = Response.objects.filter(
        questionnaire=response.questionnaire, fingerprint=response.fingerprint, received_on__range=(day - WINDOW, day)
    ).count()
    response.is_repeat = is_repeat(answers, alike)
    save_checked(response)
    Answer.objects.bulk_create(_answers(response, rows, answers, known_names(response.partnership_id)))


def _answers(
    response: Response, rows: Mapping[str, Question], answers: Answers, places: Collection[str]
) -> Iterator[Answer]:
    for key, value in answers.items():
        row = rows[key]
        for fields in answer_fields(Kind(row.kind), value, places):
            yield Answer(partnership_id=response.partnership_id, response=response, question=row, **fields)


def answer_fields(kind: Kind, value: Any, places: Collection[str] = ()) -> list[dict[str, Any]]:
    """Return an answer as rows hold it, one for each code; words as they are screened.

    >>> answer_fields(Kind.RANK, ["b", "a"])
    [{'code': 'b', 'place': 1}, {'code': 'a', 'place': 2}]
    >>> answer_fields(Kind.TEXT, "Ask Mrs Alder")
    [{'text': 'Ask [removed]', 'removed': 1}]
    """
    if kind is Kind.MANY:
        return [{"code": code} for code in value]
    if kind is Kind.RANK:
        return [{"code": code, "place": place} for place, code in enumerate(value, 1)]
    if kind is Kind.AMOUNT:
        return [{"amount": Decimal(value)}]
    if kind is Kind.TEXT:
        kept, removed = screen(value, places)
        return [{"text": kept, "removed": removed}]
    return [{"code": str(value)}]


def _fingerprint(answers: Answers) -> str:
    return hashlib.sha256(json.dumps(answers, **AS_JSON).encode()).hexdigest()  # type: ignore[arg-type]


@transaction.atomic
def key_in(
    *, questionnaire: Questionnaire, channel: Channel, received_on: date, answers: Answers, by: Standing, at: datetime,
    place: str = "", speaks_for: int | None = None, language: str = "en", token: str = "",
) -> Response:  # fmt: skip
    """Key in one response that came on paper, at a meeting or by telephone; a page sent twice is one."""
    check_may_run_consultation(by)
    by.check_owns(questionnaire)
    version = locked(questionnaire)
    check_is(state_of(version, by.today), *OPENED[1:], why="Open the questionnaire first: then it stands still.")
    own = hashlib.sha256((token or uuid4().hex).encode()).hexdigest()[:32]
    known = Response.objects.filter(questionnaire=version, response_id=own).first()
    if known:
        return known
    reasons: dict[str, list[str]] = {}
    if channel not in KEYED:
        reasons["channel"] = ["Choose how it came."]
    if received_on > by.today or (version.opens and received_on < version.opens):
        reasons["received_on"] = ["Give a day since it was opened, and not one to come."]
    if not kept_answers(definition_of(version), answers):
        reasons[""] = ["Nothing is answered: there is nothing to keep."]
    if reasons:
        raise Refused(reasons)
    response = Response(
        partnership=by.partnership, questionnaire=version, response_id=own, channel=channel, place=place,
        language=language, received_on=received_on, speaks_for=speaks_for, keyed_by=by.person,
    )  # fmt: skip
    _save(response, definition_of(version), {row.key: row for row in version.questions.all()}, answers)
    record("response.keyed", subject=response, by=by, at=at, facts={"questionnaire": version.pk, "channel": channel})
    return response


def collect_due(*, at: datetime) -> int:
    """Take in what came for every questionnaire that has a key; return how many responses."""
    live = Questionnaire.objects.exclude(private_key="").select_related("partnership")
    return sum(collect(questionnaire=each, by=System(each.partnership), at=at) for each in live)


def destroy_old_keys(*, at: datetime) -> int:
    """Take away the keys of questionnaires that closed long ago: what still stands in the inbox is nothing then."""
    today = localdate(at)
    over = Questionnaire.objects.exclude(private_key="").filter(closes__lt=today - KEY_KEPT)
    for each in over.select_related("partnership"):
        collect(questionnaire=each, by=System(each.partnership), at=at)
        _destroy(each, today, at)
    return len(over)


@transaction.atomic
def _destroy(questionnaire: Questionnaire, today: date, at: datetime) -> None:
    version = locked(questionnaire)
    version.private_key, version.key_destroyed_on = "", today
    save_checked(version)
    record("questionnaire.key-destroyed", subject=version, by=System(questionnaire.partnership), at=at)
