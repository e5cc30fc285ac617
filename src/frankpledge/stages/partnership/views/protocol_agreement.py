"""Pages on which a protocol is agreed: comment and answer, opening for signature, signing, ending."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.foundation.sharing import permissions, queries, services
from frankpledge.foundation.sharing.models import party_ids
from frankpledge.stages.partnership.forms import protocols as asked
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.views.protocols import to_protocol


@partnership_page
def comment(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what an agency says of a draft."""
    found = queries.find_protocol(standing, pk)
    permissions.check_may_comment_on_protocol(standing, party_ids(found))
    return form_page(
        request,
        asked.CommentForm(reader=standing, protocol=found, **sent_form(request)),
        title="Comment on the draft",
        caption=str(found),
        save=partial(services.comment_on, protocol=found, by=standing, at=request.at),
        done="Your comment is recorded, and whoever drafts the protocol is told.",
        to=to_protocol(standing, pk),
        button="Send the comment",
    )


@partnership_page
def answer(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what a comment is answered."""
    permissions.check_may_draft_protocol(standing)
    found = queries.find_comment(standing, pk)
    return form_page(
        request,
        asked.AnswerForm(**sent_form(request)),
        title=f"Answer {found.agency}",
        caption=str(found.protocol),
        intro=found.text,
        save=partial(services.answer_comment, comment=found, by=standing, at=request.at),
        done="The answer is recorded, and whoever commented is told.",
        to=to_protocol(standing, found.protocol_id),
        button="Send the answer",
    )


@partnership_page
def open_(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether the words are settled, so that everybody can sign them."""
    permissions.check_may_draft_protocol(standing)
    found = queries.find_protocol(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="Open it for signature",
        caption=str(found),
        intro="From now on its words stay as they are. Every agency that it binds is asked to sign.",
        save=partial(services.open_for_signature, protocol=found, by=standing, at=request.at),
        done="It is open for signature, and the agencies' representatives are told.",
        to=to_protocol(standing, pk),
        button="Open it for signature",
    )


@partnership_page
def redraft(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to take back what waits for signatures."""
    permissions.check_may_draft_protocol(standing)
    found = queries.find_protocol(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="Take it back to be drafted again",
        caption=str(found),
        intro="The signatures given so far are void: everybody signs the changed words.",
        save=partial(services.redraft, protocol=found, by=standing, at=request.at),
        done="It is a draft again.",
        to=to_protocol(standing, pk),
        button="Take it back",
    )


@partnership_page
def sign(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask an agency's representative to sign."""
    party = queries.find_party(standing, pk)
    permissions.check_may_sign_protocol(standing, frozenset({party.agency_id}))

    def save(agreed: bool, post: Post | None = None) -> None:
        services.sign_protocol(party=party, post=post, by=standing, at=request.at)

    return form_page(
        request,
        asked.SignForm(reader=standing, party=party, **sent_form(request)),
        title=f"Sign for {party}",
        caption=str(party.protocol),
        intro=party.protocol.purpose,
        save=save,
        done=f"Signed for {party}.",
        to=to_protocol(standing, party.protocol_id),
        button="Sign",
    )


@partnership_page
def end(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to end a protocol."""
    found = queries.find_protocol(standing, pk)
    permissions.check_may_end_protocol(standing, party_ids(found))
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="End the protocol",
        caption=str(found),
        intro="From today nothing more is supplied or read under it. What was published stays.",
        save=partial(services.end_protocol, protocol=found, by=standing, at=request.at),
        done="The protocol has ended.",
        to=to_protocol(standing, pk),
        button="End it",
    )
