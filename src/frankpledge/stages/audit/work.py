"""What the audit asks of each person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.timezone import localdate

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.queries import submissions
from frankpledge.foundation.registers import Row, Rows
from frankpledge.stages.audit.permissions import may_analyse, may_read_audit
from frankpledge.stages.audit.queries.work import waiting
from frankpledge.stages.partnership.meeting_states import due_state
from frankpledge.stages.partnership.queries.work import shortened
from frankpledge.stages.partnership.work import WorkItem
from frankpledge.ui.addresses import reverse
from frankpledge.ui.formats import plural

MOST = 20


def audit_work(standing: Standing, read: Rows | None = None) -> list[WorkItem]:
    """Return what waits: to count, agree, comment, improve, and what others owe and is late. Two queries at most.

    ``read`` is given where somebody has read the registers of several stages in one query.
    """
    if not may_read_audit(standing):
        return []
    rows = waiting(standing) if read is None else read
    return [*_extracts(standing), *_for_agency(standing, rows), *_own(standing, rows), *_late(standing, rows)]


def _extracts(standing: Standing) -> Iterator[WorkItem]:
    """The extracts received and not yet counted, the oldest first."""
    if not may_analyse(standing):
        return
    waiting = submissions(standing).filter(countings=None).order_by("received_at")[:MOST]
    for each in waiting:
        yield WorkItem(
            f"Count the extract: {each}",
            reverse("audit:count", args=[standing.partnership.slug, each.pk]),
            None,
            "new",
            f"Received on {localdate(each.received_at):%-d %B %Y}",
        )


def _item(standing: Standing, text: str, name: str, arguments: list[object], due: str, hint: str) -> WorkItem:
    href = reverse(f"audit:{name}", args=[standing.partnership.slug, *arguments])
    day = date.fromisoformat(due)
    return WorkItem(text, href, day, due_state(day, standing.today), hint)


def _for_agency(standing: Standing, rows: Rows) -> Iterator[WorkItem]:
    """What one's own agency is asked to agree to (R093), and was shown and has said nothing of (R097)."""
    for each in rows["agree"]:
        text = f"Say whether {each['agency']} agrees to the {each['matter']} of {each['audit']}"
        yield _item(standing, text, "agreement-answer", [each["id"]], each["due"], "Audit")
    for each in rows["comment"]:
        text = f"Comment for {each['agency']} on interim findings: {each['title']}"
        yield _item(standing, text, "circulation", [each["circulation"]], each["due"], "Audit")


def _own(standing: Standing, rows: Rows) -> Iterator[WorkItem]:
    """Improvements in the hands of a post that the person holds (R156), and the data strategy (R158)."""
    for each in rows["improve"]:
        yield _item(standing, shortened(each["what"]), "improvements", [each["audit"]], each["due"], "Improvement")
    for each in rows["strategy"]:
        has_come = date.fromisoformat(each["review_by"]) <= standing.today
        text = "Look at the data strategy again" if has_come else "Name a post that leads on information and is filled"
        yield _item(standing, text, "data-strategy", [], each["review_by"], "Data strategy")


def _late(standing: Standing, rows: Rows) -> Iterator[WorkItem]:
    """Agencies that have not answered by the day, and what contractors owe and is late (R163)."""
    asked: dict[tuple[int, str], list[Row]] = {}
    for each in rows["late"]:
        asked.setdefault((each["audit"], each["matter"]), []).append(each)
    for (audit, matter), late in asked.items():
        text = f"Remind {plural(len(late), 'agency', 'agencies')} to agree to the {matter} of {late[0]['title']}"
        yield _item(standing, text, "agreement", [audit, matter], min(each["since"] for each in late), "Audit")
    for each in rows["owed"][:MOST]:
        hint = f"Commission: {each['title']}"
        yield _item(
            standing, f"Ask for what is late: {each['what']}", "commission", [each["commission"]], each["due"], hint
        )
    for each in rows["handover"][:MOST]:
        text = f"Ask for what {each['title']} leaves: nothing of it runs here yet"
        yield _item(standing, text, "commission", [each["id"]], each["due"], "Handover")
