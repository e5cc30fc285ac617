"""Count one source: from its files to exact counts, with a reason for every row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date

import duckdb
import numpy as np
from numpy.typing import NDArray

from frankpledge.adapters.audit.faults_found import faults_of
from frankpledge.adapters.audit.ground import Frame, Ground
from frankpledge.adapters.audit.placing import Placer
from frankpledge.adapters.audit.reading import layout_of
from frankpledge.adapters.audit.recipe import Recipe, SourcePart
from frankpledge.adapters.engine import batches as engine
from frankpledge.adapters.readers import READERS, Layout, ReadFile
from frankpledge.adapters.readers.headings import plain_words
from frankpledge.core.faults import Fault
from frankpledge.core.tables import SourceCounts
from frankpledge.core.tables.categories import UNCLASSIFIED
from frankpledge.core.tables.tally import REASONS, UNREADABLE, Span, Tally

ANY_LABEL = "*"


@dataclass(frozen=True, eq=False)
class Counted:
    """One source, counted: restricted. ``reconciliation`` gives rows by reason for each file, in order."""

    source: SourcePart
    layout: Layout
    frame: Frame
    files: tuple[ReadFile, ...]
    counts: SourceCounts
    by_month: bool
    reconciliation: tuple[tuple[str, NDArray[np.int64]], ...]
    faults: tuple[Fault, ...]
    labels: tuple[str, ...]
    operators: tuple[str, ...]
    category_of: tuple[str, ...]
    span: Span
    rows_by_unit: NDArray[np.int64]
    operator_rows: NDArray[np.int64]
    day_rows: NDArray[np.int64]
    first_day: int
    placer: Placer
    filled: dict[str, int]
    repeats: int


def span_of(recipe: Recipe) -> Span:
    """Return the months of the comparison and of the period."""
    comparison = (recipe.comparison.first, recipe.comparison.last) if recipe.comparison else None
    return Span.of(comparison, (recipe.period.first, recipe.period.last))


def count_files(
    connection: duckdb.DuckDBPyConnection,
    ground: Ground,
    recipe: Recipe,
    source: SourcePart,
    files: tuple[ReadFile, ...],
) -> Counted:
    """Count what was read of one source."""
    layout = layout_of(source)
    frame = ground.frame(source, dict(layout.columns))
    known = engine.read_dictionaries(connection, [file.rows for file in files], with_places=bool(frame.gazetteers))
    categories, category_of = _categories(source, known.labels)
    span = span_of(recipe)
    numbers = np.array([categories.index(category) for category in category_of], dtype=np.int64)
    running = Running(
        Tally(span, len(frame.codes), len(categories), numbers),
        Placer(ground, frame, recipe.geography.order, known.places),
        np.zeros((len(known.operators) + 1, len(known.labels) + 1, len(span.labels) + 2), dtype=np.int64),
        np.zeros(int(span.lasts.max() - span.firsts.min()) + 1, dtype=np.int64),
        int(span.firsts.min()),
    )
    drop = source.duplicates == "drop-exact"
    with ThreadPoolExecutor(1) as beside:  # repeats are looked for while rows are counted
        looking = beside.submit(_repeats, connection.cursor(), files, drop=drop)
        dropped = looking.result().marks if drop else []
        reconciliation = [
            (file.name, running.count(connection, file, known, dropped[position] if drop else None))
            for position, file in enumerate(files)
        ]
    counts, by_month = _counts(running.tally, frame, source, categories, span)
    return Counted(
        source=source, layout=layout, frame=frame, files=files, counts=counts, by_month=by_month,
        reconciliation=tuple(reconciliation), faults=faults_of(connection, files, layout, running.placer),
        labels=known.labels, operators=known.operators, category_of=category_of, span=span,
        rows_by_unit=running.tally.rows_by_unit, operator_rows=running.operator_rows, day_rows=running.day_rows,
        first_day=running.first_day, placer=running.placer, filled=_filled(connection, files),
        repeats=looking.result().number,
    )  # fmt: skip


@dataclass(eq=False)
class Running:
    """What is added to, batch by batch."""

    tally: Tally
    placer: Placer
    operator_rows: NDArray[np.int64]
    day_rows: NDArray[np.int64]
    first_day: int

    def count(
        self,
        connection: duckdb.DuckDBPyConnection,
        file: ReadFile,
        known: engine.Dictionaries,
        dropped: NDArray[np.bool_] | None,
    ) -> NDArray[np.int64]:
        """Count a file's rows; return how many there are by reason."""
        before = self.tally.reasons.copy()
        for batch in engine.ahead(engine.batches(connection, file.rows, known)):
            self.add(batch, None if dropped is None else dropped[batch["row"]])
        reasons = self.tally.reasons - before
        reasons[UNREADABLE] += file.unreadable
        return reasons

    def add(self, batch: engine.Arrays, dropped: NDArray[np.bool_] | None) -> None:
        """Place and count one batch."""
        area = self.placer.place(batch)
        reason = self.tally.add(batch, area, dropped)
        counted = reason == 0
        day = batch["day"][counted].astype(np.int64) - self.first_day
        self.day_rows += np.bincount(day, minlength=len(self.day_rows))
        if self.operator_rows.shape[0] > 1:
            unit = self.tally.span.unit_of(
                batch["day"][counted].astype(np.int64), batch["day_to"][counted].astype(np.int64)
            )
            np.add.at(self.operator_rows, (batch["operator"][counted], batch["label"][counted], unit), 1)


