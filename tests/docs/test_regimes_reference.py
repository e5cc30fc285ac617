"""The page on regimes says what their files say, and the page on the timetable what the program works out."""

import re
from datetime import date

import pytest
from pydantic import BaseModel

from frankpledge.adapters.regimes import read_regime, tables
from frankpledge.core.cycle import Tier, plan_back
from tests.docs.pages import ROOT, read
from tests.docs.regimes_page import PAGE, opening, page

TABLES: dict[str, type[BaseModel]] = {
    "[regime]": tables.RegimeTable,
    "[[word]]": tables.WordTable,
    "[[body]]": tables.BodyTable,
    "[[step]]": tables.StepTable,
    "[[date]]": tables.DateTable,
    "[[content]]": tables.ContentTable,
    "[[oversight]]": tables.OversightTable,
    "[[competency]]": tables.CompetencyTable,
}


def test_the_page_is_what_the_files_give() -> None:
    assert read(PAGE) == page(), "make it anew: python -m tests.docs.regimes_page"


@pytest.mark.parametrize("name", list(TABLES))
def test_the_page_names_every_key_and_says_which_must_be_given(name: str) -> None:
    (row,) = [line for line in opening().splitlines() if line.startswith(f"| `{name}` |")]
    named = {key: f"**`{key}`**" in row for key in re.findall(r"`(\w+)`", row.split("|")[2])}
    fields = {key: field.is_required() for key, field in TABLES[name].model_fields.items()}
    assert named == {key: needed for key, needed in fields.items() if key not in {"source", "mark"}}


def test_the_worked_figure_of_the_timetable_is_what_the_program_gives() -> None:
    act = read_regime("cda-1998")
    plan = plan_back(act.steps_in(Tier.TWO_TIER), date(1999, 4, 1), act.recommended_contingency_days, date(1998, 7, 31))
    rows = re.findall(
        r"^\| [\w ]+ \| (\d+) \| .*?(\d+) (?:\w+ )?(?:\d{4} )?– (\d+) .*\| −(\d+) \|$", timetable(), re.MULTILINE
    )
    found = [tuple(int(figure) for figure in row) for row in rows]
    assert found == [
        (p.step.recommended_minimum_days, p.start.day, p.end.day, -p.slack_days) for p in plan.steps
    ]  # fmt: skip
    assert f"**{plan.short_by_days} days**" in timetable()


def timetable() -> str:
    return read(ROOT / "docs" / "methods" / "timetable.md")
