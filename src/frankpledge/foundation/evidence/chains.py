"""Where something comes from, and what rests on it: the links of the ledger followed level by level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import Max, QuerySet

from frankpledge.foundation.evidence.models import Fingerprint, Item, Link, Version

MOST = 400
"""So many versions a page follows; what is beyond has a page of its own."""


@dataclass
class Node:
    """A version in a chain, how it hangs on the one above it, and what hangs on it in turn.

    ``is_repeated``: it stands in the chain already, with all that hangs on it. ``is_changed``: its item says
    something else by now. ``fingerprints`` are pairs: which file, and its SHA-256.
    """

    version: Version
    how: str = ""
    is_beside: bool = False
    is_repeated: bool = False
    is_changed: bool = False
    fingerprints: list[tuple[str, str]] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)


@dataclass
class Chain:
    """What was followed from some versions, and whether there is more than a page shows."""

    nodes: list[Node]
    versions: dict[int, Version]
    is_cut: bool


def back_from(versions: Iterable[Version]) -> Chain:
    """Follow what versions rest on, down to the files they come from. A query a level, and two for all."""
    return _follow(versions, lambda keys: Link.objects.filter(version__in=keys), "version_id", "on")


def forward_from(versions: Iterable[Version]) -> Chain:
    """Follow what rests on versions, up to what was published."""
    return _follow(versions, lambda keys: Link.objects.filter(on__in=keys), "on_id", "version")


def _follow(roots: Iterable[Version], links_at: Callable[[set[int]], QuerySet[Link]], near: str, far: str) -> Chain:
    seen = {version.pk: version for version in roots}
    tops = list(seen.values())
    links: dict[int, list[Link]] = defaultdict(list)
    level, is_cut = set(seen), False
    while level and not is_cut:
        following: set[int] = set()
        for link in links_at(level).select_related(f"{far}__item__agency").order_by(f"{far}__item__number", "pk"):
            reached: Version = getattr(link, far)
            links[getattr(link, near)].append(link)
            if not link.is_beside and reached.pk not in seen:
                following.add(reached.pk)
            seen.setdefault(reached.pk, reached)
        level, is_cut = following, len(seen) > MOST
    return Chain(_drawn(tops, links, far, seen), seen, is_cut)


def _drawn(tops: list[Version], links: dict[int, list[Link]], far: str, seen: dict[int, Version]) -> list[Node]:
    newest, prints = _newest(seen.values()), _fingerprints(seen)
    told: set[int] = set()

    def node(version: Version, link: Link | None) -> Node:
        made = Node(version, fingerprints=prints[version.pk], is_changed=version.number < newest[version.item_id])
        if link:
            made.how, made.is_beside = link.how, link.is_beside
        if made.is_beside:
            return made
        made.is_repeated = version.pk in told
        if not made.is_repeated:
            told.add(version.pk)
            made.nodes = [node(getattr(each, far), each) for each in links[version.pk]]
        return made

    return [node(version, None) for version in tops]


def _newest(versions: Iterable[Version]) -> dict[int, int]:
    items = {version.item_id for version in versions}
    return dict(Item.objects.filter(pk__in=items).order_by().annotate(n=Max("versions__number")).values_list("pk", "n"))


def _fingerprints(versions: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for each in Fingerprint.objects.filter(version__in=list(versions)):
        found[each.version_id].append((each.of, each.sha256))
    return found
