"""The shell of a page: its title, its language, who is signed in, what there is to tell."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.test import RequestFactory, override_settings
from django.utils import translation

from frankpledge.ui.forms import GovukForm
from tests.unit.ui.page_parts import PAGES, elements, text

LAYOUT = PAGES.from_string('{% extends "ui/layout.html" %}{% block content %}<p>Here.</p>{% endblock %}')
TITHINGHAM = SimpleNamespace(name="Tithingham")


class NameForm(GovukForm):
    name = forms.CharField(label="Name")


def request(name: str = "") -> HttpRequest:
    made = RequestFactory().get("/")
    made.user = SimpleNamespace(is_authenticated=bool(name), name=name)
    made._messages = CookieStorage(made)
    return made


@override_settings(UI_SIGN_OUT="/leave")
def page(**given: Any) -> str:
    given.setdefault("request", request())
    return LAYOUT.render(given)


def title(markup: str) -> str:
    return markup.partition("<title>")[2].partition("</title>")[0]


def test_the_title_names_page_partnership_and_product() -> None:
    assert title(page(title="Meetings", partnership=TITHINGHAM)) == "Meetings – Tithingham – Frankpledge"
    assert title(page()) == "Frankpledge"


def test_a_form_that_failed_says_so_first_and_one_not_sent_does_not() -> None:
    assert title(page(title="Add", form=NameForm({}))).startswith("Error: ")
    assert title(page(title="Add", form=NameForm())) == "Add – Frankpledge"
    assert title(page(title="Add", forms=[NameForm({"name": "x"}), NameForm({}, prefix="b")])).startswith("Error: ")


def test_the_first_link_skips_to_the_page_itself() -> None:
    markup = page(title="Add")
    assert elements(markup, "a")[0]["href"] == f"#{elements(markup, 'main')[0]['id']}"


def test_the_language_is_the_one_in_use() -> None:
    with translation.override("cy"):
        assert elements(page(), "html")[0]["lang"] == "cy"
    with translation.override("en-gb"):
        assert elements(page(), "html")[0]["lang"] == "en-GB"


def test_who_is_signed_in_can_sign_out_and_only_by_posting() -> None:
    markup = page(request=request("Co-ordinator"), csrf_input="TOKEN")
    form = next(each for each in elements(markup, "form") if each["action"] == "/leave")
    assert form["method"] == "post"
    assert "Co-ordinator" in text(markup)
    assert "TOKEN" in markup


def test_nobody_signed_in_is_offered_no_way_out() -> None:
    assert not elements(page(), "form")
    assert not elements(page(request=None), "form")


def test_a_page_says_where_one_is() -> None:
    links = [{"text": "Overview", "href": "/o"}, {"text": "Agencies", "href": "/a", "current": True}]
    markup = page(partnership=TITHINGHAM, navigation=links)
    assert [each["href"] for each in elements(markup, "a") if each.get("aria-current")] == ["/a"]


@pytest.mark.parametrize("back", ["/before", {"href": "/before", "text": "Back to the list"}])
def test_a_way_back_is_an_address_or_says_more(back: Any) -> None:
    assert "/before" in [each["href"] for each in elements(page(back=back), "a")]


def test_what_was_done_is_told_once_in_its_own_banner() -> None:
    told = request()
    messages.success(told, "The meeting <has> been saved.")
    messages.warning(told, "Two members have no e-mail address.")
    markup = page(request=told)
    banners = [
        each for each in elements(markup, "div") if each.get("class", "").split(" ")[0] == "govuk-notification-banner"
    ]
    assert [banner["role"] for banner in banners] == ["alert", "region"]
    assert "The meeting <has> been saved." in text(markup)
    headed = [banner["aria-labelledby"] for banner in banners]
    assert len(set(headed)) == 2
    assert told._messages.used  # so that it is gone from the next page


def test_no_page_has_a_script_or_a_style_of_its_own() -> None:
    markup = page(title="Add", form=NameForm({}), partnership=TITHINGHAM, request=request("Chair"))
    assert all(script.get("src") for script in elements(markup, "script"))
    assert not elements(markup, "style")
    assert " style=" not in markup
