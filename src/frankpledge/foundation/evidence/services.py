"""The only writers of the ledger: enter an item or its next version, sign, and answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency, Partnership
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import Actor, record
from frankpledge.foundation.evidence import events  # noqa: F401 -- registers its words
from frankpledge.foundation.evidence.content import Content, Rest, content_of, rests_of
from frankpledge.foundation.evidence.digests import digest_of
from frankpledge.foundation.evidence.models import Answer, Fingerprint, Item, Kind, Ledger, Link, State, Version
from frankpledge.foundation.evidence.permissions import check_may_answer_item
from frankpledge.foundation.saving import save_checked


@transaction.atomic
def enter(
    *, kind: Kind, key: str, content: Content, by: Actor, at: datetime, rests_on: Iterable[Rest] = (),
    agency: Agency | None = None, leads_to: int | None = None,
) -> Version:  # fmt: skip
    """Enter what an item says now, in the transaction in which it came to say so; return the version.

    What it says already, resting on the same, is entered once. Whoever calls has checked whether the person may, and
    records the event: to enter is a part of what they do.
    """
    rests = list(rests_on)
    partnership = by.partnership
    if any(rest.on.item.partnership_id != partnership.pk for rest in rests):
        raise Refused("Evidence rests on evidence of the same partnership.")
    item = _item(partnership, kind, key, agency, leads_to)
    latest = item.versions.order_by("-number").first()
    if latest and latest.digest == _digest(item, latest.number, content, rests):
        return latest
    return _new_version(item, latest.number + 1 if latest else 1, content, rests, by, at)


def _item(partnership: Any, kind: Kind, key: str, agency: Agency | None, leads_to: int | None) -> Item:
    """Return the item, kept off others until its next version is there; made with the next number if it is new."""
    same = Item.objects.select_for_update(of=("self",)).filter(partnership=partnership, key=key)
    found = same.first()
    if found:
        return found
    ledger = _locked_ledger(partnership)
    found = same.first()
    if found:
        return found  # somebody entered it while we waited
    made = Item(partnership=partnership, number=ledger.length + 1, kind=kind, key=key, agency=agency, leads_to=leads_to)
    save_checked(made)
    Ledger.objects.filter(pk=ledger.pk).update(length=made.number)
    return made


def _locked_ledger(partnership: Any) -> Ledger:
    found = Ledger.objects.select_for_update().filter(pk=partnership.pk).first()
    return found or Ledger.objects.select_for_update().get_or_create(pk=partnership.pk)[0]


def _digest(item: Item, number: int, content: Content, rests: Sequence[Rest]) -> str:
    said = content.said() | {"fingerprints": sorted([list(pair) for pair in content.fingerprints])}
    ties = [(rest.how, rest.is_beside, rest.on.digest) for rest in rests]
    return digest_of(key=item.key, number=number, said=said, ties=ties)


def _new_version(item: Item, number: int, content: Content, rests: Sequence[Rest], by: Actor, at: datetime) -> Version:
    version = Version(
        item=item, number=number, digest=_digest(item, number, content, rests), by=by.person, at=at,  # type: ignore[misc]
        **content.said(),
    )  # fmt: skip
    save_checked(version)
    Fingerprint.objects.bulk_create(
        Fingerprint(version=version, of=of, sha256=sha256) for of, sha256 in content.fingerprints
    )
    Link.objects.bulk_create(
        Link(version=version, on=rest.on, how=rest.how, is_beside=rest.is_beside) for rest in rests
    )
    return version


def holds(version: Version) -> bool:
    """Say whether a version is what was entered, and rests on what it was entered with. Three queries."""
    rests = rests_of(version)
    return version.digest == _digest(version.item, version.number, content_of(version), rests)


def find_latest(partnership: Partnership, key: str) -> Version | None:
    """Return what an item says now, if it is in the ledger."""
    found = Version.objects.filter(item__partnership=partnership, item__key=key)
    return found.select_related("item").order_by("-number").first()


def latest_of(partnership: Partnership, keys: Iterable[str]) -> list[Version]:
    """Return what items say now, in the order in which they were numbered. One query."""
    found = Version.objects.filter(item__partnership=partnership, item__key__in=list(keys)).select_related("item")
    latest = {version.item_id: version for version in found.order_by("item__number", "number")}
    return list(latest.values())


def find_by_fingerprint(partnership: Partnership, sha256: str) -> Version | None:
    """Return the newest version behind which a file of that SHA-256 stands."""
    found = Version.objects.filter(item__partnership=partnership, fingerprints__sha256=sha256)
    return found.select_related("item").order_by("-pk").first()


def restate(*, version: Version, state: State, by: Actor, at: datetime) -> Version:
    """Enter the same again in another state, resting on the same; drafts that it rests on are signed along with it."""
    rests = rests_of(version)
    if state in (State.SIGNED, State.PUBLISHED):
        rests = [replace(rest, on=_signed(rest.on, by, at)) for rest in rests]
    return _entered_again(version, replace(content_of(version), state=state), rests, by, at)


def _signed(version: Version, by: Actor, at: datetime) -> Version:
    if version.state != State.DRAFT:
        return version
    content = replace(content_of(version), state=State.SIGNED)
    return _entered_again(version, content, rests_of(version), by, at)


def _entered_again(version: Version, content: Content, rests: Sequence[Rest], by: Actor, at: datetime) -> Version:
    item = version.item
    return enter(kind=Kind(item.kind), key=item.key, content=content, rests_on=rests, by=by, at=at)


@transaction.atomic
def answer_item(
    *, version: Version, outcome: str, reason: str, by: Standing, at: datetime, agency: Agency | None = None,
    due: date | None = None,
) -> Answer:  # fmt: skip
    """Answer an item in an agency's name or the partnership's: done, will do by a day, or will not; and why."""
    check_may_answer_item(by, agency)
    by.check_owns(version.item)
    will = outcome == Answer.Outcome.WILL
    said: dict[str, list[str]] = {
        "reason": [] if reason.strip() else ["Say why."],
        "due": ["Give the day by which it will be done."] if will and due is None else [],
    }
    if will and due and due < by.today:
        said["due"].append("Give a day that is still to come.")
    refuse_if_any(said)
    answer = Answer(
        version=version, outcome=outcome, reason=reason, agency=agency, due=due if will else None, by=by.person, at=at
    )
    save_checked(answer)
    facts = {"item": version.item.number, "outcome": outcome, "agency": agency.pk if agency else None}
    record("evidence.answered", subject=answer, by=by, at=at, facts=facts)
    return answer
