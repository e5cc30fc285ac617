"""Propose a questionnaire, sign it off as the second person, open it to the public, close it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.text import slugify
from django.utils.timezone import localdate

from frankpledge.adapters.inbox.definitions import Opened, digest_of, find_opened, put_definition, write_since
from frankpledge.adapters.inbox.sealing import new_keys
from frankpledge.core.faults import Refused
from frankpledge.core.questionnaires.question import LISTED
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, who_holds
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.notifications.services import tell
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.definition import definition_of, drafted, state_of
from frankpledge.stages.consultation.models import Kiosk, Questionnaire
from frankpledge.stages.consultation.permissions import check_may_run_consultation, check_may_sign_off_questionnaire
from frankpledge.stages.consultation.rules.questionnaires import EDITABLE, OPENED, State, check_is
from frankpledge.stages.consultation.services.questionnaires import locked


@transaction.atomic
def propose_questionnaire(*, questionnaire: Questionnaire, by: Standing, at: datetime) -> Questionnaire:
    """Propose a version: from now on it stands still, word for word, until it is signed off or returned."""
    check_may_run_consultation(by)
    by.check_owns(questionnaire)
    found = locked(questionnaire)
    check_is(state_of(found, by.today), *EDITABLE, why="It has been proposed already.")
    told = drafted(found)
    _check_can_be_asked(told.questions)
    found.definition, found.digest, found.frozen_count = told.written(), digest_of(told), len(told.questions)
    found.proposed_by, found.proposed_at, found.returned_at, found.returned_why = by.person, at, None, ""
    save_checked(found)
    record("questionnaire.proposed", subject=found, by=by, at=at, facts={"digest": found.digest})
    for checker in who_holds(by.partnership, by.today, Role.OUTPUT_CHECKER):
        if checker.pk not in (found.begun_by_id, by.person.pk):
            _tell(found, checker, "A questionnaire is proposed and waits to be signed off", by, at)
    return found


def _check_can_be_asked(questions: Iterable[object]) -> None:
    asked = list(questions)
    faults = [] if asked else ["It has no questions yet."]
    for each in asked:
        if each.kind in LISTED and len(each.options) < 2:  # type: ignore[attr-defined]
            faults.append(f"‘{each.text}’ needs at least two answers to choose from.")  # type: ignore[attr-defined]
    if faults:
        raise Refused({"": faults})


@transaction.atomic
def sign_off_questionnaire(*, questionnaire: Questionnaire, by: Standing, at: datetime) -> Questionnaire:
    """Sign off, as the second person, exactly what was proposed: it is to be public."""
    found = locked(questionnaire)
    check_may_sign_off_questionnaire(by, found)
    by.check_owns(found)
    check_is(state_of(found, by.today), State.PROPOSED, why="Only what is proposed can be signed off.")
    if digest_of(definition_of(found)) != found.digest or digest_of(drafted(found)) != found.digest:
        raise Refused("It is no longer what was proposed. Return it, and let it be proposed again.")
    found.signed_by, found.signed_at = by.person, at
    save_checked(found)
    record("questionnaire.signed-off", subject=found, by=by, at=at, facts={"digest": found.digest})
    if found.proposed_by:
        _tell(found, found.proposed_by, "A questionnaire is signed off and can be opened", by, at)
    return found


@transaction.atomic
def return_questionnaire(*, questionnaire: Questionnaire, why: str, by: Standing, at: datetime) -> Questionnaire:
    """Return a version to whoever proposed it, to be mended."""
    found = locked(questionnaire)
    check_may_sign_off_questionnaire(by, found)
    by.check_owns(found)
    check_is(state_of(found, by.today), State.PROPOSED, why="Only what is proposed can be returned.")
    author = found.proposed_by
    found.proposed_by = found.proposed_at = found.definition = found.frozen_count = None
    found.digest, found.returned_at, found.returned_why = "", at, why
    save_checked(found)
    record("questionnaire.returned", subject=found, by=by, at=at)
    if author:
        _tell(found, author, "A questionnaire came back to you", by, at)
    return found


@transaction.atomic
def open_questionnaire(*, questionnaire: Questionnaire, by: Standing, at: datetime) -> Questionnaire:
    """Open what was signed off: it goes on the public shelf, and is answered between the days of its exercise."""
    check_may_run_consultation(by)
    by.check_owns(questionnaire)
    found = locked(questionnaire)
    check_is(state_of(found, by.today), State.SIGNED_OFF, why="Only what has been signed off can be opened.")
    exercise = found.exercise
    if exercise.called_off_on is not None or exercise.closes < by.today:
        raise Refused("The exercise is over or called off: nobody could answer.")
    before = Questionnaire.objects.filter(partnership=by.partnership).aggregate(Max("number"))["number__max"]
    private, public = new_keys()
    found.number, found.opens, found.closes = (before or 0) + 1, exercise.opens, exercise.closes
    found.private_key, found.public_key = private.hex(), public.hex()
    found.opened_by, found.opened_at = by.person, at
    save_checked(found)
    record("questionnaire.opened", subject=found, by=by, at=at, facts={"digest": found.digest, "number": found.number})
    transaction.on_commit(lambda: shelve_questionnaire(found))
    return found


@transaction.atomic
def close_early(*, questionnaire: Questionnaire, by: Standing, at: datetime) -> Questionnaire:
    """Close an opened questionnaire before its day; what came until now stays."""
    check_may_run_consultation(by)
    by.check_owns(questionnaire)
    found = locked(questionnaire)
    check_is(state_of(found, by.today), State.COMING, State.OPEN, why="It is not open.")
    found.closed_early_on = by.today
    save_checked(found)
    record("questionnaire.closed", subject=found, by=by, at=at)
    transaction.on_commit(lambda: shelve_questionnaire(found))
    return found


@transaction.atomic
def add_kiosk(*, questionnaire: Questionnaire, name: str, by: Standing, at: datetime) -> Kiosk:
    """Set up a kiosk: an address for a screen in a place, whose name its responses carry."""
    check_may_run_consultation(by)
    by.check_owns(questionnaire)
    found = locked(questionnaire)
    check_is(state_of(found, by.today), *OPENED[:2], why="Open the questionnaire first; a closed one takes no answers.")
    code = slugify(name)[:40].strip("-")
    if not code:
        raise Refused({"name": ["Give the place's name in letters or numbers."]})
    if found.kiosks.filter(code=code).exists():
        raise Refused({"name": ["There is a kiosk of that name already."]})
    made = Kiosk(partnership=by.partnership, questionnaire=found, code=code, name=name)
    save_checked(made)
    record("kiosk.added", subject=made, by=by, at=at, facts={"questionnaire": found.pk})
    transaction.on_commit(lambda: shelve_questionnaire(found))
    return made


def shelve_questionnaire(questionnaire: Questionnaire) -> bool:
    """Put an opened questionnaire on the public shelf, and beside it what is said of it since; say whether it was new.

    Done after the database has it, and again by the tick for whatever an interruption left out.
    """
    found = Questionnaire.objects.select_related("partnership", "exercise").get(pk=questionnaire.pk)
    if found.number is None or found.opens is None or found.closes is None:
        raise Refused("Only what has been opened goes on the shelf.")
    shelf, slug = settings.RELEASES_ROOT, found.partnership.slug
    new = find_opened(shelf, slug, found.number) is None and put_definition(
        shelf,
        Opened(
            slug, found.number, found.partnership.name, definition_of(found), found.opens, found.closes,
            bytes.fromhex(found.public_key),
        ),
    )  # fmt: skip
    called_off = found.exercise.called_off_on
    ends = [day for day in (found.closed_early_on, called_off) if day is not None]
    kiosks = dict(found.kiosks.values_list("code", "name"))
    return write_since(shelf, slug, found.number, closed_on=min(ends, default=None), kiosks=kiosks) or new


def shelve_left_out(*, at: datetime) -> int:
    """Put on the shelf what an interruption left out of questionnaires not yet over; return how many."""
    live = Questionnaire.objects.filter(opened_at__isnull=False, closes__gte=localdate(at))
    return sum(shelve_questionnaire(each) for each in live)


def _tell(questionnaire: Questionnaire, person: Person, subject: str, by: Standing, at: datetime) -> None:
    path = reverse("consultation:questionnaire", args=[by.partnership.slug, questionnaire.pk])
    text = f"In {by.partnership}: open the page to see what it is and what to do."
    tell(person, subject=subject, text=text, path=path, partnership=by.partnership, at=at)
