"""Whom to tell of a candidate, and the candidate kept from others while it changes."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from frankpledge.foundation.accounts.models import Agency, Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, who_holds
from frankpledge.foundation.notifications.services import tell
from frankpledge.stages.publication.models import ReleaseCandidate


def locked(candidate: ReleaseCandidate) -> ReleaseCandidate:
    """Return the candidate as it stands now, kept from others until the transaction ends."""
    return ReleaseCandidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk)


def people_with(by: Standing, role: Role) -> list[Person]:
    """Return who holds a role in the partnership today."""
    return list(who_holds(by.partnership, by.today, role))


def representatives_of(by: Standing, agency: Agency) -> list[Person]:
    """Return who represents an agency in the partnership today."""
    return list(who_holds(by.partnership, by.today, Role.AGENCY_REPRESENTATIVE, agencies=[agency]))


def tell_of(candidate: ReleaseCandidate, person: Person, subject: str, by: Standing, at: datetime) -> None:
    """Tell somebody that something is to be done, and where."""
    path = reverse("publication:candidate", args=[by.partnership.slug, candidate.pk])
    text = f"In {by.partnership}: open the page to see what it is and what to do."
    tell(person, subject=subject, text=text, path=path, partnership=by.partnership, at=at)
