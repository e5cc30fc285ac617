"""What people change about themselves."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.queries import partnerships_of
from frankpledge.foundation.accounts.standing import find_standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked


@transaction.atomic
def rename_oneself(*, name: str, by: Person, at: datetime) -> None:
    """Change one's name. Every partnership's log says that it changed, not from what to what."""
    if not name.strip():
        raise Refused({"name": ["Enter your name"]})
    by.name = name.strip()
    save_checked(by)
    for partnership in partnerships_of(by, at):
        standing = find_standing(partnership, by, at)
        if standing and not standing.is_staff_visit:
            record("person.renamed", subject=by, by=standing, at=at)


@transaction.atomic
def choose_mail_pace(*, mail_pace: str, by: Person, at: datetime) -> None:
    """Choose whether mail comes at once or once a day. No partnership's business, so no log tells of it."""
    by.mail_pace = mail_pace
    save_checked(by)
