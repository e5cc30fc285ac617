"""Templates are found in our own apps, GOV.UK's in their package, and everything is escaped."""

from __future__ import annotations

from types import SimpleNamespace

from django.test import override_settings
from jinja2 import DictLoader, FileSystemLoader

from frankpledge.ui import environment as environments
from frankpledge.ui.environment import environment


def test_what_is_not_markup_is_escaped() -> None:
    assert environment(autoescape=False).from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"


def test_a_loader_that_was_given_is_asked_first() -> None:
    made = environment(loader=DictLoader({"ui/layout.html": "mine"}))
    assert made.get_template("ui/layout.html").render() == "mine"


def test_another_packages_templates_are_not_taken_for_ours(monkeypatch) -> None:
    there = [SimpleNamespace(name="allauth.account", path="/a"), SimpleNamespace(name="frankpledge.ui", path="/b")]
    monkeypatch.setattr(environments.apps, "get_app_configs", lambda: there)
    loader = environments.our_templates()
    assert isinstance(loader, FileSystemLoader)
    assert loader.searchpath == ["/b/templates"]


@override_settings(ROOT_URLCONF="tests.functional.catalogue.urls")
def test_a_page_is_addressed_by_its_name() -> None:
    assert environment().from_string("{{ url('list') }}").render() == "/list"


def test_words_can_be_translated_with_numbers_in_them() -> None:
    made = environment().from_string('{{ ngettext("%(num)s vote", "%(num)s votes", n) }}')
    assert [made.render(n=1), made.render(n=2)] == ["1 vote", "2 votes"]
