"""Run an audit: from its recipe to all that may be published, and what stays behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.adapters.audit.counting import Counted, count_files
from frankpledge.adapters.audit.ground import Ground
from frankpledge.adapters.audit.judging import Quality, judge
from frankpledge.adapters.audit.populations import Population, denominators, read_populations
from frankpledge.adapters.audit.protecting import policies, show
from frankpledge.adapters.audit.reading import SourceReading
from frankpledge.adapters.audit.recipe import Recipe, SourcePart
from frankpledge.adapters.engine import connect
from frankpledge.adapters.readers import READERS
from frankpledge.adapters.readers.opening import digest_of
from frankpledge.core.disclosure.policy import Policy
from frankpledge.core.evidence import Finding
from frankpledge.core.faults import BadInput, Fault
from frankpledge.core.provenance import AreaShape, Audit, SourceRecord, SuppliedFile
from frankpledge.core.tables import Table
from frankpledge.core.tables.categories import CATEGORIES
from frankpledge.core.tables.published import Frame, Shown, build_tables

MANY_BYTES = 10 << 20
"""Files of more than 10 MB are worth preparing for: they hold some fifty thousand rows."""


@dataclass(frozen=True, eq=False)
class AuditRun:
    """An audit that may be published, and the exact results that may not."""

    audit: Audit
    counted: tuple[Counted, ...]
    quality: Quality


def run_audit(recipe: Recipe, reads: Sequence[SourceReading], scratch: Path, *, with_findings: bool = True) -> AuditRun:
    """Run every step that makes figures; nothing is drawn and nothing is written but below ``scratch``.

    Raises
    ------
    BadInput
        With every fault found in the recipe's files.
    """
    try:
        ground = Ground.of(recipe)
        populations = read_populations(recipe, ground)
    except BadInput as error:
        raise BadInput([*error.faults, *_faults_in(reads)]) from error
    ground.prepare(for_many=any(_is_large(read.source) for read in reads))
    counted = _count_each(recipe, ground, scratch, reads)
    rules = policies(recipe, counted)
    quality = judge(counted, rules, ground, populations)
    counted = tuple(replace(one, counts=quality.with_months_marked(one.counts)) for one in counted)
    shown = [
        show(
            one,
            rule,
            population=_people(one, ground, populations),
            by_area=recipe.report.monthly_by != "partnership",
            comparable=bool(one.counts.complete.all()),
        )
        for one, rule in zip(counted, rules, strict=True)
    ]
    tables = _tables(recipe, shown, ground, populations, quality)
    records = tuple(_record(one, rule, recipe) for one, rule in zip(counted, rules, strict=True))
    findings = _findings(recipe, tables, records, quality) if with_findings else ()
    return AuditRun(_audit(recipe, ground, records, tables, findings), counted, quality)


def _faults_in(reads: Sequence[SourceReading]) -> list[Fault]:
    """Return what stops files from being read, so that it is told together with what else is wrong."""
    errors = (read.files.exception() for read in reads)
    return [fault for error in errors if isinstance(error, BadInput) for fault in error.faults]


def _is_large(source: SourcePart) -> bool:
    """Say whether a source's files are likely to hold tens of thousands of rows."""
    return sum(map(_size_of, source.files)) > MANY_BYTES


def _size_of(path: Path) -> int:
    """Return a file's size in bytes; none where it cannot be seen, which its reader tells."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _count_each(recipe: Recipe, ground: Ground, scratch: Path, reads: Sequence[SourceReading]) -> tuple[Counted, ...]:
    """Count each source as soon as it is read, telling the faults of all at once."""
    counted: list[Counted] = []
    faults: list[Fault] = []
    connection = connect(scratch)
    for read in reads:
        try:
            counted.append(count_files(connection, ground, recipe, read.source, read.files.result()))
        except BadInput as error:
            faults.extend(error.faults)
    if faults:
        raise BadInput(faults)
    return tuple(counted)


def _people(one: Counted, ground: Ground, populations: Sequence[Population]) -> NDArray[np.float64]:
    """Return the population in use for the source's areas, then none for unplaced, then the sum over areas."""
    used = next((p for p in populations if p.part.use), None)
    if used is None or one.frame.area_set != ground.report.name:
        return np.full(len(one.frame.codes) + 2, np.nan)
    return np.append(used.of_areas, [np.nan, used.of_areas.sum()])


def _tables(
    recipe: Recipe, shown: Sequence[Shown], ground: Ground, populations: tuple[Population, ...], quality: Quality
) -> dict[str, Table]:
    days: dict[int, tuple[date, date]] = {1: (recipe.period.first, recipe.period.last)}
    if recipe.comparison:
        days[0] = (recipe.comparison.first, recipe.comparison.last)
    frame = Frame(recipe.partnership.code, recipe.partnership.name, days, recipe.report.per)
    return build_tables(shown, frame) | {
        "denominators": denominators(populations, ground),
        "quality": quality.table,
        "limitations": quality.limitations_table,
    }


def _record(one: Counted, rule: Policy, recipe: Recipe) -> SourceRecord:
    part = one.source
    covers = part.covers or recipe.period
    first = recipe.comparison.first if recipe.comparison and not part.covers else covers.first
    files = tuple(
        SuppliedFile(file.name, file.sha256, part.name, part.supplied.get(file.name, "")) for file in one.files
    )
    return SourceRecord(
        part.name, part.agency, part.basis, part.licence, one.frame.area_set, first, covers.last, files,
        READERS[part.reader].SNAPPED, rule.method, rule.threshold, rule.base,
    )  # fmt: skip


def _findings(
    recipe: Recipe, tables: dict[str, Table], records: tuple[SourceRecord, ...], quality: Quality
) -> tuple[Finding, ...]:
    from frankpledge.core.evidence import find

    return tuple(
        find(tables, records, limitations=quality.limitations, partnership_code=recipe.partnership.code,
             categories=CATEGORIES, per=recipe.report.per, report_set=recipe.report.by)
    )  # fmt: skip


def _audit(
    recipe: Recipe,
    ground: Ground,
    records: tuple[SourceRecord, ...],
    tables: dict[str, Table],
    findings: tuple[Finding, ...],
) -> Audit:
    comparison = (recipe.comparison.first, recipe.comparison.last) if recipe.comparison else None
    areas = tuple(
        AreaShape(c, n, s)
        for c, n, s in zip(ground.report.codes, ground.report.names, ground.report.shapes, strict=True)
    )
    return Audit(
        title=recipe.report.title or f"Crime and disorder in {recipe.partnership.name}",
        partnership_code=recipe.partnership.code, partnership_name=recipe.partnership.name,
        regime=recipe.partnership.regime, report_by=recipe.report.by, per=recipe.report.per,
        period=(recipe.period.first, recipe.period.last), comparison=comparison, outline=ground.outline, areas=areas,
        sources=records, inputs=tuple(_inputs(recipe)), categories=CATEGORIES, tables=tables, findings=findings,
    )  # fmt: skip


def _inputs(recipe: Recipe) -> list[SuppliedFile]:
    """List the files that hold nobody's records, in order of name, each once for each use."""
    parts: list[tuple[str, Any]] = [
        *(("boundaries", part) for part in recipe.boundaries),
        *(("lookup", part) for part in recipe.lookup),
        *(("population", part) for part in recipe.population),
    ]
    found = {SuppliedFile(part.file.name, digest_of(part.file), role) for role, part in parts}
    return sorted(found, key=lambda file: (file.role, file.name, file.sha256))
