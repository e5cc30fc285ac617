"""The recipe of one counting, written as the command line would read it, so that it can be run again in house."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from frankpledge.core.dictionary import Dataset, Detail
from frankpledge.foundation.datasets.models import Submission
from frankpledge.stages.audit.models import Counting, Ground


def recipe_text(counting: Counting, ground: Ground, extract: Path) -> str:
    """Return the recipe as TOML; paths lead to links of the files' own names beside it."""
    partnership, submission = counting.partnership, counting.submission
    parts: list[tuple[str, dict[str, Any]]] = [
        ("[partnership]", {
            "name": partnership.name, "code": partnership.code, "boundaries": "outline", "regime": partnership.regime,
        }),
        ("[report]", {"by": "area", "title": f"Crime and disorder in {partnership.name}"}),
        ("[geography]", {"order": ["point", "lookup"] if _tells_wards(submission) else ["point"]}),
        ("[[boundaries]]", {
            "name": "outline", "file": f"outline/{ground.outline_name}", "code": ground.outline_code_column,
            "label": ground.outline_label_column,
        }),
        ("[[boundaries]]", {
            "name": "area", "file": f"areas/{ground.areas_name}", "code": ground.areas_code_column,
            "label": ground.areas_label_column,
        }),
        *_population(ground),
        ("[[source]]", _source(submission, extract)),
    ]  # fmt: skip
    period = f"[period]\nfrom = {counting.period_from.isoformat()}\nto = {counting.period_to.isoformat()}\n"
    return "\n".join([period, *(_table(heading, values) for heading, values in parts)])


def _source(submission: Submission, extract: Path) -> dict[str, Any]:
    """Say how the dictionary reads the dataset: a snapshot has its headings, whatever the agency calls its columns."""
    dataset = submission.described
    kept = {each.canonical: each.heading for each in dataset.keep(submission.kept) if each.canonical}
    told: dict[str, Any] = {
        "name": dataset.key, "agency": submission.agency.name, "reader": dataset.reader, "basis": dataset.basis,
        "licence": dataset.licence, "files": [f"extract/{extract.name}"], "crs": _crs(dataset, kept), "columns": kept,
        "supplied": {extract.name: submission.sha256},
        "limitations": [{"kind": each.kind, "sentence": each.sentence} for each in dataset.caveats],
    }  # fmt: skip
    if _tells_wards(submission):
        told["areas"] = ["area"]
    if dataset.dates:
        told["dates"] = list(dataset.dates)
    if dataset.categories:
        told["categories"] = dict(dataset.categories)
    return told


def _tells_wards(submission: Submission) -> bool:
    """Say whether the snapshot's places are the areas that are counted by, as councils' wards are."""
    kept = submission.described.keep(submission.kept)
    return any(each.canonical == "area" and each.detail is Detail.WARD for each in kept)


def _crs(dataset: Dataset, kept: dict[str, str]) -> str:
    return dataset.crs if {"easting", "northing"} & kept.keys() else "EPSG:4326"


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
    """Write a value: JSON's strings and truths are TOML's too; a day stands bare, and a table on one line."""
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {_toml(each)}" for key, each in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return value.isoformat() if hasattr(value, "isoformat") else json.dumps(value, ensure_ascii=False)


def lay_out(folder: Path, counting: Counting, ground: Ground, stored: dict[str, Path], extract: Path) -> Path:
    """Link the files below a folder under their own names, and write the recipe beside them."""
    names = {
        "outline": ground.outline_name, "areas": ground.areas_name, "population": ground.population_name,
        "extract": _as_csv(counting.submission.file_name),
    }  # fmt: skip
    for part, path in {**stored, "extract": extract}.items():
        (folder / part).mkdir()
        (folder / part / names[part]).symlink_to(path)
    recipe = folder / "audit.toml"
    recipe.write_text(recipe_text(counting, ground, Path(names["extract"])), encoding="utf-8")
    return recipe


def _as_csv(name: str) -> str:
    """Return what a snapshot is called here: it is CSV, whatever the file was from which it was written."""
    return name if name.lower().endswith(".csv") else f"{name}.csv"
