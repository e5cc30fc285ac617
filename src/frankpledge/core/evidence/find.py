"""From the protected tables to findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from frankpledge.core.evidence.change import changes
from frankpledge.core.evidence.finding import Finding
from frankpledge.core.evidence.level import levels
from frankpledge.core.evidence.rows import Ground, Limit, Source, change_rows, month_rows, rate_rows
from frankpledge.core.evidence.season import seasons
from frankpledge.core.evidence.unknown import kinds_known, unknowns
from frankpledge.core.tables.table import Table


def find(
    tables: Mapping[str, Table],
    sources: Sequence[Source],
    *,
    limitations: Sequence[Limit],
    partnership_code: str,
    categories: Mapping[str, str],
    per: int,
    report_set: str,
) -> tuple[Finding, ...]:
    """Find what stands out in the tables of a release: levels, changes, seasons and unknowns, in that order.

    Only what the tables show is used; a withheld figure is never mentioned, ranked or compared.

    Parameters
    ----------
    tables : ``rates``, ``monthly`` and ``change``, protected, with the columns of the contract.
    sources : the sources, each with name, agency, basis, area_set and snapped.
    limitations : what limits each source, each with source, kind, applies_to and sentence.
    partnership_code : the code under which the tables hold the whole.
    categories : the words shown for each category.
    per : residents in the unit of a rate.
    report_set : the boundary set whose areas the report is by.

    Returns
    -------
    Findings, the same for the same tables whatever the order of sources and limitations.

    Raises
    ------
    KeyError
        If one of the three tables is absent.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> empty = {name: Table(name, {}) for name in ("rates", "monthly", "change")}
    >>> police = SimpleNamespace(name="police", agency="Holm Police", basis="event", area_set="ward", snapped=False)
    >>> limit = SimpleNamespace(source="police", kind="inaccurate", applies_to="all", sentence="Hours are guesses.")
    >>> found = find(empty, [police], limitations=[limit], partnership_code="E1", categories={"all": "All records"},
    ...              per=1000, report_set="ward")
    >>> [(finding.identifier, finding.sentence) for finding in found]
    [('unknown-police-inaccurate', 'Holm Police (source: police): Hours are guesses.')]
    """
    rates, partly_withheld = rate_rows(tables["rates"])
    ground = Ground(
        rates=rates,
        partly_withheld=partly_withheld,
        changes=change_rows(tables["change"]),
        monthly=month_rows(tables["monthly"], partnership_code),
        sources={source.name: source for source in sorted(sources, key=lambda source: source.name)},
        limits=kinds_known(limitations),
        partnership=partnership_code,
        categories=categories,
        per=per,
        report_set=report_set,
    )
    return (*levels(ground), *changes(ground), *seasons(ground), *unknowns(ground))
