"""A regime: the law and its words at a time and place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frankpledge.core.cycle.body import Body, OversightBody, Tier
from frankpledge.core.cycle.source import Source
from frankpledge.core.cycle.step import Step


@dataclass(frozen=True)
class Word:
    """What one thing is called on screen under this regime: the ``audit`` is today a strategic assessment."""

    key: str
    text: str
    source: Source


@dataclass(frozen=True)
class DateRule:
    """A date by which a step must be taken, first and then again every so many years.

    ``first`` is ``None`` where the law's date is not known to us; ``dates_source`` speaks for ``first``.
    """

    key: str
    label: str
    step: str
    every_years: int
    source: Source
    first: date | None = None
    dates_source: Source | None = None


@dataclass(frozen=True)
class RequiredContent:
    """Something that a document of the partnership must hold. ``document`` is the key of a word."""

    key: str
    document: str
    text: str
    source: Source


@dataclass(frozen=True)
class Competency:
    """Something that the people who run the partnership need to be able to do."""

    key: str
    text: str
    source: Source


@dataclass(frozen=True)
class Regime:
    """The law and its words at a time and place.

    ``in_force`` is the first day on which its duties bound; ``recommended_contingency_days`` are calendar days
    recommended by this program, and no law.
    """

    key: str
    title: str
    tiers: frozenset[Tier]
    in_force: date
    source: Source
    words: tuple[Word, ...]
    bodies: tuple[Body, ...]
    steps: tuple[Step, ...]
    dates: tuple[DateRule, ...]
    contents: tuple[RequiredContent, ...]
    oversight: tuple[OversightBody, ...]
    competencies: tuple[Competency, ...]
    recommended_contingency_days: int
    contingency_reason: str

    def word(self, key: str) -> str:
        """Return what a thing is called; ``KeyError`` where the regime has no such word."""
        return {word.key: word.text for word in self.words}[key]

    def date_rule(self, key: str) -> DateRule:
        """Return a date's rule; ``KeyError`` where the regime has no such date."""
        return {rule.key: rule for rule in self.dates}[key]

    def steps_in(self, tier: Tier) -> tuple[Step, ...]:
        """Return the steps that are taken in areas of a tier, in order."""
        return tuple(step for step in self.steps if tier in step.tiers)

    def contents_of(self, document: str) -> tuple[RequiredContent, ...]:
        """Return what a document must hold; ``document`` is the key of a word."""
        return tuple(content for content in self.contents if content.document == document)
