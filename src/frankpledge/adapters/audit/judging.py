"""Judge the quality of every source, and say what limits its figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from frankpledge.adapters.audit.counting import Counted
from frankpledge.adapters.audit.ground import Ground
from frankpledge.adapters.audit.populations import Population
from frankpledge.adapters.audit.profiling import profile_of
from frankpledge.core.disclosure.policy import Policy
from frankpledge.core.geography import Misfit
from frankpledge.core.quality import (
    Limitation,
    QualityNote,
    SourceProfile,
    exact_notes,
    incomplete_months,
    limitations,
    publishable_notes,
    step_for,
)
from frankpledge.core.tables import SourceCounts, Table


@dataclass(frozen=True, eq=False)
class Quality:
    """What is known of the records' quality: for the release, and exactly for the working folder.

    ``incomplete`` gives the months of each source that are missing or partial.
    """

    table: Table
    exact_table: Table
    limitations: tuple[Limitation, ...]
    limitations_table: Table
    incomplete: Mapping[str, frozenset[str]]

    def with_months_marked(self, counts: SourceCounts) -> SourceCounts:
        """Return the counts with every missing or partial month marked as not complete."""
        whole = np.array([month not in self.incomplete[counts.source] for month in counts.months], dtype=bool)
        return replace(counts, complete=counts.complete & whole)


def judge(
    counted: Sequence[Counted], rules: Sequence[Policy], ground: Ground, populations: Sequence[Population]
) -> Quality:
    """Judge every source, the areas and the populations. What is published is rounded by each source's own rule."""
    profiles = [profile_of(one, ground.report.name) for one in counted]
    steps = [step_for(rule.threshold) for rule in rules]
    found = [
        limit
        for one, profile, step in zip(counted, profiles, steps, strict=True)
        for limit in limitations(profile, _declared(one), step=step)
    ]
    ground_notes = [*_misfit_notes(ground), *_population_notes(populations)]
    return Quality(
        table=_notes_table(
            [n for p, step in zip(profiles, steps, strict=True) for n in publishable_notes(p, step=step)] + ground_notes
        ),
        exact_table=_notes_table([note for p in profiles for note in exact_notes(p)] + ground_notes),
        limitations=tuple(found),
        limitations_table=_limitations_table(found),
        incomplete={p.source: _incomplete(p) for p in profiles},
    )


def _incomplete(profile: SourceProfile) -> frozenset[str]:
    return frozenset(incomplete_months(profile))


def _declared(one: Counted) -> tuple[Limitation, ...]:
    name = one.source.name
    return tuple(Limitation(name, part.kind, part.applies_to, part.sentence) for part in one.source.limitations)


def _misfit_notes(ground: Ground) -> Iterable[QualityNote]:
    """List where the areas reported by overlap or leave gaps, as shares of the partnership's area."""
    names = dict(zip(ground.report.codes, ground.report.names, strict=True))
    for misfit in ground.misfits:
        value = f"{100 * misfit.share:.4f}"
        yield QualityNote(
            "boundaries", misfit.kind, ground.report.name, "percent-of-area", value, _misfit(misfit, names)
        )


def _misfit(misfit: Misfit, names: Mapping[str, str]) -> str:
    share = f"{100 * misfit.share:.2g} % of the partnership's area"
    if misfit.kind == "gap":
        return f"{share} lies in no area; records there are counted in the total and shown as not placed."
    first, second = (names[code] for code in misfit.codes)
    return f"{first} and {second} overlap over {share}; records there are counted once, under {first}."


def _population_notes(populations: Sequence[Population]) -> Iterable[QualityNote]:
    """Name the areas whose people could be carried to none of the areas reported by."""
    for one in populations:
        for code, people in one.lost:
            sentence = f"{people:,.0f} residents of {code} could not be placed and are left out of the rates."
            yield QualityNote("population", "lookup-loss", one.part.name, "residents", f"{people:.0f}", sentence)


def _notes_table(notes: Sequence[QualityNote]) -> Table:
    fields = ("source", "check", "field", "measure", "value", "sentence")
    return _table("quality", fields, sorted({tuple(str(getattr(note, name)) for name in fields) for note in notes}))


def _limitations_table(found: Sequence[Limitation]) -> Table:
    fields = ("source", "kind", "applies_to", "sentence")
    return _table("limitations", fields, sorted({tuple(getattr(limit, name) for name in fields) for limit in found}))


def _table(name: str, fields: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Table:
    columns = {field: np.array([row[i] for row in rows], dtype=object) for i, field in enumerate(fields)}
    return Table(name, columns if rows else {})
