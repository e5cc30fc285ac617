"""Which page is about an item: the part that enters items says so, since the ledger knows none of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.models import Item
from frankpledge.ui.addresses import reverse

May = Callable[[Standing, Item], bool]

_WAYS: dict[str, tuple[str, May]] = {}


def lead(ways: Mapping[str, tuple[str, May]]) -> None:
    """Say for what stands before the colon of a key which address is about it, and who may open that."""
    _WAYS.update(ways)


def way_to(standing: Standing, item: Item) -> str:
    """Return the address of the page that an item is about; nothing where there is none, or none for this person."""
    address, may = _WAYS.get(item.key.partition(":")[0], ("", _nobody))
    if not address or item.leads_to is None or not may(standing, item):
        return ""
    return reverse(address, args=[standing.partnership.slug, item.leads_to])


_ANSWERED: dict[str, str] = {}


def answer_at(addresses: Mapping[str, str]) -> None:
    """Say for what stands before the colon of a key on which page it is answered, where more is asked than here."""
    _ANSWERED.update(addresses)


def answer_way(standing: Standing, item: Item) -> str:
    """Return the page on which an item is answered, where it has one of its own; nothing where it has none."""
    address = _ANSWERED.get(item.key.partition(":")[0], "")
    if not address or item.leads_to is None:
        return ""
    return reverse(address, args=[standing.partnership.slug, item.leads_to])


def _nobody(standing: Standing, item: Item) -> bool:
    return False
