"""Write one partnership's part of the site for it to take away: rows, documents and releases, and nobody else's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.timezone import localdate

from frankpledge import __version__
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Partnership
from frankpledge.foundation.eventlog.models import Chain
from frankpledge.foundation.eventlog.verify import verify
from frankpledge.site.backup.part import Part, secrets_of
from frankpledge.site.backup.places import copy_file, places, whole_files
from frankpledge.site.backup.tables import name_of, snapshot, write_rows
from frankpledge.site.backup.take import written_whole


def export_partnership(partnership: Partnership, folder: Path, *, at: datetime) -> dict[str, int]:
    """Write the partnership's part; return how many rows of each table.

    Raises
    ------
    Refused
        Something stands there already, or the partnership's log does not hold together.
    """
    with written_whole(folder) as stage:
        with snapshot():
            rows = Part(partnership, localdate(at)).rows()
            numbers = _write_tables(rows, stage)
            _write_schema(rows, stage)
            _write_about(partnership, stage, at)
            documents = list(_file_names(rows))
        for name in documents:
            copy_file(places()["documents"] / name, stage / "documents" / name)
        released = places()["releases"] / partnership.slug
        for path in whole_files(released):
            copy_file(path, stage / "releases" / path.relative_to(released))
    return numbers


def _write_tables(tables: list[QuerySet[Any]], stage: Path) -> dict[str, int]:
    (stage / "tables").mkdir()
    numbers = {}
    for rows in tables:
        name = name_of(rows.model)
        with (stage / "tables" / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            numbers[name] = write_rows(rows, file, secrets_of(rows.model))
    return numbers


def _write_schema(tables: list[QuerySet[Any]], stage: Path) -> None:
    """Describe every table, in the order in which they can be read in: each after those it refers to."""
    described = [
        {
            "table": name_of(rows.model),
            "file": f"tables/{name_of(rows.model)}.jsonl",
            "columns": [_column(field) for field in rows.model._meta.concrete_fields if _goes(field)],
        }
        for rows in tables
    ]
    _write_json(stage / "schema.json", described)


def _goes(field: models.Field[Any, Any]) -> bool:
    return field.name not in secrets_of(field.model)


def _column(field: models.Field[Any, Any]) -> dict[str, Any]:
    labels = getattr(field.model, "sensitivity", {})
    described = {
        "name": field.attname,
        "type": (field.target_field if field.remote_field else field).get_internal_type(),
        "may_be_empty": field.null,
        "refers_to": name_of(field.related_model) if field.related_model else None,
        "sensitivity": str(labels[field.name]) if field.name in labels else None,
        "is_key": field.primary_key,
    }
    return {key: value for key, value in described.items() if value not in (None, False)}


def _write_about(partnership: Partnership, stage: Path, at: datetime) -> None:
    verdict = verify(partnership.pk)
    if not verdict.is_whole:
        raise Refused(f"The log of {partnership.slug} does not hold together at entry {verdict.broken_at}.")
    chain = Chain.objects.filter(pk=partnership.pk).first()
    about = {
        "program": __version__,
        "made_at": at.isoformat(),
        "partnership": partnership.slug,
        "log": {"entries": verdict.events, "head": chain.head if chain else ""},
        "left_out": "Agencies' extracts, which are theirs; passwords, invitations' keys and the text of mail.",
    }
    _write_json(stage / "about.json", about)


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _file_names(tables: list[QuerySet[Any]]) -> Iterator[str]:
    """Yield the name of every file that the rows name."""
    for rows in tables:
        for field in rows.model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                yield from (name for name in rows.values_list(field.attname, flat=True) if name)
