"""The tables of a regime's TOML file, and how each becomes a value of the core."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from frankpledge.core.cycle import (
    SECTORS,
    Body,
    Competency,
    DateRule,
    Duty,
    Mark,
    OversightBody,
    RequiredContent,
    Source,
    Span,
    Step,
    Tier,
    Word,
)

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
MarkLetter = Literal["V", "S", "P", "R"]


class Sourced(BaseModel):
    """A table that says where it was read and how far. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Text
    mark: MarkLetter

    @property
    def read_in(self) -> Source:
        """The source as a value of the core."""
        return Source(self.source, Mark(self.mark))


class Keyed(Sourced):
    """An entry of a list, known by its key."""

    key: Key


class Dated(Keyed):
    """An entry that holds for some days, in some tiers; where days are given, so is their source."""

    tiers: tuple[Tier, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    dates_source: Text | None = None
    dates_mark: MarkLetter | None = None

    @model_validator(mode="after")
    def _dates_have_a_source(self) -> Dated:
        is_dated = self.valid_from is not None or self.valid_to is not None
        if {self.dates_source is not None, self.dates_mark is not None} != {is_dated}:
            raise ValueError("valid_from and valid_to need 'dates_source' and 'dates_mark', and these need a date")
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("'valid_to' is before 'valid_from'")
        return self

    @property
    def span(self) -> Span:
        """The days on which the entry holds."""
        return Span(self.valid_from, self.valid_to)

    @property
    def dates_read_in(self) -> Source | None:
        """The source of the dates."""
        return source_or_none(self.dates_source, self.dates_mark)

    def in_tiers(self, every: frozenset[Tier]) -> frozenset[Tier]:
        """Return the entry's tiers: all of the regime's where it names none."""
        return frozenset(self.tiers) or every


class WordTable(Keyed):
    """A ``[[word]]``."""

    text: Text

    def value(self) -> Word:
        """Return the core's value."""
        return Word(self.key, self.text, self.read_in)


class BodyTable(Dated):
    """A ``[[body]]``."""

    name: Text
    duty: Duty
    sector: str

    @field_validator("sector")
    @classmethod
    def _known_sector(cls, value: str) -> str:
        if value not in SECTORS:
            raise ValueError(f"unknown sector '{value}'; known: {', '.join(SECTORS)}")
        return value

    def value(self, every: frozenset[Tier]) -> Body:
        """Return the core's value."""
        tiers = self.in_tiers(every)
        return Body(
            self.key, self.name, self.duty, self.sector, tiers, self.read_in, self.span, self.dates_read_in
        )  # fmt: skip


class StepTable(Keyed):
    """A ``[[step]]``. The minimum days are this program's recommendation, never law."""

    label: Text
    statute: Text
    tiers: tuple[Tier, ...] = ()
    requires: tuple[Key, ...] = ()
    recommended_minimum_days: int = Field(default=0, ge=0, le=1000)
    days_reason: str = ""
    continuing: bool = False
    evidence: tuple[Text, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _days_have_a_reason(self) -> StepTable:
        if self.continuing == (self.recommended_minimum_days > 0):
            raise ValueError("give 'recommended_minimum_days', or 'continuing = true', and not both")
        if (self.recommended_minimum_days > 0) != bool(self.days_reason):
            raise ValueError("'recommended_minimum_days' needs 'days_reason', and it needs days")
        return self

    def value(self, every: frozenset[Tier]) -> Step:
        """Return the core's value."""
        return Step(
            key=self.key, label=self.label, statute=self.statute, source=self.read_in,
            tiers=frozenset(self.tiers) or every, requires=self.requires,
            recommended_minimum_days=self.recommended_minimum_days, days_reason=self.days_reason,
            is_continuing=self.continuing, evidence=self.evidence,
        )  # fmt: skip


class DateTable(Keyed):
    """A ``[[date]]``: by when a step is due, first and then every so many years."""

    label: Text
    step: Key
    every_years: int = Field(ge=1, le=20)
    first: date | None = None
    dates_source: Text | None = None
    dates_mark: MarkLetter | None = None

    @model_validator(mode="after")
    def _first_has_a_source(self) -> DateTable:
        if {self.dates_source is not None, self.dates_mark is not None} != {self.first is not None}:
            raise ValueError("'first' needs 'dates_source' and 'dates_mark', and these need it")
        return self

    def value(self) -> DateRule:
        """Return the core's value."""
        return DateRule(
            self.key, self.label, self.step, self.every_years, self.read_in, self.first,
            source_or_none(self.dates_source, self.dates_mark),
        )  # fmt: skip


class ContentTable(Keyed):
    """A ``[[content]]``: what a document must hold."""

    document: Key
    text: Text

    def value(self) -> RequiredContent:
        """Return the core's value."""
        return RequiredContent(self.key, self.document, self.text, self.read_in)


class OversightTable(Dated):
    """An ``[[oversight]]`` body."""

    name: Text
    power: Text
    expected_end: str = ""
    expected_end_source: Text | None = None
    expected_end_mark: MarkLetter | None = None

    @model_validator(mode="after")
    def _end_has_a_source(self) -> OversightTable:
        given = {self.expected_end_source is not None, self.expected_end_mark is not None}
        if given != {bool(self.expected_end)}:
            raise ValueError("'expected_end' needs 'expected_end_source' and 'expected_end_mark', and these need it")
        return self

    def value(self, every: frozenset[Tier]) -> OversightBody:
        """Return the core's value."""
        return OversightBody(
            self.key, self.name, self.power, self.in_tiers(every), self.read_in, self.span, self.dates_read_in,
            self.expected_end, source_or_none(self.expected_end_source, self.expected_end_mark),
        )  # fmt: skip


class CompetencyTable(Keyed):
    """A ``[[competency]]``."""

    text: Text

    def value(self) -> Competency:
        """Return the core's value."""
        return Competency(self.key, self.text, self.read_in)


class RegimeTable(Sourced):
    """The ``[regime]`` itself."""

    key: Key
    title: Text
    tiers: tuple[Tier, ...] = Field(min_length=1)
    in_force: date
    recommended_contingency_days: int = Field(ge=0, le=365)
    contingency_reason: Text


class RegimeFile(BaseModel):
    """A whole file. Unknown keys are refused; that no list is empty is checked once each entry is sound."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    regime: RegimeTable
    word: tuple[WordTable, ...] = ()
    body: tuple[BodyTable, ...] = ()
    step: tuple[StepTable, ...] = ()
    date: tuple[DateTable, ...] = ()
    content: tuple[ContentTable, ...] = ()
    oversight: tuple[OversightTable, ...] = ()
    competency: tuple[CompetencyTable, ...] = ()


def source_or_none(text: str | None, mark: str | None) -> Source | None:
    """Return a source of the core where one is given."""
    return Source(text, Mark(mark)) if text is not None and mark is not None else None
