"""Accepting an invitation, which needs no log-in yet; and one's own account."""

from __future__ import annotations

from functools import partial

from allauth.core.ratelimit import consume_or_429
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts import services
from frankpledge.foundation.accounts.forms import AcceptForm, AcceptKnownForm, AcceptSignedInForm, MailForm, NameForm
from frankpledge.foundation.accounts.models import Invitation, Person
from frankpledge.foundation.accounts.queries import own_roles
from frankpledge.foundation.accounts.tables import account_facts, own_role_rows
from frankpledge.foundation.form_pages import form_page, sent_form


def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Let an invited person in: somebody new, somebody known, or somebody who is signed in already."""
    invitation = services.find_invitation(token, request.at)
    if invitation is None:
        return render(request, "accounts/no_invitation.html", status=404, using="pages")
    invited = services.find_invited_person(invitation)
    if request.user.is_authenticated and request.user != invited:
        return render(request, "accounts/other_invitation.html", {"invitation": invitation}, using="pages")
    if request.user.is_authenticated:
        return _accept_signed_in(request, invitation, token)
    return _accept_with_password(request, invitation, invited, token)


def _accept_signed_in(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    return form_page(
        request,
        AcceptSignedInForm(**sent_form(request)),
        save=partial(services.accept_signed_in, token=token, person=request.user, at=request.at),
        to=reverse("home", args=[invitation.partnership.slug]),
        done=f"You have joined {invitation.partnership}.",
        **_words(invitation),
    )


def _accept_with_password(
    request: HttpRequest, invitation: Invitation, invited: Person | None, token: str
) -> HttpResponse:
    guessed = consume_or_429(request, action="login_failed", key=f"invitation-{invitation.pk}")
    if guessed:
        return guessed
    form = AcceptKnownForm if invited else AcceptForm
    return form_page(
        request,
        form(**sent_form(request)),
        save=partial(services.accept_invitation, token=token, at=request.at),
        to=reverse("account_login"),
        done="You have joined. Sign in now.",
        **_words(invitation),
    )


def _words(invitation: Invitation) -> dict[str, str]:
    role = invitation.get_role_display().lower()
    kind = f"{role} for {invitation.agency}" if invitation.agency else role
    return {
        "title": f"Join {invitation.partnership}",
        "intro": f"You are invited as {kind}. You sign in as {invitation.email}.",
        "button": "Join",
    }


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """Show people what is kept about them, and lead to what they may change."""
    context = {
        "title": "Your account",
        "facts": account_facts(request.user, has_second_step=is_mfa_enabled(request.user)),
        "roles": own_role_rows(own_roles(request.user, request.at)),
    }
    return render(request, "accounts/own.html", context, using="pages")


@login_required
def own_name(request: HttpRequest) -> HttpResponse:
    """Ask for one's name."""
    return form_page(
        request,
        NameForm(initial={"name": request.user.name}, **sent_form(request)),
        title="Change your name",
        save=partial(services.rename_oneself, by=request.user, at=request.at),
        done="Your name is changed.",
        to=reverse("accounts:own"),
        cancel=reverse("accounts:own"),
    )


@login_required
def own_mail(request: HttpRequest) -> HttpResponse:
    """Ask how often to write."""
    return form_page(
        request,
        MailForm(initial={"mail_pace": request.user.mail_pace}, **sent_form(request)),
        title="Mail from your partnerships",
        intro="Mail about your log-in always comes at once.",
        save=partial(services.choose_mail_pace, by=request.user, at=request.at),
        done="Your choice is kept.",
        to=reverse("accounts:own"),
        cancel=reverse("accounts:own"),
    )
