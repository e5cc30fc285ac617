"""The rows of new research: the list in the scope, how its estimate was reached, and what it really took."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from frankpledge.core.research import FORMULA, Estimate, Method, Part
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Research
from frankpledge.stages.audit.queries.scope import Scope
from frankpledge.stages.audit.tables.links import days_text, link
from frankpledge.ui.formats import money_text, number_text

Row = list[Any]
WORDS = {
    "design": "Design and sample", "analysis": "Analysis", "report": "Report", "approached": "People approached",
    "answer": "Answers", "group": "Groups", "fixed": "Once, whatever the number",
}  # fmt: skip
WHERE_THEY_COME = {"approached": "People invited", "answer": "People who come"}
"""What the same lines are called where people are asked in groups."""

HEAD: Row = ["Research", "How", "Answers wanted", "Person-days"]
MONEY = {"text": "Money", "number": True}
TAIL: Row = ["State", "Why"]
HOUR = 60


def research_head(*, estimates: bool) -> Row:
    """Return the headings of the list: what it costs stands there for members alone."""
    return [*HEAD, *([MONEY] if estimates else []), *TAIL]


def research_rows(found: Iterable[Research], standing: Standing, *, estimates: bool) -> list[Row]:
    """Return a row a piece of research; ``estimates`` says whether the reader may see what each costs."""
    return [_row(each, each.estimate, standing, estimates=estimates) for each in found]


def _row(each: Research, found: Estimate | None, standing: Standing, *, estimates: bool) -> Row:
    money = [money_text(found.cost) if found else None] if estimates else []
    return [
        link(each.name, "research", standing, each.pk) if estimates else each.name, each.get_method_display(),
        found.answers if found else None, found.person_days if found else None, *money, {"status": each.stands},
        each.reason,
    ]  # fmt: skip


def carried_facts(scope: Scope) -> list[tuple[str, Any]]:
    """Return what the new research in a scope is estimated to take, for whoever agrees to it; nothing without any."""
    if not scope.taken:
        return []
    each = [f"{one.name} ({days_text(one.estimate.person_days)})" for one in scope.taken if one.estimate]
    return [
        ("Person-days estimated", f"{days_text(scope.research_days)}: {'; '.join(each)}"),
        ("Money estimated", money_text(scope.research_cost)),
    ]


def research_facts(each: Research) -> list[tuple[str, Any]]:
    """Return what is considered, and where it stands."""
    return [
        ("How people would be asked", each.get_method_display()),
        ("What it would ask, and whom", each.asks),
        ("Questions it helps to answer", "; ".join(question.text for question in each.questions.all())),
        ("How it stands", {"status": each.stands}),
        ("Why it is in or out", each.reason),
        ("Weeks in the field", each.weeks),
    ]


def estimate_facts(each: Research, found: Estimate) -> list[tuple[str, Any]]:
    """Return each total with how it was reached."""
    share, a_day = days_text(each.share_percent), days_text(found.hours_a_day)
    return [
        ("People to approach", f"{found.approached:,}: {_wanted(each, found)} ÷ {share}%, rounded up"),
        ("Hours of staff", f"{number_text(found.hours)}: the minutes below ÷ 60, rounded up to the tenth"),
        (
            "Person-days",
            f"{days_text(found.person_days)}: those minutes ÷ 60 ÷ {a_day} hours a day, rounded up likewise",
        ),
        ("Money, beside the time of staff", money_text(found.cost)),
        (_each_costs(each), _an_answer(found)),
        ("Margin of error at 95%", _margin(each, found)),
    ]


def _wanted(each: Research, found: Estimate) -> str:
    if Method(each.method).is_in_groups:
        return f"{found.answers:,} who come ({each.group_count} groups of {each.people})"
    return f"{found.answers:,} answers"


def _each_costs(each: Research) -> str:
    return "What each who comes costs" if Method(each.method).is_in_groups else "What an answer costs"


def _an_answer(found: Estimate) -> str:
    return f"{money_text(found.cost_of_an_answer)} and {number_text(found.hours_of_an_answer)} hours of staff"


def _margin(each: Research, found: Estimate) -> str:
    """Say the margin as the best case it is, and where there is none, why."""
    if not Method(each.method).is_survey:
        return "None can be given: those who are asked stand for nobody but themselves, however many they are."
    if found.margin is None:
        return "None is given: there are too few answers for a percentage."
    return (
        f"At best {found.margin:.1f} percentage points to either side of a share near one half: {FORMULA}, as if all "
        "had been drawn by lot and answered. The real one is larger."
    )


def time_rows(each: Research, found: Estimate) -> list[Row]:
    """Return a line for all that takes time, and their sum: how many, minutes each, hours together."""
    lines = [[_word(each, part), part.count, part.each, _hours(part.total)] for part in found.time]
    return [*lines, ["Together", None, None, _hours(found.minutes)]]


def money_rows(each: Research, found: Estimate) -> list[Row]:
    """Return a line for all that costs money, and their sum: how many, pounds each, pounds together."""
    lines = [[_word(each, part), part.count, money_text(part.each), money_text(part.total)] for part in found.money]
    return [*lines, ["Together", None, None, money_text(found.cost)]]


def _word(each: Research, part: Part) -> str:
    in_groups = WHERE_THEY_COME if Method(each.method).is_in_groups else {}
    return in_groups.get(part.name, WORDS[part.name])


def _hours(minutes: Decimal) -> Decimal:
    return round(minutes / HOUR, 2)


def actual_rows(each: Research, found: Estimate) -> list[Row]:
    """Return what was estimated beside what it really took; nothing until that was recorded."""
    if each.done_on is None:
        return []
    return [
        ["People approached", number_text(found.approached), number_text(each.actual_approached)],
        ["Answers", number_text(found.answers), number_text(each.actual_answers)],
        ["Share who answered", f"{days_text(each.share_percent)}%", _share(each)],
        ["Person-days", days_text(found.person_days), days_text(each.actual_days)],
        ["Money", money_text(found.cost), money_text(each.actual_cost)],
    ]


def earlier_rows(found: Iterable[Research], standing: Standing) -> list[Row]:
    """Return a row a piece of earlier research: what it really took, for whoever estimates the next."""
    return [
        [
            link(each.name, "research", standing, each.pk), each.audit.title, each.actual_approached,
            each.actual_answers, _share(each), each.actual_days, money_text(each.actual_cost),
        ]
        for each in found
    ]  # fmt: skip


def _share(each: Research) -> str | None:
    """Return the share who really answered, to be typed into the next estimate as it stands here."""
    if not each.actual_approached or each.actual_answers is None:
        return None
    return f"{100 * each.actual_answers / each.actual_approached:.1f}%"
