"""Take a person's name and address away, and leave what they did under their posts."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Invitation, Partnership, Person, PostHolding, RoleGrant
from frankpledge.foundation.accounts.permissions import check_may_manage_people
from frankpledge.foundation.accounts.services.system import System
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.notifications.models import Message


@transaction.atomic
def erase_person(*, person: Person, by: Standing, at: datetime) -> None:
    """Take a person's name and address away, leaving what they did under their posts (R038)."""
    check_may_manage_people(by)
    check_can_be_erased(person, by)
    address, nobody = person.email, f"erased-{person.pk}@invalid.example"
    person.name, person.email, person.is_active, person.erased = "", nobody, False, at
    person.last_login = None
    person.set_unusable_password()
    person.save()  # unchecked: an empty name is what nobody may enter, and what erasing leaves
    _forget_address(person, address, nobody)
    _close_doors(person)
    record("person.erased", subject=person, by=by, at=at)
    for other in Partnership.objects.filter(grants__person=person).exclude(pk=by.partnership.pk).distinct():
        record("person.erased", subject=person, by=System(other), at=at)


def check_can_be_erased(person: Person, by: Standing) -> None:
    """Refuse, with every reason at once, while the person still works anywhere or never worked here."""
    reasons = []
    if not RoleGrant.objects.filter(person=person, partnership=by.partnership).exists() or person.is_host_staff:
        raise Refused("Only somebody who worked in this partnership can be erased here.")
    if person.erased:
        raise Refused("They have been erased already.")
    if RoleGrant.objects.filter(open_on(by.today), person=person).exists():
        reasons.append("End their roles first, in every partnership they work in.")
    if PostHolding.objects.filter(open_on(by.today), person=person).exists():
        reasons.append("Record first that they left their posts, in every partnership they work in.")
    if reasons:
        raise Refused({"": reasons})


def _forget_address(person: Person, address: str, nobody: str) -> None:
    Invitation.objects.filter(Q(accepted_by=person) | Q(email__iexact=address)).update(email=nobody)
    Message.objects.filter(Q(to=person) | Q(to_address__iexact=address)).delete()


def _close_doors(person: Person) -> None:
    """Take away the second factor, the package's own copy of the address, and every browser still signed in."""
    Authenticator.objects.filter(user=person).delete()
    EmailAddress.objects.filter(user=person).delete()
    open_sessions = Session.objects.iterator(chunk_size=500)
    theirs = [each.pk for each in open_sessions if each.get_decoded().get("_auth_user_id") == str(person.pk)]
    Session.objects.filter(pk__in=theirs).delete()
