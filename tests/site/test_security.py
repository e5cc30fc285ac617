"""What protects every page and every form, whoever wrote it; those inside a partnership are walked by the matrix."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver, reverse

from frankpledge.foundation.accounts import services
from frankpledge.foundation.accounts.roles import Role
from frankpledge.site.logs import NoValues
from tests.site.access.row import LETTERS
from tests.site.headers import INLINE, STALE, check_headers
from tests.site.test_access_matrix import names
from tests.universe.partnership import AT, PASSWORD, Universe
from tests.universe.second_step import give_password, set_up_app


@pytest.fixture(autouse=True)
def nothing_counted_yet() -> None:
    cache.clear()


def browser(universe: Universe, letters: str, **options: Any) -> Client:
    """The browser of somebody in the first of the roles."""
    client = Client(**options)
    client.force_login(universe.people[LETTERS[letters[0]]])
    return client


# --- Forms sent from elsewhere ----------------------------------------------------------------------------


ELSEWHERE = sorted(
    name for name, _ in names(get_resolver()) if name.startswith(("account_", "mfa_", "accounts:")) and "{" not in name
)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_nothing_about_a_log_in_is_done_that_another_site_had_sent(name: str, town: Universe) -> None:
    _, token = services.invite(email="new@tithingham.example", role=Role.CHAIR, by=town.coordinator, at=AT)
    given = {"accounts:accept": [token], "account_reset_password_from_key": ["1", "set-password"]}
    client = browser(town, "C", enforce_csrf_checks=True)
    answer = client.post(reverse(name, args=given.get(name, [])), {"password": PASSWORD})
    assert answer.status_code == 403
    assert STALE in answer.content.decode()


def test_with_the_pages_own_token_it_is_done(town: Universe) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.get(reverse("account_login")).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    sent = {"login": town.people[Role.CHAIR].email, "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert client.post(reverse("account_login"), sent).status_code == 302


def test_the_key_of_a_session_changes_when_somebody_signs_in(town: Universe, client: Client) -> None:
    client.get(f"{reverse('account_login')}?next=/account/")
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    planted = session.session_key
    give_password(client, town.people[Role.CHAIR])
    assert client.session.session_key != planted


# --- What every answer says to browsers -------------------------------------------------------------------


OWN = (
    "accounts:own",
    "accounts:own-name",
    "accounts:own-mail",
    "account_change_password",
    "mfa_index",
    "account_logout",
)
SIGNED_OUT = ("account_login", "account_reset_password", "account_reset_password_done", "health")


@pytest.mark.parametrize("name", [*OWN, *SIGNED_OUT])
def test_every_page_outside_a_partnership_is_guarded_and_holds_nothing_inline(name: str, town: Universe) -> None:
    answer = (browser(town, "C") if name in OWN else Client()).get(reverse(name))
    assert answer.status_code == 200
    check_headers(answer)
    assert INLINE.findall(answer.content.decode()) == []


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_view_recovery_codes", "mfa_deactivate_totp"])
def test_so_is_every_page_of_the_second_step(name: str, town: Universe, client: Client) -> None:
    give_password(client, town.people[Role.CHAIR])
    if name != "mfa_activate_totp":
        set_up_app(client)
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    check_headers(answer)
    assert INLINE.findall(answer.content.decode()) == []


def fault(*_: object) -> None:
    raise ValueError("Ethel Carver, 3 Mill Lane")


def test_so_is_what_is_said_when_something_is_wrong(town: Universe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frankpledge.site.views.partnerships_of", fault)
    client = browser(town, "V", raise_request_exception=False)
    statuses = []
    for address in ("/nowhere/", reverse("partnership:people", args=["tithingham"]), "/"):
        answer = client.get(address)
        check_headers(answer)
        statuses.append(answer.status_code)
    assert statuses == [404, 403, 500]


# --- What is never told -----------------------------------------------------------------------------------


@pytest.fixture
def log() -> Any:
    """The lines of the log, as the site writes them."""
    lines, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(NoValues("{levelname} {name} {message}", style="{"))
    root.addHandler(handler)
    yield lines
    root.removeHandler(handler)


def test_a_fault_is_logged_by_its_kind_and_place_and_shown_to_nobody(
    town: Universe, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frankpledge.site.views.partnerships_of", fault)
    answer = browser(town, "C", raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.content.decode()
    assert "ValueError" in log.getvalue()
    assert "views.py" in log.getvalue()
    for told in (answer.content.decode(), log.getvalue()):
        assert "Carver" not in told
        assert "Mill Lane" not in told


def test_a_fault_that_another_formatter_wrote_out_first_is_still_kept_back() -> None:
    try:
        fault()
    except ValueError:
        record = logging.getLogger("x").makeRecord(
            "x", logging.ERROR, "", 0, "failed", (), exc_info=__import__("sys").exc_info()
        )
    assert "Carver" in logging.Formatter().format(record)
    assert "Carver" not in NoValues().format(record)


@pytest.mark.parametrize("address", ["/invitation/{token}/", "/sign-in/password/new/1-{token}/"])
def test_a_link_that_opens_a_door_is_not_logged(address: str, db: None, log: io.StringIO) -> None:
    logging.getLogger("django.request").warning("Too Many Requests: %s", address.format(token="sesame"))
    Client().get(address.format(token="sesame"))
    assert "sesame" not in log.getvalue()
    assert "Too Many Requests: " in log.getvalue()


def test_a_refusal_is_logged_without_anything_that_was_sent(town: Universe, log: io.StringIO) -> None:
    browser(town, "V").post(reverse("partnership:invite", args=["tithingham"]), {"email": "ethel@carver.example"})
    give_password(Client(), town.people[Role.CHAIR], "Ethel's wrong password")
    assert "Forbidden" in log.getvalue()
    assert "ethel" not in log.getvalue().lower()
