"""The rows of what local people said, and of what is provided and what lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Knowledge, Provision
from frankpledge.stages.audit.tables.links import link

Row = list[Any]


def knowledge_rows(found: Iterable[Knowledge], standing: Standing, *, changes: bool) -> list[Row]:
    """Return a row a thing that was said, and whether the audit cites it."""
    return [
        [
            link(each.source, "knowledge-amend", standing, each.pk) if changes else each.source,
            each.get_voice_display(), each.on, each.place, each.said,
            {"status": "cited" if each.cited else "not cited"},  # type: ignore[attr-defined]
        ]
        for each in found
    ]  # fmt: skip


def theme_tables(themes: Mapping[str, list[Provision]], standing: Standing, *, changes: bool) -> list[dict[str, Any]]:
    """Return a table a theme: who does what for whom, and what lacks."""
    return [
        {
            "theme": theme,
            "rows": [_provision(each, standing, changes=changes) for each in told],
            "is_gap": not any(each.provided.strip() for each in told),
        }
        for theme, told in themes.items()
    ]


def _provision(each: Provision, standing: Standing, *, changes: bool) -> Row:
    name = each.agency.name
    return [
        link(name, "provision-amend", standing, each.pk) if changes else name, each.provided, each.reaches,
        each.means, each.lacking, each.told_on,
    ]  # fmt: skip
