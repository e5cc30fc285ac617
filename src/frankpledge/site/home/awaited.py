"""Who has not replied: what the partnership asked of others, and since when it waits. One query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from frankpledge.foundation.accounts.permissions import check_may_manage_people
from frankpledge.foundation.accounts.queries import invitations
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.registers import Row, read_registers, register
from frankpledge.foundation.sharing.models import Party
from frankpledge.stages.partnership.models import (
    Acknowledgement,
    Attendance,
    CommitmentRequest,
    Lead,
    MeetingInvitation,
    RoleCard,
)
from frankpledge.ui.addresses import reverse

LOOK_AHEAD = timedelta(days=28)


@dataclass(frozen=True)
class Awaited:
    """Somebody who was asked something and has not replied, the page it is on, and words to remind them with."""

    who: str
    what: str
    since: date | None
    href: str
    words: str


def awaited(standing: Standing) -> list[Awaited]:
    """Return everybody of whom a reply is awaited, whoever was asked first at the top."""
    check_may_manage_people(standing)
    rows = read_registers(_asked(standing))
    found = [_awaited(name, row, standing) for name, some in rows.items() for row in some]
    return sorted(found, key=lambda each: (each.since or date.max, each.who, each.what))


def _asked(standing: Standing) -> Iterator[QuerySet[Any]]:
    here, today = Q(partnership=standing.partnership), standing.today
    answered = Attendance.objects.filter(meeting=OuterRef("meeting"), post=OuterRef("post"))
    coming = MeetingInvitation.objects.filter(
        ~Exists(answered), here, sent_on__isnull=False, meeting__cancelled_on=None, meeting__attendance_on=None,
        meeting__on__range=(today, today + LOOK_AHEAD),
    )  # fmt: skip
    yield register("meeting", coming, who="post__title", agency="post__agency__name", what="meeting__on",
                   since="sent_on", number="meeting_id")  # fmt: skip
    leads = Lead.objects.filter(here, accepted_on=None, declined_on=None)
    yield register("lead", leads, "what", who="agency__name", since="asked_on", number="pk")
    told = Acknowledgement.objects.filter(here, acknowledged_on=None, briefing__on__lte=today)
    yield register("briefing", told, who="agency__name", what="briefing__topic", since="briefing__on",
                   number="briefing_id")  # fmt: skip
    cards = RoleCard.objects.filter(here, agreed_on=None)
    yield register("role-card", cards, who="post__agency__name", what="post__title", number="post_id")
    asked = CommitmentRequest.objects.filter(here, answer="", withdrawn_on=None)
    yield register("commitment", asked, "what", who=Coalesce("of_group__name", "of_post__title"),
                   agency="of_post__agency__name", since="asked_on", number="pk")  # fmt: skip
    unsigned = Party.objects.filter(
        protocol__partnership=standing.partnership, protocol__opened_on__isnull=False, protocol__ended=None,
        signature=None,
    )  # fmt: skip
    yield register("protocol", unsigned, who="agency__name", what="protocol__name", since="protocol__opened_on",
                   number="protocol_id")  # fmt: skip
    guests = invitations(standing).annotate(day=TruncDate("invited_at")).annotate(to=F("email"))
    yield register("people", guests, who="to", since="day")


SAID = {
    "meeting": "whether {they} come to the meeting of {what}",
    "lead": "whether {they} take the lead: {what}",
    "briefing": "that {they} have the briefing: {what}",
    "role-card": "that the role card is agreed of: {what}",
    "commitment": "whether {they} approve the commitment: {what}",
    "protocol": "a signature under the protocol: {what}",
    "people": "whether {they} accept the invitation to work here",
}


def _awaited(name: str, row: Row, standing: Standing) -> Awaited:
    who = f"{row['who']}, {row['agency']}" if row.get("agency") else row["who"]
    what = _said(row.get("what"))
    number = [row["number"]] if "number" in row else []
    href = reverse(f"partnership:{name}", args=[standing.partnership.slug, *number])
    since = date.fromisoformat(row["since"]) if row.get("since") else None
    words = f"{standing.partnership} waits to hear {SAID[name].format(they='you', what=what)}."
    return Awaited(
        who, SAID[name].format(they="they", what=what), since, href, f"{words} {settings.SITE_ADDRESS}{href}"
    )


def _said(value: object) -> str:
    """Write a day as a day, and everything else as it is."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return str(value or "")
    return f"{day:%-d %B %Y}"
