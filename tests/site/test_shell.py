"""What every page's shell does once a page and not once a button."""

from __future__ import annotations

import re

from django.test import Client

from frankpledge.foundation.accounts.roles import Role
from tests.universe.partnership import Universe

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def test_all_forms_of_a_page_send_the_same_token_and_it_is_taken(town: Universe) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(town.people[Role.COORDINATOR])
    address = "/p/tithingham/people/invite/"
    first, second = (TOKEN.findall(client.get(address).content.decode()) for _ in range(2))
    assert len(first) > 1
    assert len(set(first)) == len(set(second)) == 1
    assert first != second
    sent = {"email": "new@tithingham.example", "role": "chair", "csrfmiddlewaretoken": first[0]}
    assert client.post(address, sent).status_code == 302
    assert client.post(address, sent | {"csrfmiddlewaretoken": "x" * 64}).status_code == 403


def test_a_page_without_a_form_sets_no_token(client: Client, db: None) -> None:
    assert "csrftoken" not in client.get("/nowhere/").cookies
