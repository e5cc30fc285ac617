"""The limitations of the audit, numbered, so that each figure can point at its own."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.adapters.documents.glossary import KINDS
from frankpledge.adapters.figures.view import AuditView, rows
from frankpledge.core.tables.categories import ALL


@dataclass(frozen=True)
class Limit:
    """A limitation with the anchor it stands at on the page, its number there and the words for its kind.

    What several sources have in common is one limitation of all of them.
    """

    anchor: str
    number: str
    heading: str
    kind: str
    sources: tuple[str, ...]
    applies_to: str
    sentence: str


@dataclass(frozen=True)
class LimitGroup:
    """The limitations of one kind."""

    heading: str
    meaning: str
    limits: tuple[Limit, ...]


def all_limits(view: AuditView) -> tuple[Limit, ...]:
    """Return every limitation once, by kind, then the sources it is one of, then what it applies to."""
    order = list(KINDS)
    found: dict[tuple[str, str, str], set[str]] = {}
    for row in rows(view.audit, "limitations"):
        if row["kind"] in KINDS:
            found.setdefault((row["kind"], row["applies_to"], row["sentence"]), set()).add(row["source"])
    ordered = sorted(found, key=lambda limit: (order.index(limit[0]), sorted(found[limit]), limit))
    return tuple(
        Limit(f"limit-{place}", f"L{place}", KINDS[kind][0], kind, tuple(sorted(found[kind, applies_to, sentence])),
              _words(view, applies_to), sentence)
        for place, (kind, applies_to, sentence) in enumerate(ordered, start=1)
    )  # fmt: skip


def grouped(limits: tuple[Limit, ...]) -> list[LimitGroup]:
    """Return the five kinds in order, each with its limitations; a kind without any stays, and says so."""
    return [
        LimitGroup(heading, meaning, tuple(limit for limit in limits if limit.kind == kind))
        for kind, (heading, meaning) in KINDS.items()
    ]


def limits_on(limits: tuple[Limit, ...], view: AuditView, source: str, category: str) -> list[Limit]:
    """Return what limits figures of one source and category; figures of all records bear every limit of the source."""
    reach = {_words(view, ALL), _words(view, category)}
    own = [limit for limit in limits if source in limit.sources]
    return own if category == ALL else [limit for limit in own if limit.applies_to in reach or _is_other(limit, view)]


def _is_other(limit: Limit, view: AuditView) -> bool:
    """Say whether a limitation speaks of something that is no category, such as a field: it bears on all figures."""
    return limit.applies_to not in {view.label(code) for code in view.audit.categories}


def _words(view: AuditView, applies_to: str) -> str:
    return view.label(applies_to) if applies_to in view.audit.categories else applies_to
