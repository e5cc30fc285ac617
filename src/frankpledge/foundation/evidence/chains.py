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
    found = _follow(versions, lambda keys: Link.objects.filter(version__in=keys), "version_id", "on")
    return found.chain(lambda version: version.pk)


def forward_from(versions: Iterable[Version]) -> Chain:
    """Follow what rests on versions, up to what was published: each item once, as the latest version that rests so."""
    found = _follow(versions, lambda keys: Link.objects.filter(on__in=keys), "on_id", "version")
    return found.chain(lambda version: version.item_id)


@dataclass
class _Followed:
    """What was reached from some versions, and by which links."""

    tops: list[Version]
    ties: list[tuple[Version, Version, Link]]
    seen: dict[int, Version]
    is_cut: bool

    def chain(self, place_of: Callable[[Version], int]) -> Chain:
        """Draw it as a list of lists; versions of one place stand there once, as the latest of them."""
        following: dict[int, dict[int, tuple[Version, Link]]] = defaultdict(dict)
        for near, far, link in self.ties:
            known = following[place_of(near)].get(place_of(far))
            if known is None or known[0].number < far.number:
                following[place_of(near)][place_of(far)] = (far, link)
        newest, prints, told = _newest(self.seen.values()), _fingerprints(self.seen), set[int]()

        def node(version: Version, link: Link | None = None) -> Node:
            made = Node(version, fingerprints=prints[version.pk], is_changed=version.number < newest[version.item_id])
            if link:
                made.how, made.is_beside = link.how, link.is_beside
            made.is_repeated = not made.is_beside and place_of(version) in told
            if not (made.is_beside or made.is_repeated):
                told.add(place_of(version))
                made.nodes = [node(*each) for each in following[place_of(version)].values()]
            return made

        places = {place_of(version): version for version in sorted(self.tops, key=lambda each: each.number)}
        return Chain([node(version) for version in places.values()], self.seen, self.is_cut)


def _follow(roots: Iterable[Version], links_at: Callable[[set[int]], QuerySet[Link]], near: str, far: str) -> _Followed:
    seen = {version.pk: version for version in roots}
    found = _Followed(list(seen.values()), [], seen, is_cut=False)
    level = set(seen)
    while level and not found.is_cut:
        following: set[int] = set()
        for link in links_at(level).select_related(f"{far}__item__agency").order_by(f"{far}__item__number", "pk"):
            reached: Version = getattr(link, far)
            if not link.is_beside and reached.pk not in seen:
                following.add(reached.pk)
            reached = seen.setdefault(reached.pk, reached)
            found.ties.append((seen[getattr(link, near)], reached, link))
        level, found.is_cut = following, len(seen) > MOST
    return found


def _newest(versions: Iterable[Version]) -> dict[int, int]:
    items = {version.item_id for version in versions}
    return dict(Item.objects.filter(pk__in=items).order_by().annotate(n=Max("versions__number")).values_list("pk", "n"))


def _fingerprints(versions: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for each in Fingerprint.objects.filter(version__in=list(versions)):
        found[each.version_id].append((each.of, each.sha256))
    return found