def _categories(source: SourcePart, labels: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the source's categories in order, and the category of each label (last: of a row without one)."""
    mapping = {
        plain_words(label): code for label, code in (READERS[source.reader].CATEGORIES | source.categories).items()
    }
    rest = mapping.get(ANY_LABEL, UNCLASSIFIED)
    of_labels = (*(mapping.get(plain_words(label), rest) for label in labels), rest)
    named = {code for label, code in mapping.items()} | set(of_labels[:-1])
    return tuple(sorted(named | {rest})), of_labels


@dataclass(frozen=True, eq=False)
class Repeats:
    """How many rows repeat an earlier row exactly and, where they are to be dropped, which of each file."""

    number: int
    marks: list[NDArray[np.bool_]]


def _repeats(connection: duckdb.DuckDBPyConnection, files: Sequence[ReadFile], *, drop: bool) -> Repeats:
    found = [engine.digests(connection, file.rows, in_order=drop) for file in files]
    everything = np.concatenate(found) if found else np.zeros(0, dtype=np.uint64)
    if not drop:
        everything.sort()
        return Repeats(int((everything[1:] == everything[:-1]).sum()), [])
    first = np.zeros(len(everything), dtype=bool)
    first[np.unique(everything, return_index=True)[1]] = True
    return Repeats(int((~first).sum()), np.split(~first, np.cumsum([len(part) for part in found])[:-1]))


def _filled(connection: duckdb.DuckDBPyConnection, files: Sequence[ReadFile]) -> dict[str, int]:
    """Count, for each heading, the rows that have a value under it."""
    rows: dict[str, int] = {}
    for file in files:
        patterns = engine.filled_masks(connection, file.rows)
        for position, heading in enumerate(file.headings.names[: engine.MOST_FIELDS]):
            found = sum(n for bits, n in patterns if bits >> position & 1)
            rows[heading] = rows.get(heading, 0) + found
    return rows


def _counts(
    tally: Tally, frame: Frame, source: SourcePart, categories: tuple[str, ...], span: Span
) -> tuple[SourceCounts, bool]:
    """Cut the tally to the source's counts; where totals span more than a month, by period only."""
    months = len(span.labels)
    by_month = not tally.cells[:, :, months:].any()
    complete = np.array([_covered(source, first, last) for first, last in zip(span.firsts, span.lasts, strict=True)])
    counts = SourceCounts(
        source.name, source.basis, frame.area_set, frame.codes, frame.names, categories, span.labels, span.periods,
        complete, tally.cells[:, :, :months],
    )  # fmt: skip
    if by_month:
        return _without_empty_unclassified(counts, source), True
    present = [p for p in (0, 1) if (span.periods == p).any()]
    merged = [
        tally.cells[:, :, :months][:, :, span.periods == p].sum(axis=2) + tally.cells[:, :, months + p] for p in present
    ]
    whole = replace(
        counts,
        months=tuple("" for _ in present),
        month_period=np.array(present),
        complete=np.array([bool(complete[span.periods == p].all()) for p in present]),
        cells=np.stack(merged, axis=2),
    )
    return _without_empty_unclassified(whole, source), False


def _without_empty_unclassified(counts: SourceCounts, source: SourcePart) -> SourceCounts:
    """Leave out ``unclassified`` where nothing is under it."""
    keep = [i for i, c in enumerate(counts.categories) if c != UNCLASSIFIED or counts.cells[:, i].any()]
    if len(keep) == len(counts.categories) or not keep:
        return counts
    return replace(counts, categories=tuple(counts.categories[i] for i in keep), cells=counts.cells[:, keep])


def _covered(source: SourcePart, first: int, last: int) -> bool:
    """Say whether the source covers the days from ``first`` to ``last``, counted from 1970."""
    if source.covers is None:
        return True
    epoch = date(1970, 1, 1)
    return (source.covers.first - epoch).days <= first and last <= (source.covers.last - epoch).days


def reconciliation_rows(counted: Counted) -> Iterator[tuple[str, str, str, int]]:
    """Yield source, file, reason and rows: ``read`` first, then each reason met."""
    for file, reasons in counted.reconciliation:
        yield counted.source.name, file, "read", int(reasons.sum())
        for reason, rows in zip(REASONS, reasons.tolist(), strict=True):
            if rows:
                yield counted.source.name, file, reason, rows
