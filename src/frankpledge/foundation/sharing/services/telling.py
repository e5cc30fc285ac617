"""Say to an agency's people, or to those who planned it, that a request waits; mail carries nothing of what it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import who_holds
from frankpledge.foundation.notifications.services import tell
from frankpledge.foundation.sharing.models import DataRequest
from frankpledge.foundation.sharing.permissions import PLANNERS


def liaisons_of(request: DataRequest, day: date) -> QuerySet[Person]:
    """Return the agency's data liaison officers here; where it has none, its representatives."""
    for role in (Role.DATA_LIAISON, Role.AGENCY_REPRESENTATIVE):
        found = who_holds(request.partnership, day, role, agencies=[request.agency_id]).filter(is_active=True)
        if found.exists():
            return found
    return Person.objects.none()


def tell_of_request(request: DataRequest, at: datetime) -> None:
    """Tell an agency's liaison officers that data are asked for; of a joint request, each of them once (R172)."""
    if request.requester_id:
        subject, text = "An introduction, and a request for data", INTRODUCED
    else:
        subject, text = "Data are asked of your agency", "the page says which, for what and by when."
    for person in liaisons_of(request, timezone.localdate(at)):
        once = f"joint-request-{request.joint}-{person.pk}" if request.joint else None
        _tell(person, subject, text, request, at, once)


INTRODUCED = (
    "somebody who works for the partnership needs data of your agency. The page says who, by whose authority and for "
    "what purpose, which data, and by when."
)


def tell_planners(request: DataRequest, subject: str, at: datetime, once: str | None = None) -> None:
    """Tell whoever plans the data that something came of a request."""
    for person in who_holds(request.partnership, timezone.localdate(at), *PLANNERS).filter(is_active=True):
        _tell(person, subject, "the page says which.", request, at, once and f"{once}-{person.pk}")


def remind_liaisons(request: DataRequest, due_by: date, key: str, at: datetime) -> Iterator[Person]:
    """Remind an agency's liaison officers of a day, once for each key; yield those told."""
    for person in liaisons_of(request, timezone.localdate(at)):
        past = due_by < timezone.localdate(at)
        subject = "Data asked of your agency were due" if past else "Data asked of your agency are due soon"
        text = f"something {'was' if past else 'is'} due by {due_by:%-d %B %Y}. The page says what."
        _tell(person, subject, text, request, at, f"{key}-{person.pk}")
        yield person


def _tell(person: Person, subject: str, text: str, request: DataRequest, at: datetime, once: str | None) -> None:
    path = reverse("partnership:data-request", args=[request.partnership.slug, request.pk])
    said = f"In {request.partnership}: {text}"
    tell(person, subject=subject, text=said, path=path, partnership=request.partnership, at=at, once=once)
