"""Who holds a post, or speaks for an agency, today."""

from __future__ import annotations

from collections.abc import Iterable

from frankpledge.foundation.accounts.models import Agency, Person, Post
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, open_on, who_holds


def holders_of(post: Post | None, standing: Standing) -> frozenset[int]:
    """Return the people who hold a post today, by their numbers; nobody where there is no post."""
    if post is None:
        return frozenset()
    return frozenset(post.holdings.filter(open_on(standing.today)).values_list("person_id", flat=True))


def representatives(standing: Standing, agencies: Iterable[Agency]) -> list[Person]:
    """Return those who speak for any of the agencies."""
    return list(who_holds(standing.partnership, standing.today, Role.AGENCY_REPRESENTATIVE, agencies=agencies))
