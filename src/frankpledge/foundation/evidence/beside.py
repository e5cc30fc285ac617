"""What was set beside a finding without its resting on it, such as what was heard: read from either end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.models import Kind, Link, State, Version
from frankpledge.foundation.evidence.permissions import may_read_evidence
from frankpledge.foundation.evidence.ways import way_to
from frankpledge.ui.addresses import reverse


@dataclass(frozen=True)
class SpokenTo:
    """A finding beside which something stands: its words, its page, and how that speaks to it."""

    text: str
    href: str
    how: str


def findings_spoken_to(standing: Standing, keys: Collection[str]) -> dict[str, list[SpokenTo]]:
    """Return by key the findings beside which things stand today; those taken back are none. One query."""
    if not may_read_evidence(standing) or not keys:
        return {}
    newest = Version.objects.filter(item=OuterRef("version__item")).order_by("-number").values("pk")
    links = Link.objects.filter(
        is_beside=True, on__item__partnership=standing.partnership, on__item__key__in=keys,
        version__item__kind=Kind.FINDING, version=Subquery(newest[:1]),
    ).exclude(version__state=State.WITHDRAWN)  # fmt: skip
    found: dict[str, list[SpokenTo]] = defaultdict(list)
    for each in links.select_related("version__item", "on__item").order_by("version__item__number", "pk"):
        found[each.on.item.key].append(_spoken_to(each, standing))
    return dict(found)


def _spoken_to(link: Link, standing: Standing) -> SpokenTo:
    item = link.version.item
    href = way_to(standing, item) or reverse("evidence:item", args=[standing.partnership.slug, item.number])
    return SpokenTo(link.version.text or link.version.title, href, link.how)


def keys_behind(items: Collection[int], lead: str) -> dict[int, frozenset[str]]:
    """Return by item the keys beginning with ``lead`` on which it rests, itself or through another. One query."""
    links = Link.objects.filter(version__item__in=items, is_beside=False)
    found: dict[int, set[str]] = defaultdict(set)
    for item, *keys in links.values_list("version__item_id", "on__item__key", "on__rests__on__item__key"):
        found[item].update(key for key in keys if key and key.startswith(lead))
    return {item: frozenset(keys) for item, keys in found.items()}
