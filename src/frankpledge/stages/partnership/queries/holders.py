"""Who holds a post today."""

from __future__ import annotations

from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing, open_on


def holders_of(post: Post | None, standing: Standing) -> frozenset[int]:
    """Return the people who hold a post today, by their numbers; nobody where there is no post."""
    if post is None:
        return frozenset()
    return frozenset(post.holdings.filter(open_on(standing.today)).values_list("person_id", flat=True))
