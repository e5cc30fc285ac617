"""Count what each agency signed off, by the part of the work it belongs to (R327)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import TruncDate

from frankpledge.foundation.accounts.models import PartnershipAgency, PostHolding
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.models import Event
from frankpledge.foundation.registers import Row, read_registers, register
from frankpledge.foundation.sharing.models import Signature
from frankpledge.stages.audit.models import SignOff
from frankpledge.stages.audit.rules.signing import Answer, Matter
from frankpledge.stages.partnership.models import Lead, RoleCard
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.publication.models import ReleaseCandidate

KINDS = {
    "role-cards": "Partnership: role cards agreed",
    "tiers": "Partnership: roles of the two councils agreed",
    "leads": "Partnership: leads accepted",
    "protocols": "Sharing: protocols signed",
    "scopes": "Audit: scopes agreed",
    "audits": "Audit: audits signed off",
    "releases": "Publishing: releases signed off",
}
"""What is signed off, by the part of the work, in the order in which it comes."""

NOT_KNOWN = None
"""The agency of somebody who held no post here on the day."""


@dataclass(frozen=True)
class SignOffs:
    """How many of each kind each agency signed off; agencies in the order of their names, those that left last."""

    agencies: tuple[tuple[int | None, str], ...]
    counts: Counter[tuple[str, int | None]]

    def total(self, kind: str) -> int:
        """Return how many of a kind were signed off."""
        return sum(count for (each, _), count in self.counts.items() if each == kind)


def sign_offs(standing: Standing) -> SignOffs:
    """Return what every agency signed off since the partnership began, in three queries."""
    check_may_read_business(standing)
    rows = read_registers(_signed(standing))
    posts = _posts_of(standing)
    counts = Counter((kind, _agency(row, posts)) for kind, some in rows.items() for row in some)
    return SignOffs(tuple(_agencies(standing, counts)), counts)


def _signed(standing: Standing) -> Iterator[QuerySet[Any]]:
    here = Q(partnership=standing.partnership)
    yield register("role-cards", RoleCard.objects.filter(here).exclude(agreed_on=None), agency="post__agency_id")
    yield register("leads", Lead.objects.filter(here).exclude(accepted_on=None), agency="agency_id")
    yield register(
        "protocols", Signature.objects.filter(party__protocol__partnership=standing.partnership),
        agency="party__agency_id",
    )  # fmt: skip
    agreed = Event.objects.filter(here, kind__in=("tier.row-agreed", "tier.role-agreed"))
    yield register("tiers", agreed, agency="facts__agency")
    for kind, matter in (("scopes", Matter.SCOPE), ("audits", Matter.FINDINGS)):
        given = SignOff.objects.filter(here, matter=matter, answer__in=(Answer.AGREED, Answer.RESERVED))
        yield register(kind, given, agency="agency_id")
    released = ReleaseCandidate.objects.filter(here).exclude(signed_at=None)
    yield register("releases", released.annotate(day=TruncDate("signed_at")), person="signed_by_id", on="day")


Post = tuple[int, date, date | None]
"""An agency, and from when until when the person held a post of it."""


def _posts_of(standing: Standing) -> dict[int, list[Post]]:
    held = PostHolding.objects.filter(post__partnership=standing.partnership).order_by("since", "pk")
    found: dict[int, list[Post]] = {}
    for person, *post in held.values_list("person_id", "post__agency_id", "since", "until"):
        found.setdefault(person, []).append((post[0], post[1], post[2]))
    return found


def _agency(row: Row, posts: dict[int, list[Post]]) -> int | None:
    """Return the agency that signed: named by the row itself, or that of the post the person held on the day."""
    if "agency" in row:
        return int(row["agency"])
    on = date.fromisoformat(row["on"])
    held = posts.get(row["person"], [])
    return next((agency for agency, since, until in held if since <= on <= (until or on)), NOT_KNOWN)


def _agencies(standing: Standing, counts: Counter[tuple[str, int | None]]) -> Iterator[tuple[int | None, str]]:
    """Give every agency that takes part, then those that left and had signed something, then the rest as one."""
    places = PartnershipAgency.objects.filter(partnership=standing.partnership).annotate(name=F("agency__name"))
    today: dict[int, str] = {}
    left: dict[int, str] = {}
    for agency, name, since, until in places.values_list("agency_id", "name", "since", "until").order_by("name"):
        is_here = since <= standing.today <= (until or standing.today)
        (today if is_here else left)[agency] = name
    signed = {agency for _, agency in counts}
    yield from today.items()
    yield from ((agency, f"{name} (left)") for agency, name in left.items() if agency in signed - set(today))
    if NOT_KNOWN in signed:
        yield NOT_KNOWN, "People who held no post here on the day"
