"""An interim audit beside the first of its cycle: sources, what was counted, and what each says (R107)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, Conclusion, Finding, Source
from frankpledge.stages.audit.permissions import check_may_read_audit


@dataclass(frozen=True)
class Pair:
    """What the first audit has under a name, and what this one has; empty where it has nothing."""

    name: str
    first: str
    now: str


@dataclass(frozen=True)
class Comparison:
    """Two audits side by side."""

    first: Audit
    sources: tuple[Pair, ...]
    counted: tuple[Pair, ...]
    said: tuple[Pair, ...]

    @property
    def is_like_with_like(self) -> bool:
        """Whether both took in the same sources: a change is no change where the source is another."""
        return all(pair.first and pair.now for pair in self.sources)


def first_of(standing: Standing, audit: Audit) -> Audit | None:
    """Return the audit with which another of its cycle is compared: the cycle's own, or else the earliest."""
    check_may_read_audit(standing)
    others = Audit.objects.filter(partnership=standing.partnership, cycle=audit.cycle_id).exclude(pk=audit.pk)
    own = others.filter(kind=Audit.Kind.CYCLE).first()
    return own or others.filter(period_from__lt=audit.period_from).order_by("period_from", "pk").first()


def compare(standing: Standing, audit: Audit) -> Comparison | None:
    """Return the two side by side, in seven queries; nothing where there is no earlier audit."""
    first = first_of(standing, audit)
    if first is None:
        return None
    both = (first, audit)
    return Comparison(
        first,
        _pairs(*(_sources(each) for each in both)),
        _pairs(*(_counted(each) for each in both)),
        _pairs(*(_said(each) for each in both)),
    )


def _pairs(first: dict[str, str], now: dict[str, str]) -> tuple[Pair, ...]:
    names = {name.casefold(): name for name in (*first, *now)}
    old = {name.casefold(): text for name, text in first.items()}
    new = {name.casefold(): text for name, text in now.items()}
    return tuple(Pair(names[key], old.get(key, ""), new.get(key, "")) for key in sorted(names))


def _sources(audit: Audit) -> dict[str, str]:
    found = Source.objects.filter(audit=audit, is_in=True).values_list("name", flat=True)
    return dict.fromkeys(found, "Taken in")


def _counted(audit: Audit) -> dict[str, str]:
    """What the latest counting within the audit's period says under each identifier."""
    within = Q(counting__period_from__gte=audit.period_from, counting__period_to__lte=audit.period_to)
    found = Finding.objects.filter(within, partnership=audit.partnership_id).order_by("counting_id", "pk")
    return dict(found.exclude(kind="unknown").values_list("identifier", "sentence"))


def _said(audit: Audit) -> dict[str, str]:
    said: dict[str, list[str]] = {}
    found = Conclusion.objects.filter(audit=audit, withdrawn_on=None).order_by("pk")
    for theme, text in found.values_list("theme", "text"):
        said.setdefault(theme, []).append(text)
    return {theme: " ".join(texts) for theme, texts in said.items()}
