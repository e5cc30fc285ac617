"""What only one person can do, so that it stops when that person goes (R159)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Holders = Mapping[int, frozenset[int]]
"""Who holds each post today: people by post."""


@dataclass(frozen=True)
class Dependence:
    """What hangs on one person."""

    person: int
    posts: tuple[int, ...]
    procedures: tuple[int, ...]
    skills: tuple[str, ...]


def people_able(posts: Iterable[int], holders: Holders) -> frozenset[int]:
    """Return the people who hold any of the posts: one who holds two counts once.

    >>> sorted(people_able([1, 2], {1: frozenset({7}), 2: frozenset({7, 8})}))
    [7, 8]
    """
    return frozenset().union(*(holders.get(post, frozenset()) for post in posts))


def dependences(
    procedures: Mapping[int, Iterable[int]], skills: Mapping[str, Iterable[int]], holders: Holders
) -> list[Dependence]:
    """Return the people on whom something hangs, those with most first.

    Parameters
    ----------
    procedures, skills : mapping
        The posts whose holders can do a procedure or have a skill.
    holders : mapping
        Who holds each post today.

    Examples
    --------
    >>> [found] = dependences({5: [1, 2]}, {}, {1: frozenset({7}), 2: frozenset({7})})
    >>> found.person, found.posts, found.procedures
    (7, (1, 2), (5,))
    """
    own = {key: _only(people_able(posts, holders)) for key, posts in procedures.items()}
    skilled = {key: _only(people_able(posts, holders)) for key, posts in skills.items()}
    held = {person: _posts_of(person, holders) for people in holders.values() for person in people}
    found = [
        Dependence(
            person, posts, tuple(sorted(key for key, only in own.items() if only == person)),
            tuple(sorted(key for key, only in skilled.items() if only == person)),
        )
        for person, posts in sorted(held.items())
    ]  # fmt: skip
    weighty = [each for each in found if each.procedures or each.skills or len(each.posts) > 1]
    return sorted(weighty, key=lambda each: (-len(each.procedures), -len(each.posts), -len(each.skills), each.person))


def _only(people: frozenset[int]) -> int | None:
    return next(iter(people)) if len(people) == 1 else None


def _posts_of(person: int, holders: Holders) -> tuple[int, ...]:
    return tuple(sorted(post for post, people in holders.items() if person in people))
