"""A dataset as every agency is asked for it: its fields, what each means, and how it is counted (R118, R164)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.core.dictionary.detail import Detail


class FieldKind(StrEnum):
    """What a field holds, which decides what becomes of it at the door."""

    PLAIN = "plain"
    IDENTIFIER = "identifier"
    """Names one record or person: replaced by a keyed pseudonym."""
    FREE_TEXT = "free-text"
    """What somebody wrote: screened for personal details."""
    POINT = "point"
    PLACE = "place"
    DATE = "date"
    CATEGORY = "category"
    COUNT = "count"


@dataclass(frozen=True)
class Field:
    """A field: the heading it has in a snapshot, what it means, and which column of the reader it fills."""

    key: str
    heading: str
    words: str
    kind: FieldKind = FieldKind.PLAIN
    canonical: str = ""
    detail: Detail | None = None
    needed: bool = False
    also: tuple[str, ...] = ()
    """Other headings under which agencies send it."""
    codes: tuple[str, ...] = ()
    """The values it may have, where the dictionary lists them; a category's are else those of its dataset."""


@dataclass(frozen=True)
class Caveat:
    """What to beware of in a dataset whoever supplies it: the kind of limitation, and a sentence."""

    kind: str
    sentence: str


@dataclass(frozen=True)
class Dataset:
    """A dataset: who reads it how, its fields, its counting rule and what to beware of."""

    key: str
    name: str
    source: str
    reader: str
    basis: str
    licence: str
    counting: str
    caveats: tuple[Caveat, ...]
    fields: tuple[Field, ...]
    crs: str = "EPSG:4326"
    dates: tuple[str, ...] = ()
    categories: Mapping[str, str] | None = None
    """The words of its rows → the audit's categories."""

    def field(self, key: str) -> Field:
        """Return a field by its key; ``KeyError`` where there is none."""
        return {field.key: field for field in self.fields}[key]

    def codes_of(self, field: Field) -> tuple[str, ...]:
        """Return the values that a field may have by the dictionary; none where it lists none (R164).

        >>> kind = Field("category", "Type", "Kind", FieldKind.CATEGORY)
        >>> log = Dataset("log", "Log", "", "table", "event", "", "", (), (kind,), categories={"Noise": "calls-asb"})
        >>> log.codes_of(kind)
        ('Noise',)
        """
        own = tuple(self.categories or ()) if field.kind is FieldKind.CATEGORY else ()
        return field.codes or own

    def keep(self, keys: Iterable[str]) -> tuple[Field, ...]:
        """Return the fields of these keys, in the dictionary's order; what it does not know is left out."""
        wanted = frozenset(keys)
        return tuple(field for field in self.fields if field.key in wanted)

    def finer_than(self, detail: Detail, keys: Iterable[str]) -> tuple[Field, ...]:
        """Return those of the fields that tell a finer place than is allowed."""
        return tuple(field for field in self.keep(keys) if field.detail and not detail.allows(field.detail))

    def lacks(self, keys: Iterable[str]) -> tuple[Field, ...]:
        """Return the fields without which it cannot be counted, and that are not among these."""
        wanted = frozenset(keys)
        return tuple(field for field in self.fields if field.needed and field.key not in wanted)
