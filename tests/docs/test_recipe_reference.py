"""The recipe's page names every key the program knows, and no other."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from frankpledge.adapters.audit import recipe
from frankpledge.adapters.audit.load import load_recipe
from frankpledge.core.tables.categories import ALL, CATEGORIES
from tests.docs.pages import FENCE, ROOT, read

PAGE = read(ROOT / "docs" / "reference" / "recipe.md")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)

SECTIONS: dict[type[BaseModel], str] = {
    recipe.PartnershipPart: "`[partnership]`",
    recipe.PeriodPart: "`[period]` and `[comparison]`",
    recipe.CoversPart: "`[period]` and `[comparison]`",
    recipe.ReportPart: "`[report]`",
    recipe.BoundariesPart: "`[[boundaries]]`",
    recipe.LookupPart: "`[[lookup]]`",
    recipe.PopulationPart: "`[[population]]`",
    recipe.GeographyPart: "`[geography]`",
    recipe.SourcePart: "`[[source]]`",
    recipe.LimitationPart: "`limitations`",
    recipe.DisclosurePart: "`[disclosure]`",
}


def section(heading: str) -> str:
    start = PAGE.index(f"# {heading}\n") + len(heading) + 2
    following = HEADING.search(PAGE, start)
    return PAGE[start : following.start() if following else None]


def documented(heading: str) -> dict[str, bool]:
    """Return the keys in a section's table, and whether each is in bold: must be given."""
    rows = re.findall(r"^\| (?!Key)([^|]+) \|", section(heading), re.MULTILINE)
    return {key: "**" in cell for cell in rows for key in re.findall(r"`(\w+)`", cell)}


def models() -> Iterator[type[BaseModel]]:
    for _, model in inspect.getmembers(recipe, inspect.isclass):
        if issubclass(model, BaseModel) and model.model_fields and model is not recipe.Recipe:
            yield model


@pytest.mark.parametrize("model", list(models()), ids=lambda model: model.__name__)
def test_the_page_names_every_key_and_says_which_must_be_given(model: type[BaseModel]) -> None:
    known = {field.alias or name: field.is_required() for name, field in model.model_fields.items()}
    assert documented(SECTIONS[model]) == known


def test_the_page_has_a_section_for_every_part_of_a_recipe() -> None:
    assert [
        name for name in recipe.Recipe.model_fields if not re.search(rf"^##.*[\[`]{name}[\]`]", PAGE, re.MULTILINE)
    ] == []


def test_the_page_names_every_column_key() -> None:
    assert set(documented("`columns`")) == set(recipe.COLUMN_KEYS)


def test_the_page_names_every_category() -> None:
    assert set(re.findall(r"`([a-z-]+)`", section("`categories`"))) == set(CATEGORIES)
    assert ALL in CATEGORIES


def test_the_recipe_in_the_how_to_is_one_the_program_takes(tmp_path: Path) -> None:
    page = read(ROOT / "docs" / "how-to" / "audit-your-own-area.md")
    (text,) = (block for language, block in FENCE.findall(page) if language == "toml")
    written = tmp_path / "audit.toml"
    written.write_text(inspect.cleandoc(text), encoding="utf-8")
    assert load_recipe(written).partnership.name == "Middlesbrough"
