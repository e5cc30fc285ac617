"""Protocols of a partnership, and what it asks for under them."""

from frankpledge.foundation.sharing.queries.agreements import (
    comments_on,
    coverage,
    find_comment,
    find_flow,
    find_party,
    find_protocol,
    parties_to_sign,
    posts_of,
    posts_to_sign_as,
    protocols,
    representatives_of,
    status_of,
)

__all__ = [
    "comments_on",
    "coverage",
    "find_comment",
    "find_flow",
    "find_party",
    "find_protocol",
    "parties_to_sign",
    "posts_of",
    "posts_to_sign_as",
    "protocols",
    "representatives_of",
    "status_of",
]
