"""The rows of the tables of delegations, training, skills and procedures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from frankpledge.core.readiness.case import Competency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import reading_of
from frankpledge.stages.partnership.models import Delegation, Procedure, Skill, Training
from frankpledge.stages.partnership.permissions import may_coordinate
from frankpledge.stages.partnership.queries.procedures import Hanging, how_many_can
from frankpledge.stages.partnership.queries.training import TrainedPost
from frankpledge.stages.partnership.rules.dependence import Holders
from frankpledge.stages.partnership.rules.training import Trained, is_needed, last_completed
from frankpledge.ui.addresses import reverse
from frankpledge.ui.formats import date_text

Row = list[Any]
HEADS = [reading_of(head) for head in Competency]


def _link(text: str, name: str, standing: Standing, pk: int) -> dict[str, str]:
    return {"text": text, "href": reverse(f"partnership:{name}", args=[standing.partnership.slug, pk])}


def functions_text(codes: Sequence[str]) -> str:
    """Say which work is meant."""
    return reading_of(", ".join(code.replace("-", " ") for code in codes))


def delegation_rows(found: Iterable[Delegation], standing: Standing) -> list[Row]:
    """Return a row a delegation."""
    return [
        [
            _link(functions_text(each.functions), "delegation", standing, each.pk), str(each.from_post),
            str(each.to_post), str(each.comes_back_to) if each.comes_back_to else {"status": "missing"}, each.since,
            each.until,
        ]
        for each in found
    ]  # fmt: skip


def delegation_facts(found: Delegation) -> list[tuple[str, Any]]:
    """Return what is known of a delegation, a pair a line."""
    return [
        ("What is delegated", functions_text(found.functions)),
        ("By", str(found.from_post)),
        ("To", str(found.to_post)),
        ("Within what limits", found.limits),
        ("What must come back for decision", found.comes_back or {"status": "missing"}),
        ("To which group", str(found.comes_back_to) if found.comes_back_to else {"status": "missing"}),
        ("From", found.since),
        ("Until", found.until),
    ]


def training_rows(found: Iterable[TrainedPost], standing: Standing) -> list[Row]:
    """Return a row a post with how it stands under each of the four heads, and how many are gaps."""
    return [
        [
            _link(str(each.post), "post", standing, each.post.pk),
            *(_under_a_head(trained) for trained in each.by_head.values()),
            sum(_is_a_gap(trained) for trained in each.by_head.values()),
        ]
        for each in found
    ]  # fmt: skip


def _under_a_head(trained: tuple[Trained, ...]) -> dict[str, str]:
    if is_needed(trained):
        return {"status": "needed", "colour": "orange"}
    done = last_completed(trained)
    return {"status": f"completed {date_text(done)}", "colour": "green"} if done else {"status": "missing"}


def _is_a_gap(trained: tuple[Trained, ...]) -> bool:
    return is_needed(trained) or last_completed(trained) is None


def training_list(found: Iterable[Training], standing: Standing) -> list[Row]:
    """Return a row for each piece of training, with the way to complete it or take it away."""
    may = may_coordinate(standing)
    return [
        [
            str(each.post), each.get_competency_display(), each.title, each.needed_on, each.completed_on,
            "" if each.completed_on or not may else _link("Record completion", "training-complete", standing, each.pk),
            _link("Take out", "training-withdraw", standing, each.pk) if may else "",
        ]
        for each in found
    ]  # fmt: skip


def skill_rows(found: Iterable[Skill], rare: frozenset[str], standing: Standing) -> list[Row]:
    """Return a row for each skill of each post, marking those that one post alone has."""
    may = may_coordinate(standing)
    return [
        [
            each.skill, str(each.post), {"status": "one post only", "colour": "orange"} if each.skill in rare else "",
            _link("Take out", "training-skill-withdraw", standing, each.pk) if may else "",
        ]
        for each in found
    ]  # fmt: skip


def procedure_rows(found: Iterable[Procedure], held: Holders, standing: Standing) -> list[Row]:
    """Return a row a procedure: whose it is, how many people can do it, and whether it is written down."""
    return [
        [
            _link(each.name, "procedure", standing, each.pk), str(each.post), how_many_can(each, held),
            {"status": dependence_of(how_many_can(each, held)), "colour": colour_of(how_many_can(each, held))},
            each.written_on or {"status": "missing"},
        ]
        for each in found
    ]  # fmt: skip


def dependence_of(people: int) -> str:
    """Say how far a procedure depends on particular people."""
    return {0: "nobody can do it", 1: "one person only"}.get(people, "shared")


def colour_of(people: int) -> str:
    """Return the colour of that word."""
    return {0: "red", 1: "orange"}.get(people, "green")


def procedure_facts(found: Procedure, held: Holders) -> list[tuple[str, Any]]:
    """Return what is known of a procedure, a pair a line."""
    people = how_many_can(found, held)
    return [
        ("Owned by", str(found.post)),
        ("Others who can do it", "; ".join(str(post) for post in found.able.all())),
        ("People who can do it today", people),
        ("Dependence", {"status": dependence_of(people), "colour": colour_of(people)}),
        ("Written down on", found.written_on or {"status": "missing"}),
    ]


def hanging_rows(found: Iterable[Hanging]) -> list[Row]:
    """Return a row a person, with what stops when that person goes."""
    return [
        [
            str(each.person), "; ".join(map(str, each.posts)), "; ".join(map(str, each.procedures)),
            "; ".join(each.skills),
        ]
        for each in found
    ]  # fmt: skip
