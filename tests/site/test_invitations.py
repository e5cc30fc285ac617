"""Coming in by invitation: somebody new, somebody known, somebody else; and links that no longer work."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts import services
from frankpledge.foundation.accounts.models import Person, RoleGrant
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import find_standing
from frankpledge.foundation.notifications.models import Message
from frankpledge.foundation.notifications.services import send_waiting
from tests.universe.partnership import AT, PASSWORD, Universe
from tests.universe.second_step import give_password

NEW = "new@tithingham.example"


@pytest.fixture(autouse=True)
def nothing_counted_yet() -> None:
    cache.clear()


def invited(town: Universe, email: str = NEW, role: Role = Role.CHAIR) -> str:
    """Invite somebody; return the address of the page."""
    _, token = services.invite(email=email, role=role, by=town.coordinator, at=AT)
    return reverse("accounts:accept", args=[token])


def test_the_mail_leads_to_a_page_on_which_one_joins_and_then_signs_in(town: Universe, client: Client) -> None:
    page = invited(town)
    send_waiting(at=AT)
    assert f"{settings.SITE_ADDRESS}{page}" in mail.outbox[-1].body
    assert "You are invited as chair or board member. You sign in as new@tithingham.example." in (
        client.get(page).content.decode()
    )
    joined = client.post(page, {"name": "New Chair", "password": PASSWORD}, follow=True)
    assert "You have joined. Sign in now." in joined.content.decode()
    person = Person.objects.get(email=NEW)
    assert give_password(client, person).status_code == 302
    assert find_standing(town.partnership, person, AT).holds(Role.CHAIR)


def test_a_weak_password_is_refused_beside_its_box_and_nobody_is_made(town: Universe, client: Client) -> None:
    page = client.post(invited(town), {"name": "New Chair", "password": "short"}).content.decode()
    assert "must be 12 characters or more" in page
    assert not Person.objects.filter(email=NEW).exists()


def test_somebody_who_signs_in_already_gives_the_password_they_have(
    town: Universe, neighbour: Universe, client: Client
) -> None:
    known = neighbour.people[Role.CHAIR]
    page = invited(town, known.email, Role.OBSERVER)
    form = client.get(page).content.decode()
    assert "The one you sign in with here already." in form
    assert "Your name" not in form
    assert "That is not the password you sign in with here" in client.post(page, {"password": "x"}).content.decode()
    assert client.post(page, {"password": PASSWORD}).status_code == 302
    assert find_standing(town.partnership, known, AT).holds(Role.OBSERVER)


def test_the_password_of_somebody_known_cannot_be_guessed_here_either(
    town: Universe, neighbour: Universe, client: Client
) -> None:
    page = invited(town, neighbour.people[Role.CHAIR].email)
    answers = [client.post(page, {"password": f"guess {each}"}).status_code for each in range(6)]
    assert answers == [200] * 5 + [429]


def test_somebody_signed_in_joins_by_a_button(town: Universe, neighbour: Universe, client: Client) -> None:
    known = neighbour.people[Role.CHAIR]
    page = invited(town, known.email, Role.OBSERVER)
    client.force_login(known)
    assert 'type="password"' not in client.get(page).content.decode()
    assert client.post(page)["Location"] == reverse("home", args=["tithingham"])
    assert find_standing(town.partnership, known, AT).holds(Role.OBSERVER)


def test_somebody_elses_invitation_is_no_use(town: Universe, neighbour: Universe, client: Client) -> None:
    page = invited(town)
    client.force_login(neighbour.people[Role.CHAIR])
    assert "This invitation is for somebody else" in client.get(page).content.decode()
    client.post(page)
    assert find_standing(town.partnership, neighbour.people[Role.CHAIR], AT) is None
    with pytest.raises(Refused, match="another address"):
        services.accept_signed_in(token=page.split("/")[-2], person=neighbour.people[Role.CHAIR], at=AT)


@pytest.mark.parametrize("what", ["used", "withdrawn", "run out", "made up"])
def test_a_link_that_no_longer_works_says_what_to_do(
    what: str, town: Universe, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    invitation, token = services.invite(email=NEW, role=Role.CHAIR, by=town.coordinator, at=AT)
    if what == "used":
        services.accept_invitation(token=token, name="New Chair", password=PASSWORD, at=AT)
    if what == "withdrawn":
        services.withdraw_invitation(invitation=invitation, by=town.coordinator, at=AT)
    if what == "run out":
        later = AT + timedelta(days=services.INVITATION_DAYS)
        monkeypatch.setattr("frankpledge.site.middleware.now", lambda: later)
    held = RoleGrant.objects.count()
    for sent in (client.get, client.post):
        answer = sent(reverse("accounts:accept", args=["x" * 43 if what == "made up" else token]))
        assert answer.status_code == 404
        page = answer.content.decode()
        assert "This invitation does not work" in page
        assert "ask the co-ordinator of your partnership for a new invitation" in page
    assert RoleGrant.objects.count() == held


def test_a_token_is_kept_nowhere_once_it_was_sent(town: Universe) -> None:
    token = invited(town).split("/")[-2]
    send_waiting(at=AT)
    assert not Message.objects.filter(path__contains=token).exists()
    assert not Message.objects.filter(text__contains=token).exists()
