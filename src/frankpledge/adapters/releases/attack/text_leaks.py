"""Numbers in sentences, cells and labels that tell what the tables withhold.

A number beside the names of a withheld cell must be a figure the tables show of a cell named there too.
What the page leaves open is read both ways: without a category, all of the area's categories are meant, and
then only numbers that are plainly counts or rates are judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from frankpledge.adapters.releases.attack.cell_index import ALL, CellIndex
from frankpledge.adapters.releases.attack.keys import Key
from frankpledge.adapters.releases.attack.known_figures import known_figures
from frankpledge.adapters.releases.attack.mentions import Mentions
from frankpledge.adapters.releases.attack.numbers import BARE, COUNT, PERCENT, RANK, RATE, TIMES, Figure, figures_in
from frankpledge.adapters.releases.attack.plain_words import even
from frankpledge.adapters.releases.attack.rate_facts import interval_of_rate
from frankpledge.adapters.releases.attack.telling import Telling, tell
from frankpledge.adapters.releases.attack.units import CELL, Unit, sentences

_WHOLE = re.compile(
    r"\b(?:average|overall|whole|partnership|district|borough|city|county|total|all (?:wards|areas))\b", re.I
)
_EVERYTHING = re.compile(r"\b(?:all|total|of which|crimes?|records|recorded)\b", re.IGNORECASE)
_RULE = re.compile(r"\b(?:under|below|(?:fewer|less|smaller) than|at least|from 1 to)\s+$", re.IGNORECASE)
_CEILING = re.compile(r"\b(?:under|below|(?:fewer|less|smaller) than)\s+$", re.IGNORECASE)
_RULE_WORDS = re.compile(r"\b(?:counts|numbers|figures)\b", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"\b(?:more|fewer|less|ris(?:e|en)|rose|fall(?:en)?|fell|up|down|chang\w+|(?:in|de)creas\w+|drop\w*|gr[eo]wn?|than)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"~[\"']?\s?[:(,=-]?\s?[\"']?$")
_HEADERS = (
    (RANK, re.compile(r"\b(?:rank|position|place)\b", re.I)),
    (PERCENT, re.compile(r"%|per ?cent|\bshare\b|\bchange\b", re.I)),
    (RATE, re.compile(r"\brates?\b|\bper\b|\binterval\b|\blimits?\b", re.I)),
    (TIMES, re.compile(r"\bratio\b|\btimes\b", re.I)),
)


@dataclass(frozen=True)
class Subject:
    """What a text speaks of. ``sure`` where its area (or month) and category are both plain."""

    areas: frozenset[str]
    categories: frozenset[str]
    months: frozenset[str]
    withheld: tuple[Key, ...]
    shown: tuple[Key, ...]
    sure: bool


def number_leaks(unit: Unit, index: CellIndex) -> Iterator[Telling]:
    """Yield each number in a unit that tells of a withheld cell."""
    for sentence in sentences(unit, index.book):
        text = index.book.without_names(sentence.text)
        figures = [_with_header(figure, sentence) for figure in figures_in(text)]
        subject = subject_of(sentence, index) if figures else None
        if subject and subject.withheld:
            yield from _judge(sentence, text, figures, subject, index)


def subject_of(unit: Unit, index: CellIndex) -> Subject:
    """Work out which cells a unit speaks of, from its words, then its labels, then its headings."""
    own, context = index.book.mentions(unit.text), unit.context
    spoken = own.filled_from(context.near)
    wide = spoken.filled_from(unit.before if not (spoken.areas and spoken.categories) else Mentions())
    months = spoken.months
    areas = wide.areas or context.far.areas or frozenset({index.partnership})
    categories = spoken.categories or context.far.categories or wide.categories
    sure = bool(spoken.categories or context.far.categories) and bool(spoken.areas or months or unit.form == CELL)
    if not categories:
        categories = frozenset(category for area in areas for category in index.categories_of(area))
    keys = _of_sources(list(index.keys(areas, categories, months)), spoken.sources or context.far.sources)
    hidden = [key for key in keys if key in index.published.withheld]
    if months and any(key.start[:7] in months for key in keys):
        hidden = [key for key in hidden if key.start[:7] in months or not _has_month(key, keys, index)]
    if unit.context.start:
        hidden = [key for key in hidden if key.start >= unit.context.start]
    shown = tuple(key for key in keys if key in index.published.counts)
    return Subject(areas, categories, months, tuple(hidden), shown, sure)


def _has_month(key: Key, keys: list[Key], index: CellIndex) -> bool:
    return any(other.area == key.area and other.category == key.category and other.span != key.span for other in keys)


def _of_sources(keys: list[Key], sources: frozenset[str]) -> list[Key]:
    kept = [key for key in keys if key.source in sources]
    return kept or keys


def _judge(unit: Unit, text: str, figures: list[Figure], subject: Subject, index: CellIndex) -> Iterator[Telling]:
    quoted = [*subject.shown, *_compared(unit, subject, index)]
    known = known_figures(index, quoted, differences=bool(_DIFFERENCE.search(text)))
    for figure in figures:
        if not subject.sure and not _is_plain(figure, text):
            continue
        key = subject.withheld[0]
        threshold = index.published.folder.policy.of(key.source).threshold
        if _states_a_rule(figure, text, threshold) or known.hold(figure):
            continue
        why = f"a number ({figure.kind}) stands beside a withheld cell and no table shows it"
        yield tell(unit.place, key, why, figure.words, _interval(figure, subject, index))


def _compared(unit: Unit, subject: Subject, index: CellIndex) -> list[Key]:
    """Return further cells a sentence may quote: the partnership's, and those of all categories together."""
    areas, categories = set(subject.areas), set(subject.categories)
    words = even(unit.text)
    if _WHOLE.search(words):
        areas.add(index.partnership)
    if _EVERYTHING.search(words):
        categories.add(ALL)
    return [key for key in index.keys(areas, categories, subject.months) if key in index.published.counts]


def _is_plain(figure: Figure, text: str) -> bool:
    """Say whether a figure is a count or rate by its own words, or stands right after an area's name."""
    if figure.kind in {COUNT, RATE}:
        return True
    return figure.kind == BARE and bool(_LABELLED.search(text[: figure.start]))


def _states_a_rule(figure: Figure, text: str, threshold: int) -> bool:
    """Say whether a number is a rule's ("counts under 5 are withheld") or a ceiling too high to tell ("under 20")."""
    before = text[: figure.start]
    too_high = figure.kind in {COUNT, BARE} and figure.value - 1 >= threshold
    return bool(_CEILING.search(before) and too_high) or bool(_RULE.search(before) and _RULE_WORDS.search(text))


def _with_header(figure: Figure, unit: Unit) -> Figure:
    if figure.kind not in {BARE, COUNT} or not unit.context.header:
        return figure
    kinds = [kind for kind, pattern in _HEADERS if pattern.search(unit.context.header)]
    return replace(figure, kind=kinds[0]) if kinds else figure


def _interval(figure: Figure, subject: Subject, index: CellIndex) -> tuple[int, int] | None:
    """Work out the count a number gives, where it can speak of one cell only."""
    if len(subject.withheld) != 1 or not subject.sure:
        return None
    if figure.kind == COUNT and not figure.decimals:
        return (round(figure.value), round(figure.value))
    rates = index.published.rates.get(subject.withheld[0], {})
    if figure.kind != RATE or not rates.get("population"):
        return None
    reach = 0.5 * 10.0**-figure.decimals
    low, high = figure.value - reach, figure.value + reach
    return interval_of_rate(low, high, rates["population"], rates.get("per", 1000.0))
