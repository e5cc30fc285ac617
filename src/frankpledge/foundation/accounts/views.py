"""Accepting an invitation: the one page of this part that needs no log-in yet."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from frankpledge.foundation.accounts.forms import AcceptForm
from frankpledge.foundation.accounts.services import accept_invitation, find_invitation
from frankpledge.foundation.form_pages import form_page, sent_form


def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Ask an invited person for a name and a password, and make their log-in."""
    invitation = find_invitation(token, request.at)
    if invitation is None:
        raise Http404
    return form_page(
        request,
        AcceptForm(**sent_form(request)),
        title=f"Join {invitation.partnership}",
        intro=f"You will sign in as {invitation.email}. Your role: {invitation.get_role_display()}.",
        save=partial(accept_invitation, token=token, at=request.at),
        done="You can sign in now.",
        to=reverse("account_login"),
        button="Join",
    )
