"""The rows of the audit's tables: plain values, which ui writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Submission
from frankpledge.stages.audit.models import Counting, Finding
from frankpledge.ui.addresses import reverse

Row = list[Any]


def _link(text: str, name: str, standing: Standing, pk: int) -> dict[str, str]:
    return {"text": text, "href": reverse(f"audit:{name}", args=[standing.partnership.slug, pk])}


def extract_rows(found: Iterable[Submission], standing: Standing) -> list[Row]:
    """Return a row an extract, with the way to have it counted."""
    return [
        [
            str(each),
            each.file_name,
            each.received_at.date(),
            each.sha256[:12],
            _link("Count it", "count", standing, each.pk),
        ]
        for each in found
    ]


def counting_rows(found: Iterable[Counting], standing: Standing) -> list[Row]:
    """Return a row a counting: of what, for which period, and where it stands."""
    return [
        [
            _link(str(each.submission), "counting", standing, each.pk), each.period_from, each.period_to,
            {"status": each.get_status_display()}, each.rows_counted,
        ]
        for each in found
    ]  # fmt: skip


def finding_rows(found: Iterable[Finding], standing: Standing) -> list[Row]:
    """Return a row a finding."""
    return [[_link(each.sentence, "finding", standing, each.pk), each.kind.capitalize()] for each in found]


def counting_facts(each: Counting) -> list[tuple[str, Any]]:
    """Return what is known of a counting, a pair a line."""
    return [
        ("Extract", each.submission.file_name),
        ("SHA-256 of the extract", each.submission.sha256),
        ("Supplied by", str(each.submission.agency)),
        ("Period", f"{each.period_from:%-d %B %Y} to {each.period_to:%-d %B %Y}"),
        ("Rows read", each.rows_read),
        ("Rows counted", each.rows_counted),
    ]
