"""The rows of the tables of extracts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from frankpledge.adapters.intake import Preview
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Submission
from frankpledge.stages.partnership.tables.links import link
from frankpledge.ui.formats import plural

Row = list[Any]
SHOWN = 10


def submission_rows(found: Iterable[Submission], standing: Standing) -> list[Row]:
    """Return a row an extract: what, its file, when it came, how many rows, how it stands."""
    return [
        [
            link(each, "submission", standing, each.pk), each.file_name, timezone.localdate(each.received_at),
            each.rows, {"status": each.get_status_display()},
        ]
        for each in found
    ]  # fmt: skip


def submission_facts(each: Submission, standing: Standing) -> list[tuple[str, Any]]:
    """Return what is known of an extract, a pair a line; how many rows went to nobody is for its own agency."""
    own = each.agency_id in standing.agency_ids
    names = {field.key: field.heading for field in each.described.fields}
    return [
        ("Supplied under", link(each.protocol, "protocol", standing, each.protocol.pk)),
        ("File", each.file_name),
        ("Size", f"{each.size:,} bytes" if each.size is not None else None),
        *_share_facts(each, own=own),
        ("SHA-256 of the file", each.sha256),
        ("Received", timezone.localdate(each.received_at)),
        ("Columns kept", ", ".join(names.get(key, key) for key in each.kept)),
        ("Columns dropped at the door", ", ".join(each.dropped)),
        ("Rows", each.rows),
        ("Rows that could not be read", each.unreadable_rows),
        ("Personal details taken out of free text", each.screened),
        ("SHA-256 of the snapshot", each.snapshot_sha256),
        ("Kept until", each.keep_until),
        ("Deleted", timezone.localdate(each.deleted_at) if each.deleted_at else None),
        ("Returned because", each.returned_why),
    ]


def _share_facts(each: Submission, *, own: bool) -> list[tuple[str, Any]]:
    """Say which part of a file is this partnership's, where others got the rest of it."""
    if not each.area_codes:
        return []
    outside = [("Rows of areas that nobody was to have", each.outside)] if own else []
    return [("Only rows of", plural(len(each.area_codes), "area")), *outside]


def preview_rows(seen: Preview) -> list[Row]:
    """Return the first rows of a file with their numbers, for whoever sent it and for nobody else."""
    width = max((len(row) for row in seen.rows[:SHOWN]), default=0)
    return [
        [number, *(cell[:40] for cell in row), *[""] * (width - len(row))]
        for number, row in enumerate(seen.rows[:SHOWN], start=1)
    ]
