"""Take a draft through comment and answer to signature; end what was signed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency, Person, Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.notifications.services import tell
from frankpledge.foundation.saving import save_checked
from frankpledge.foundation.sharing.models import Party, ProtocolComment, SharingProtocol, Signature, party_ids
from frankpledge.foundation.sharing.permissions import (
    check_may_comment_on_protocol,
    check_may_draft_protocol,
    check_may_end_protocol,
    check_may_sign_protocol,
)
from frankpledge.foundation.sharing.queries import posts_to_sign_as, representatives_of
from frankpledge.foundation.sharing.rules import faults_of_draft
from frankpledge.foundation.sharing.services.drafting import check_is_draft


@transaction.atomic
def comment_on(*, protocol: SharingProtocol, agency: Agency, text: str, by: Standing, at: datetime) -> ProtocolComment:
    """Say something of a draft, for an agency that it would bind (R169)."""
    check_may_comment_on_protocol(by, party_ids(protocol) & {agency.pk})
    locked = check_is_draft(protocol, by)
    made = ProtocolComment(protocol=locked, agency=agency, text=text, by=by.person, at=at)
    save_checked(made)
    record("protocol.commented", subject=locked, by=by, at=at, facts={"agency": agency.pk})
    _tell([locked.drafted_by], "A comment on a protocol waits for your answer", locked, by, at)
    return made


@transaction.atomic
def answer_comment(*, comment: ProtocolComment, answer: str, by: Standing, at: datetime) -> None:
    """Answer what an agency said, and tell it."""
    check_may_draft_protocol(by)
    by.check_owns(comment.protocol)
    comment = ProtocolComment.objects.select_for_update().get(pk=comment.pk)
    refuse_if_any({"answer": [] if answer.strip() else ["Enter your answer."]})
    if comment.answer:
        raise Refused("This comment has been answered already.")
    comment.answer, comment.answered_by, comment.answered_at = answer, by.person, at
    save_checked(comment)
    record("protocol.comment-answered", subject=comment.protocol, by=by, at=at, facts={"agency": comment.agency_id})
    _tell([comment.by], "Your comment on a protocol has an answer", comment.protocol, by, at)


@transaction.atomic
def open_for_signature(*, protocol: SharingProtocol, by: Standing, at: datetime) -> None:
    """Settle the words of a draft and ask every party to sign."""
    check_may_draft_protocol(by)
    locked = check_is_draft(protocol, by)
    parties = list(locked.parties.select_related("agency"))
    flows = list(locked.flows.select_related("agency"))
    reasons = faults_of_draft(
        flows=len(flows), suppliers=[str(flow.agency) for flow in flows], parties=[str(each) for each in parties],
        without_liaison=[str(each) for each in parties if each.liaison_id is None],
        unanswered=locked.comments.filter(answer="").count(),
    )  # fmt: skip
    refuse_if_any({"": reasons})
    locked.opened_on = by.today
    save_checked(locked)
    record("protocol.opened", subject=locked, by=by, at=at)
    people = representatives_of(by, [each.agency_id for each in parties])
    _tell(people, "A protocol waits for your agency's signature", locked, by, at)


@transaction.atomic
def redraft(*, protocol: SharingProtocol, by: Standing, at: datetime) -> None:
    """Take back what was opened for signature, as long as not everybody has signed; the signatures given are void."""
    check_may_draft_protocol(by)
    by.check_owns(protocol)
    locked = SharingProtocol.objects.select_for_update().get(pk=protocol.pk)
    parties = list(locked.parties.select_related("signature"))
    if locked.opened_on is None or locked.ended or all(hasattr(party, "signature") for party in parties):
        raise Refused("Only what waits for signatures can be taken back. Draft a new version.")
    void, _ = Signature.objects.filter(party__protocol=locked).delete()
    locked.opened_on = None
    save_checked(locked)
    record("protocol.reopened", subject=locked, by=by, at=at, facts={"void": void})


@transaction.atomic
def sign_protocol(*, party: Party, by: Standing, at: datetime, post: Post | None = None) -> Signature:
    """Sign for an agency, as the holder of a post of it; who holds one signs as that one (R067).

    The last signature brings the protocol into force, and ends the version before on the day it starts.
    """
    check_may_sign_protocol(by, frozenset({party.agency_id}))
    by.check_owns(party.protocol)
    protocol = SharingProtocol.objects.select_for_update().get(pk=party.protocol_id)
    if protocol.opened_on is None or protocol.ended:
        raise Refused("This protocol is not open for signature.")
    if Signature.objects.filter(party=party).exists():
        raise Refused("Your agency has signed already.")
    signature = Signature(party=party, person=by.person, post=_signing_post(party, post, by), signed_at=at)
    save_checked(signature)
    facts = {"post": signature.post_id, "agency": party.agency_id}
    record("protocol.signed", subject=protocol, by=by, at=at, facts=facts)
    if protocol.previous_id and not protocol.parties.filter(signature=None).exists():
        _replace(protocol, by, at)
    return signature


def _replace(protocol: SharingProtocol, by: Standing, at: datetime) -> None:
    last = SharingProtocol.objects.select_for_update().get(pk=protocol.previous_id)
    if last.ended is None:
        last.ended = max(protocol.starts, by.today)
        save_checked(last)
        record("protocol.ended", subject=last, by=by, at=at, facts={"on": last.ended, "replaced": True})


def _signing_post(party: Party, chosen: Post | None, by: Standing) -> Post | None:
    held = list(posts_to_sign_as(by, party))
    if party.signs_as_id and not held:
        raise Refused("Only the holder of the post that the protocol names may sign for this agency.")
    if chosen is None and len(held) <= 1:
        return held[0] if held else None
    if chosen not in held:
        raise Refused({"post": ["Choose the post as whose holder you sign."]})
    return chosen


@transaction.atomic
def end_protocol(*, protocol: SharingProtocol, by: Standing, at: datetime) -> None:
    """End a protocol today: nothing more is supplied or read under it."""
    check_may_end_protocol(by, party_ids(protocol))
    by.check_owns(protocol)
    locked = SharingProtocol.objects.select_for_update().get(pk=protocol.pk)
    if locked.ended and locked.ended <= by.today:
        raise Refused("It has ended already.")
    locked.ended = by.today
    save_checked(locked)
    record("protocol.ended", subject=locked, by=by, at=at, facts={"on": by.today})


def _tell(people: Iterable[Person], subject: str, protocol: SharingProtocol, by: Standing, at: datetime) -> None:
    """Say that something waits, and where; nothing of what it is."""
    from django.urls import reverse

    path = reverse("partnership:protocol", args=[by.partnership.slug, protocol.pk])
    text = f"In {by.partnership}: open the page to see what it is and what to do."
    for person in people:
        if person.pk != by.person.pk:
            tell(person, subject=subject, text=text, path=path, partnership=by.partnership, at=at)
