"""How each source says, in ``datapackage.json``, that it is protected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class SourcePolicy:
    """Method (suppress, round, none), threshold and rounding base of one source."""

    method: str = "suppress"
    threshold: int = 5
    base: int = 5

    def bounds(self, published: int) -> tuple[int, int]:
        """Return the least and greatest exact count that a published count can stand for.

        >>> SourcePolicy("round", base=5).bounds(10)
        (8, 12)
        """
        if self.method != "round":
            return (published, published)
        return (max(0, published - (self.base - 1) // 2), published + self.base // 2)  # an exact half goes down

    def is_safe(self, low: int, high: int | None) -> bool:
        """Say whether an interval is at least a threshold wide."""
        return high is None or high - low >= self.threshold


@dataclass(frozen=True)
class Policy:
    """The partnership's own code, the policy of each source, and the words shown for each category."""

    partnership: str = ""
    sources: Mapping[str, SourcePolicy] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)

    def of(self, source: str) -> SourcePolicy:
        """Return a source's policy; one that states none is held to the default."""
        return self.sources.get(source, SourcePolicy())


def policy_from(package: Any) -> Policy:
    """Read the policy from a parsed data package; what is not stated takes its default."""
    stated = package.get("frankpledge", {}) if isinstance(package, dict) else {}
    sources = {name: _source(value) for name, value in sorted(stated.get("sources", {}).items())}
    return Policy(str(stated.get("partnership", "")), sources, dict(stated.get("categories", {})))


def _source(stated: Mapping[str, Any]) -> SourcePolicy:
    default = SourcePolicy()
    return SourcePolicy(
        str(stated.get("method", default.method)),
        int(stated.get("threshold", default.threshold)),
        int(stated.get("base", default.base)),
    )
