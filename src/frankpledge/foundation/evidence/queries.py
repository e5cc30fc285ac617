"""The ledger as people read it: in one partnership, and without what an agency's own data would tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.chains import Chain, back_from, forward_from
from frankpledge.foundation.evidence.models import Answer, Item, Version
from frankpledge.foundation.evidence.permissions import (
    check_may_answer_some_item,
    check_may_read_evidence,
    may_read_evidence,
)
from frankpledge.ui.addresses import reverse

NUMBER = re.compile(r"(?:e\s*-?\s*)?(\d{1,9})", re.IGNORECASE)
SHA256 = re.compile(r"[0-9a-f]{8,64}", re.IGNORECASE)


def items(standing: Standing, *, kind: str = "", words: str = "") -> QuerySet[Item]:
    """Return what can be cited, the latest first, each with what it says now.

    ``words`` are looked for in what items say; eight or more figures of a SHA-256 find what stands behind it.
    """
    check_may_read_evidence(standing)
    latest = Version.objects.filter(item=OuterRef("pk")).order_by("-number")
    found = Item.objects.filter(partnership=standing.partnership).annotate(
        title=Subquery(latest.values("title")[:1]),
        text=Subquery(latest.values("text")[:1]),
        state=Subquery(latest.values("state")[:1]),
    )
    chosen = Q(kind=kind) if kind else Q()
    if SHA256.fullmatch(words):
        chosen &= Q(pk__in=_behind_which(standing, words))
    elif words:
        chosen &= Q(title__icontains=words) | Q(text__icontains=words)
    return found.filter(chosen).select_related("agency")


def _behind_which(standing: Standing, sha256: str) -> QuerySet[Version, int]:
    wanted = {"item__partnership": standing.partnership, "fingerprints__sha256__startswith": sha256.lower()}
    return Version.objects.filter(**wanted).values("item")


def number_in(words: str) -> int | None:
    """Return the number of an item, as people write it.

    >>> number_in("E-17"), number_in("e 17"), number_in("17"), number_in("burglary")
    (17, 17, 17, None)
    """
    found = NUMBER.fullmatch(words.strip())
    return int(found[1]) if found else None


def find_number(standing: Standing, words: str) -> int | None:
    """Return the number of an item that is there, where the words are one."""
    check_may_read_evidence(standing)
    number = number_in(words)
    there = Item.objects.filter(partnership=standing.partnership, number=number)
    return number if number is not None and there.exists() else None


def find_version(standing: Standing, number: int, version: int | None = None) -> Version:
    """Return what an item says now, or said in a version; or answer that it is not there."""
    check_may_read_evidence(standing)
    found = Version.objects.filter(item__partnership=standing.partnership, item__number=number)
    wanted = found.filter(number=version) if version else found.order_by("-number")
    return get_object_or_404(wanted.select_related("item__agency", "item__partnership", "by")[:1])


def versions_of(standing: Standing, item: Item) -> QuerySet[Version]:
    """Return all that an item ever said, the latest first."""
    check_may_read_evidence(standing)
    return Version.objects.filter(item__partnership=standing.partnership, item=item).select_related("by", "item")


def answers_of(standing: Standing, item: Item) -> QuerySet[Answer]:
    """Return what became of an item, the latest answer first."""
    check_may_read_evidence(standing)
    found = Answer.objects.filter(version__item__partnership=standing.partnership, version__item=item)
    return found.select_related("agency", "by", "version__item")


def chain_back(standing: Standing, version: Version) -> Chain:
    """Return where a version comes from."""
    check_may_read_evidence(standing)
    standing.check_owns(version.item)
    return back_from([version])


def chain_forward(standing: Standing, item: Item) -> Chain:
    """Return what rests on an item, whichever of its versions it rests on."""
    return forward_from(versions_of(standing, item).select_related("item__agency", "by"))


@dataclass(frozen=True)
class Cited:
    """Where a thing stands in the ledger: its number, and the two pages that lead back and forward."""

    label: str
    back: str
    forward: str


def cited(standing: Standing, key: str) -> Cited | None:
    """Return where a thing stands in the ledger, for the thing's own page. One query."""
    if not may_read_evidence(standing):
        return None
    number = Item.objects.filter(partnership=standing.partnership, key=key).values_list("number", flat=True).first()
    if number is None:
        return None
    place = [standing.partnership.slug, number]
    return Cited(f"E-{number}", reverse("evidence:item", args=place), reverse("evidence:rests", args=place))


def names_to_answer_in(standing: Standing) -> QuerySet[Agency]:
    """Return the agencies in whose names the person may answer."""
    check_may_answer_some_item(standing)
    return Agency.objects.filter(pk__in=standing.represented).order_by("name")
