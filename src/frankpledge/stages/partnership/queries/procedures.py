"""Procedures, who can do each, and what hangs on one person (R159)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Person, Post, PostHolding
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.partnership.models import Procedure, Skill
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.rules.dependence import Holders, dependences, people_able


@dataclass(frozen=True)
class Hanging:
    """A person, and what stops when that person goes."""

    person: Person
    posts: tuple[Post, ...]
    procedures: tuple[Procedure, ...]
    skills: tuple[str, ...]


def procedures(standing: Standing) -> QuerySet[Procedure]:
    """Return every procedure with its owner and the other posts that can do it."""
    check_may_read_business(standing)
    found = Procedure.objects.filter(partnership=standing.partnership).select_related("post__agency")
    return found.prefetch_related("able__agency")


def find_procedure(standing: Standing, pk: int) -> Procedure:
    """Return one procedure, or answer that it is not there."""
    return get_object_or_404(procedures(standing), pk=pk)


def holders(standing: Standing) -> Holders:
    """Return who holds each post of the partnership today."""
    check_may_read_business(standing)
    held: dict[int, frozenset[int]] = {}
    rows = PostHolding.objects.filter(open_on(standing.today), post__partnership=standing.partnership)
    for post, person in rows.values_list("post_id", "person_id"):
        held[post] = held.get(post, frozenset()) | {person}
    return held


def posts_able(procedure: Procedure) -> list[int]:
    """Return the posts whose holders can do a procedure, the owner among them."""
    return [procedure.post_id, *(post.pk for post in procedure.able.all())]


def how_many_can(procedure: Procedure, held: Holders) -> int:
    """Return how many people can do a procedure today."""
    return len(people_able(posts_able(procedure), held))


def procedures_nobody_can_do(standing: Standing) -> list[Procedure]:
    """Return the procedures that stand still because every post that could do them is vacant."""
    held = holders(standing)
    return [each for each in procedures(standing) if how_many_can(each, held) == 0]


def what_hangs_on_one(standing: Standing) -> list[Hanging]:
    """Return the people who hold several posts, or alone can do a procedure or have a skill."""
    held, known = holders(standing), {each.pk: each for each in procedures(standing)}
    able = {pk: posts_able(each) for pk, each in known.items()}
    found = dependences(able, _skilled(standing), held)
    people = Person.objects.in_bulk(each.person for each in found)
    posts = Post.objects.select_related("agency").in_bulk(pk for each in found for pk in each.posts)
    return [
        Hanging(
            people[each.person],
            tuple(posts[pk] for pk in each.posts),
            tuple(known[pk] for pk in each.procedures),
            each.skills,
        )
        for each in found
    ]


def _skilled(standing: Standing) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for skill, post in Skill.objects.filter(partnership=standing.partnership).values_list("skill", "post_id"):
        found.setdefault(skill, []).append(post)
    return found
