"""The rows of the table of supply tokens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import SupplyToken
from frankpledge.foundation.datasets.permissions import may_revoke_token
from frankpledge.foundation.sharing.models import dataset_choices
from frankpledge.stages.partnership.tables.links import link


def token_rows(found: Iterable[SupplyToken], standing: Standing) -> list[list[Any]]:
    """Return a row a token: for which system, what it supplies, whose it is, how it stands, what may be done."""
    names = dict(dataset_choices())
    return [
        [
            each.name, ", ".join(names.get(key, key) for key in each.datasets), f"{each.made_by.name}, {each.agency}",
            timezone.localdate(each.last_used_at) if each.last_used_at else None, each.last_day,
            {"status": state_of(each, standing)}, _revoke(each, standing),
        ]
        for each in found
    ]  # fmt: skip


def state_of(token: SupplyToken, standing: Standing) -> str:
    """Say in a word how a token stands."""
    if token.revoked_at:
        return "withdrawn"
    return "live" if token.is_good_on(standing.today) else "expired"


def _revoke(token: SupplyToken, standing: Standing) -> Any:
    may = token.is_good_on(standing.today) and may_revoke_token(standing, token.agency)
    return link("Revoke", "supply-token-revoke", standing, token.pk) if may else None
