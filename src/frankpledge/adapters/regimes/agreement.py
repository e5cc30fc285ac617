"""What the parts of a regime's file must agree on between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from frankpledge.adapters.regimes.tables import BodyTable, Keyed, OversightTable, RegimeFile
from frankpledge.core.cycle import find_step_faults

LISTS = tuple(name for name in RegimeFile.model_fields if name != "regime")


def find_disagreements(file: RegimeFile) -> Iterator[tuple[str, str]]:
    """Yield the key at fault and a sentence for each disagreement between the parts of a file."""
    yield from ((part, f"there is no [[{part}]].") for part in LISTS if not getattr(file, part))
    for part in ("word", "step", "date", "content", "competency"):
        yield from _repeated(part, getattr(file, part))
    yield from _held_twice("body", file.body)
    yield from _held_twice("oversight", file.oversight)
    yield from _foreign_tiers(file)
    yield from _unknown_references(file)
    yield from _steps_out_of_order(file)


def _repeated(part: str, entries: Sequence[Keyed]) -> Iterator[tuple[str, str]]:
    keys = [entry.key for entry in entries]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f"{part}.{key}", f"there are two [[{part}]] with the key '{key}': give each its own."


def _held_twice(part: str, entries: Sequence[BodyTable] | Sequence[OversightTable]) -> Iterator[tuple[str, str]]:
    """The same body may come again with another duty, but not on the same day in the same tier."""
    for one, other in combinations(entries, 2):
        tiers_meet = not one.tiers or not other.tiers or set(one.tiers) & set(other.tiers)
        if one.key == other.key and tiers_meet and one.span.meets(other.span):
            yield f"{part}.{one.key}", f"two [[{part}]] '{one.key}' hold on the same day in the same tier."


def _foreign_tiers(file: RegimeFile) -> Iterator[tuple[str, str]]:
    parts = (("body", file.body), ("step", file.step), ("oversight", file.oversight))
    for part, entries in parts:
        for entry in entries:
            for tier in sorted(set(entry.tiers) - set(file.regime.tiers)):
                yield f"{part}.{entry.key}.tiers", f"'{tier}' is not among the tiers of the regime."


def _unknown_references(file: RegimeFile) -> Iterator[tuple[str, str]]:
    steps, words = {step.key for step in file.step}, {word.key for word in file.word}
    for rule in file.date:
        if rule.step not in steps:
            yield f"date.{rule.key}.step", f"there is no [[step]] '{rule.step}'."
    for content in file.content:
        if content.document not in words:
            yield f"content.{content.key}.document", f"there is no [[word]] '{content.document}'."


def _steps_out_of_order(file: RegimeFile) -> Iterator[tuple[str, str]]:
    every = frozenset(file.regime.tiers)
    values = [table.value(every) for table in file.step]
    sentences = {
        sentence: None
        for tier in file.regime.tiers
        for sentence in find_step_faults([v for v in values if tier in v.tiers])
    }
    yield from (("step", sentence) for sentence in sentences)
