"""Write messages into the outbox, and send what waits there."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.db.models import F

from frankpledge.foundation.accounts.models import Partnership, Person
from frankpledge.foundation.notifications.models import Message

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 8


def tell(
    person: Person,
    *,
    subject: str,
    text: str,
    path: str = "",
    partnership: Partnership | None,
    at: datetime,
    pace: Message.Pace | None = None,
    once: str | None = None,
) -> None:
    """Put a message to a person into the outbox; with ``once``, only if nothing was ever told under that key.

    Where ``pace`` is not given, the person has chosen it.
    """
    _add(
        Message(
            partnership=partnership, to=person, subject=subject, text=text, path=path, pace=pace or person.mail_pace,
            once_key=once, created_at=at,
        )
    )  # fmt: skip


def tell_address(
    address: str, *, subject: str, text: str, path: str, partnership: Partnership | None, at: datetime
) -> None:
    """Put a message to somebody who has no log-in yet into the outbox."""
    _add(
        Message(
            partnership=partnership, to_address=address, subject=subject, text=text, path=path, created_at=at
        )
    )  # fmt: skip


def _add(message: Message) -> None:
    if message.once_key is None:
        message.save()
        return
    try:
        with transaction.atomic():
            message.save()
    except IntegrityError:
        return  # told before


def send_waiting(*, at: datetime) -> int:
    """Send what waits to go at once; return how many went. What fails waits for the next time, up to eight times."""
    waiting = Message.objects.filter(
        sent_at=None, given_up_at=None, pace=Message.Pace.AT_ONCE, attempts__lt=MOST_ATTEMPTS
    ).select_related("to").order_by("created_at")[:200]  # fmt: skip
    return sum(_send([message], message.subject, at) for message in waiting)


def send_digests(*, at: datetime) -> int:
    """Send each person one mail of all that waits for a digest; return how many mails went."""
    by_person: dict[int | None, list[Message]] = defaultdict(list)
    for message in Message.objects.filter(sent_at=None, given_up_at=None, pace=Message.Pace.DIGEST).select_related(
        "to"
    ):
        by_person[message.to_id].append(message)
    return sum(_send(sorted(found, key=lambda m: m.pk), _digest_subject(found), at) for found in by_person.values())


def _digest_subject(found: list[Message]) -> str:
    return found[0].subject if len(found) == 1 else f"{len(found)} things from your partnership"


def _send(messages: list[Message], subject: str, at: datetime) -> bool:
    ids = [message.pk for message in messages]
    address = messages[0].to.email if messages[0].to else messages[0].to_address
    try:
        EmailMessage(subject, "\n\n".join(map(_body, messages)), to=[address]).send()
    except (OSError, SMTPException) as fault:
        log.warning("mail not sent: %s", type(fault).__name__)
        Message.objects.filter(pk__in=ids).update(attempts=F("attempts") + 1)
        Message.objects.filter(pk__in=ids, attempts__gte=MOST_ATTEMPTS).update(given_up_at=at)
        return False
    Message.objects.filter(pk__in=ids).update(sent_at=at, attempts=F("attempts") + 1)
    _forget_secrets(messages)
    return True


def _body(message: Message) -> str:
    link = f"\n\n{settings.SITE_ADDRESS}{message.path}" if message.path else ""
    return f"{message.text}{link}"


def _forget_secrets(messages: Iterable[Message]) -> None:
    """An invitation's link opens a door: once sent it is kept nowhere but in the mail."""
    sent = [message.pk for message in messages if message.to_address]
    Message.objects.filter(pk__in=sent).update(path="", text="Sent.")
