"""Who it is that shows a supply token: the person who made it, held to supplying for one agency and nothing else."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from frankpledge.foundation.accounts.roles import FOR_AN_AGENCY
from frankpledge.foundation.accounts.standing import Standing, find_standing
from frankpledge.foundation.datasets.models import SupplyToken


def digest_of(secret: str) -> str:
    """Return what is kept of a token. It is 256 bits of chance, so that a plain digest cannot be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_shown(secret: str, at: datetime) -> SupplyToken | None:
    """Return the token that somebody shows, while it is good."""
    found = SupplyToken.objects.select_related("partnership", "agency", "made_by").filter(digest=digest_of(secret))
    token = found.first()
    return token if token and token.is_good_on(timezone.localdate(at)) else None


def standing_of(token: SupplyToken, at: datetime) -> Standing | None:
    """Return the standing of whoever made the token, narrowed to its agency; none where they may supply no more.

    A token therefore ends with its maker's role, whatever its own last day.
    """
    standing = find_standing(token.partnership, token.made_by, at) if token.made_by.is_active else None
    if standing is None:
        return None
    kept = frozenset((role, agency) for role, agency in standing.grants
                     if agency == token.agency_id and role in FOR_AN_AGENCY)  # fmt: skip
    return replace(standing, grants=kept) if kept else None
