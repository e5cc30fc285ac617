"""Write messages into the outbox, and send what waits there."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.db.models import F, Q

from frankpledge.foundation.accounts.models import Partnership, Person
from frankpledge.foundation.notifications.models import Message

log = logging.getLogger(__name__)

KEPT_TRYING = timedelta(days=7)
AGES = (*(timedelta(minutes=2**attempt - 1) for attempt in range(14)), KEPT_TRYING)
"""How old a message is at each attempt: at once, after one minute, three, seven ... and after a week the last time.
A mail server may be away over a weekend."""

NOT_THIS_ONE = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError, ValueError)
"""What is wrong with one message or its address; the others may still go."""


class MailWaits(Exception):
    """Some mail did not go, and waits for another time. Names nobody."""


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
    """Send what waits to go at once; return how many went. What fails is tried again, ever less often, for a week."""
    due = Q(attempts=0)
    for attempts, age in enumerate(AGES[1:], 1):
        due |= Q(attempts=attempts, created_at__lte=at - age)
    waiting = Message.objects.filter(due, sent_at=None, given_up_at=None, pace=Message.Pace.AT_ONCE)
    sent = 0
    for message in waiting.select_related("to").order_by("created_at", "pk")[:200]:
        try:
            sent += _send([message], message.subject, at)
        except MailWaits:
            break
    return sent


def send_digests(*, at: datetime) -> int:
    """Send each person one mail of all that waits for a digest; return how many mails went.

    Raises
    ------
    MailWaits
        Some did not go. Those who were sent theirs are not sent it again.
    """
    by_person: dict[int | None, list[Message]] = defaultdict(list)
    waiting = Message.objects.filter(sent_at=None, given_up_at=None, pace=Message.Pace.DIGEST)
    for message in waiting.select_related("to").order_by("pk"):
        by_person[message.to_id].append(message)
    went = [_send(found, _digest_subject(found), at) for found in by_person.values()]
    if not all(went):
        raise MailWaits
    return len(went)


def _digest_subject(found: list[Message]) -> str:
    return found[0].subject if len(found) == 1 else f"{len(found)} things from your partnership"


def _send(messages: list[Message], subject: str, at: datetime) -> bool:
    """Send one mail and write down that it went; say whether it did, or raise where the server itself is away."""
    address = messages[0].to.email if messages[0].to else messages[0].to_address
    try:
        EmailMessage(subject, "\n\n".join(map(_body, messages)), to=[address]).send()
    except NOT_THIS_ONE as fault:
        _wait(messages, fault, at)
        return False
    except OSError as fault:
        _wait(messages, fault, at)
        raise MailWaits from None
    Message.objects.filter(pk__in=[message.pk for message in messages]).update(sent_at=at, attempts=F("attempts") + 1)
    _forget_secrets(messages)
    return True


def _wait(messages: list[Message], fault: Exception, at: datetime) -> None:
    """Count the attempt, and give up what is a week old."""
    log.warning("mail not sent: %s", type(fault).__name__)
    tried = Message.objects.filter(pk__in=[message.pk for message in messages])
    tried.update(attempts=F("attempts") + 1)
    tried.filter(created_at__lte=at - KEPT_TRYING).update(given_up_at=at)


def _body(message: Message) -> str:
    link = f"\n\n{settings.SITE_ADDRESS}{message.path}" if message.path else ""
    return f"{message.text}{link}"


def _forget_secrets(messages: Iterable[Message]) -> None:
    """An invitation's link opens a door: once sent it is kept nowhere but in the mail."""
    sent = [message.pk for message in messages if message.to_address]
    Message.objects.filter(pk__in=sent).update(path="", text="Sent.")
