"""The rows of the tables about faults in agencies' data, and how good the data are over time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from frankpledge.adapters.dictionary import read_dataset
from frankpledge.adapters.intake.comparing import Comparison
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import DataIssue, Submission
from frankpledge.foundation.datasets.permissions import may_decide_on_submission
from frankpledge.stages.partnership.tables.links import link
from frankpledge.ui.formats import date_text

Row = list[Any]


def issue_rows(found: Iterable[DataIssue], standing: Standing) -> list[Row]:
    """Return a row an issue: what would mend it, whose data, how often then and last, who mends it, how it stands."""
    return [
        [row[0], f"{read_dataset(each.dataset).name}, {each.agency}", _found(each, standing), *row[1:]]
        for each, row in zip(found, issue_rows_of_one(found, standing), strict=True)
    ]


def issue_rows_of_one(found: Iterable[DataIssue], standing: Standing) -> list[Row]:
    """Return the same for the issues of one extract, where it goes without saying whose they are."""
    may_close = may_decide_on_submission(standing)
    return [
        [
            _what(each), _times_of(each), str(each.owner.title if each.owner else "The representative"), each.due,
            {"status": state_of(each, standing)}, _ended(each, standing, may_close),
        ]
        for each in found
    ]  # fmt: skip


def _found(issue: DataIssue, standing: Standing) -> dict[str, str]:
    day = date_text(timezone.localdate(issue.found_in.received_at))
    return link(day, "submission", standing, issue.found_in_id)


def _times_of(issue: DataIssue) -> str:
    """Say how often the extract showed it, and how often the last one that still did."""
    last = f"{issue.found_count:,}, then {issue.seen_count:,}" if issue.seen_count is not None else ""
    return last or f"{issue.found_count:,}"


def _what(issue: DataIssue) -> str:
    return f"{issue.column}: {issue.what}" if issue.column else issue.what


def state_of(issue: DataIssue, standing: Standing) -> str:
    """Say in a word how an issue stands."""
    if issue.closed_in_id:
        return "done"
    if issue.closed_at:
        return "closed"
    return "overdue" if issue.due < standing.today else "open"


def _ended(issue: DataIssue, standing: Standing, may_close: bool) -> Any:
    if issue.closed_in_id and issue.closed_in:
        shown = date_text(timezone.localdate(issue.closed_in.received_at))
        return link(f"Extract of {shown}", "submission", standing, issue.closed_in_id)
    if issue.closed_at:
        return issue.closed_why
    return link("Close it", "data-issue-close", standing, issue.pk) if may_close else None


def quality_rows(found: Iterable[Submission], standing: Standing) -> list[Row]:
    """Return a row an extract: rows, rows left out as a share, values outside lists, kinds of fault, issues."""
    return [_quality_row(each, standing) for each in found]


def _quality_row(each: Submission, standing: Standing) -> Row:
    came = (each.rows or 0) + (each.unreadable_rows or 0)
    return [
        link(each.described.name, "submission", standing, each.pk), str(each.agency),
        timezone.localdate(each.received_at), each.rows, _share(each.unreadable_rows, came),
        _share(_times(each, "code-unknown"), each.rows), len(each.faults), each.opened, each.mended,  # type: ignore[attr-defined]
    ]  # fmt: skip


def _times(submission: Submission, code: str) -> int:
    return sum(int(fault.get("count", 1)) for fault in submission.faults if fault["code"] == code)


def _share(part: int | None, of: int | None) -> str:
    return f"{100 * (part or 0) / of:.1f} %" if of else ""


def compared_facts(found: Comparison, labels: tuple[str, str]) -> list[tuple[str, Any]]:
    """Return what changed from one extract to another, a pair a line."""
    told_apart = "by the identifier" if found.by_identifier else "not told apart: no identifier is shared"
    return [
        ("Earlier", f"{labels[0]}: {found.rows[0]:,} rows"),
        ("Later", f"{labels[1]}: {found.rows[1]:,} rows"),
        ("Rows added", f"{found.changes.added:,}"),
        ("Rows gone", f"{found.changes.gone:,}"),
        ("Rows changed", f"{found.changes.changed:,}" if found.by_identifier else None),
        ("Records are", told_apart),
        ("Columns only in the earlier", ", ".join(found.only_before)),
        ("Columns only in the later", ", ".join(found.only_after)),
    ]


def month_rows(found: Comparison) -> list[Row]:
    """Return a row a month: how many rows then and now."""
    return [[month, before, after, f"{after - before:+,}"] for month, before, after in found.months]


def filled_rows(found: Comparison) -> list[Row]:
    """Return a row a column: the share of cells that hold something, then and now."""
    return [[name, _share(then, found.rows[0]), _share(now, found.rows[1])] for name, then, now in found.filled]
