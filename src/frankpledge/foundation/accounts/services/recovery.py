"""Let somebody in again who lost their device and their recovery codes."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.queries import partnerships_of
from frankpledge.foundation.accounts.services.system import System
from frankpledge.foundation.accounts.sign_in_mail import tell_about_sign_in
from frankpledge.foundation.eventlog.services import record


@transaction.atomic
def remove_second_step(*, person: Person, at: datetime) -> None:
    """Take the second step away, by the host's hand. The person is told; where it is asked for, they set up another."""
    removed, _ = Authenticator.objects.filter(user=person).delete()
    if not removed:
        raise Refused("They have no second step set up.")
    tell_about_sign_in("mfa/email/totp_deactivated", person.email, at=at)
    for partnership in partnerships_of(person, at):
        record("person.second-step-removed", subject=person, by=System(partnership), at=at)
