"""Every word of the public pages can be translated: none stands in a template but by gettext or the word list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from frankpledge.ui.questions import WORDS

PAGES = sorted((Path(__file__).parents[2] / "src" / "frankpledge" / "public" / "templates" / "public").glob("*.html"))
CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
MARKUP = re.compile(r"<[^>]*>", re.DOTALL)
TITLED = re.compile(r"ui\.(?:table|empty|button|inset|warning|details)\(\s*\"")
NAMES = {"Frankpledge"}


def spoken(template: str) -> list[str]:
    """Return the words of a template that nothing translates."""
    bare = MARKUP.sub(" ", CODE.sub(" ", template))
    return [word for word in re.findall(r"[A-Za-z]{2,}", bare) if word not in NAMES]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_word_stands_untranslatable_in_a_public_template(page: Path) -> None:
    template = page.read_text("utf-8")
    assert spoken(template) == []
    assert TITLED.findall(template) == []


def test_the_check_sees_a_word_that_was_forgotten() -> None:
    assert spoken('<p class="govuk-body">Hello {{ name }}</p>') == ["Hello"]
    assert TITLED.findall('{{ ui.table("Files", rows) }}')


def test_each_word_of_the_list_is_there_in_both_languages() -> None:
    assert set(WORDS["en"]) == set(WORDS["cy"])
