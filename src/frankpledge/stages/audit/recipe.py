"""The recipe of one counting, written as the command line would read it, so that it can be run again in house."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from frankpledge.foundation.sharing.categories import READER_OF, DataCategory
from frankpledge.stages.audit.models import Counting, Ground

SOURCE_NAMES = {DataCategory.RECORDED_CRIME: "police-crimes"}


def recipe_text(counting: Counting, ground: Ground, extract: Path) -> str:
    """Return the recipe as TOML; paths lead to links of the files' own names beside it."""
    partnership, submission = counting.partnership, counting.submission
    category = DataCategory(submission.category)
    parts: list[tuple[str, dict[str, Any]]] = [
        ("[partnership]", {
            "name": partnership.name, "code": partnership.code, "boundaries": "outline", "regime": partnership.regime,
        }),
        ("[report]", {"by": "area", "title": f"Crime and disorder in {partnership.name}"}),
        ("[geography]", {"order": ["point"]}),
        ("[[boundaries]]", {
            "name": "outline", "file": f"outline/{ground.outline_name}", "code": ground.outline_code_column,
            "label": ground.outline_label_column,
        }),
        ("[[boundaries]]", {
            "name": "area", "file": f"areas/{ground.areas_name}", "code": ground.areas_code_column,
            "label": ground.areas_label_column,
        }),
        *_population(ground),
        ("[[source]]", {
            "name": SOURCE_NAMES[category], "agency": submission.agency.name, "reader": READER_OF[category],
            "licence": "Open Government Licence v3.0", "files": [f"extract/{extract.name}"], "basis": "event",
        }),
    ]  # fmt: skip
    period = f"[period]\nfrom = {counting.period_from.isoformat()}\nto = {counting.period_to.isoformat()}\n"
    return "\n".join([period, *(_table(heading, values) for heading, values in parts)])


def _population(ground: Ground) -> list[tuple[str, dict[str, Any]]]:
    if not ground.population_sha256:
        return []
    values = {
        "name": "population", "source": ground.population_source, "by": "area", "use": True,
        "file": f"population/{ground.population_name}", "code": ground.population_code_column,
        "column": ground.population_column, "date": ground.population_date,
    }  # fmt: skip
    return [("[[population]]", values)]


def _table(heading: str, values: dict[str, Any]) -> str:
    return "\n".join([heading, *(f"{key} = {_toml(value)}" for key, value in values.items()), ""])


def _toml(value: Any) -> str:
    """Write a value: JSON's strings, lists and truths are TOML's too; a day stands bare."""
    return value.isoformat() if hasattr(value, "isoformat") else json.dumps(value, ensure_ascii=False)


def lay_out(folder: Path, counting: Counting, ground: Ground, stored: dict[str, Path], extract: Path) -> Path:
    """Link the files below a folder under their own names, and write the recipe beside them."""
    names = {
        "outline": ground.outline_name, "areas": ground.areas_name, "population": ground.population_name,
        "extract": counting.submission.file_name,
    }  # fmt: skip
    for part, path in {**stored, "extract": extract}.items():
        (folder / part).mkdir()
        (folder / part / names[part]).symlink_to(path)
    recipe = folder / "audit.toml"
    recipe.write_text(recipe_text(counting, ground, Path(names["extract"])), encoding="utf-8")
    return recipe
