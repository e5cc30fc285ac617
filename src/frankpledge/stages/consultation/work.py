"""What consultation asks of each person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.registers import Row, Rows
from frankpledge.stages.consultation.permissions import may_read_consultation
from frankpledge.stages.consultation.queries.work import waiting
from frankpledge.stages.consultation.rules.issues import answer_by
from frankpledge.stages.consultation.rules.phases import Method
from frankpledge.stages.consultation.rules.results import EVALUATE_DAYS
from frankpledge.stages.consultation.rules.told_back import TELL_DAYS
from frankpledge.stages.partnership.meeting_states import due_state
from frankpledge.stages.partnership.work import WorkItem
from frankpledge.ui.addresses import reverse
from frankpledge.ui.formats import plural

MOST = 20


def consultation_work(standing: Standing, rows: Rows | None = None) -> list[WorkItem]:
    """Return what waits; ``rows`` are given where somebody has read the registers of several stages in one query."""
    if not may_read_consultation(standing):
        return []
    found = waiting(standing) if rows is None else rows
    return [
        *_own(standing, found), *_late(standing, found), *_over(standing, found), *_raised(standing, found),
        *_untold(standing, found), *_offers(standing, found),
    ]  # fmt: skip


def _item(
    standing: Standing, text: str, name: str, arguments: list[object], due: date, hint: str
) -> WorkItem:  # fmt: skip
    href = reverse(f"consultation:{name}", args=[standing.partnership.slug, *arguments])
    return WorkItem(text, href, due, due_state(due, standing.today), hint)


def _own(standing: Standing, rows: Rows) -> Iterator[WorkItem]:
    """What the person is to approve, to reply and to open."""
    for each in rows.get("consultation.approve", ()):
        text = f"Answer for {each['group']}: consultation strategy, version {each['version']}"
        yield _item(standing, text, "strategy", [], _day(each["since"]), "Consultation")
    for each in rows.get("consultation.reply", ()):
        text = f"Reply for {each['agency']}: {each['title']}"
        yield _item(standing, text, "consultee-reply", [each["id"]], _day(each["reply_by"]), "Consultation")
    for each in rows.get("consultation.referral", [])[:MOST]:
        text = f"Say what became of it, for {each['agency']}: {each['asks']}"
        due = _day(each["due"] or each["reply_by"])
        yield _item(standing, text, "referral-answer", [each["id"]], due, "Comment from the public")
    for each in rows.get("consultation.open", ()):
        text = f"Open the exercise: {each['title']}"
        yield _item(standing, text, "exercise", [each["id"]], _day(each["opens"]), "Consultation")


def _late(standing: Standing, rows: Rows) -> Iterator[WorkItem]:
    """One line an exercise for all the bodies that have not replied to it in time."""
    asked: dict[int, list[Row]] = {}
    for each in rows.get("consultation.late", ()):
        asked.setdefault(each["exercise"], []).append(each)
    for exercise, late in asked.items():
        text = f"Remind {plural(len(late), 'body', 'bodies')} to reply: {late[0]['title']}"
        since = min(_day(each["reply_by"]) for each in late)
        yield _item(standing, text, "consultees", [exercise], since, "Consultation")


def _over(standing: Standing, rows: Rows) -> Iterator[WorkItem]:
    for each in rows.get("consultation.evaluate", [])[:MOST]:
        due = _day(each["closes"]) + timedelta(days=EVALUATE_DAYS)
        yield _item(standing, f"Evaluate the exercise: {each['title']}", "evaluate", [each["id"]], due, "Consultation")


def _raised(standing: Standing, rows: Rows) -> Iterator[WorkItem]:
    """One line an exercise for all that was raised in it and has no answer."""
    waiting: dict[int, list[Row]] = {}
    for each in rows.get("consultation.raised", ()):
        waiting.setdefault(each["exercise"], []).append(each)
    for exercise, found in list(waiting.items())[:MOST]:
        due = min(_answer_by(each) for each in found)
        text = f"Answer {plural(len(found), 'issue')} raised: {found[0]['asked']}"
        href = reverse("consultation:issues", args=[standing.partnership.slug])
        state = due_state(due, standing.today)
        yield WorkItem(text, f"{href}?exercise={exercise}&answered=no", due, state, "Consultation")


def _answer_by(row: Row) -> date:
    return answer_by(_day(row["raised_on"]), _day(row["closes"]), is_standing=row["method"] == Method.STANDING)


def _untold(standing: Standing, rows: Rows) -> Iterator[WorkItem]:
    for each in rows.get("consultation.tell", [])[:MOST]:
        due = _day(each["closes"]) + timedelta(days=TELL_DAYS)
        yield _item(standing, f"Tell those who were asked: {each['title']}", "tell", [each["id"]], due, "Consultation")


def _offers(standing: Standing, rows: Rows) -> Iterator[WorkItem]:
    """One line for all who offered to be involved and to whom somebody is to get back: it names nobody."""
    if found := rows.get("consultation.offer"):
        due = min(_day(each["follow_up_by"]) for each in found)
        text = f"Get back to {plural(len(found), 'person', 'people')} who offered to be involved"
        yield _item(standing, text, "offers", [], due, "Consultation")


def _day(text: str) -> date:
    return date.fromisoformat(text)
