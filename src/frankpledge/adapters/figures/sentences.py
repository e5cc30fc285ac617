"""Titles and text alternatives of figures, from published numbers only."""

from __future__ import annotations

from frankpledge.adapters.figures.choice import Drawing
from frankpledge.adapters.figures.frame import Caption
from frankpledge.adapters.figures.scales import decimals_for
from frankpledge.adapters.figures.view import AreaRow, AuditView, ChangeRow
from frankpledge.adapters.figures.words import days, figure, interval, listed, month, percent_change, plural, spoken
from frankpledge.core.quantities import Withheld
from frankpledge.core.tables.categories import ALL

ANCHORS = "Points were moved to nearby anchor points before publication: they are not addresses."


def subject(view: AuditView, drawing: Drawing) -> str:
    """Name what a figure counts: 'Burglary, police'."""
    return f"{view.label(drawing.category)}, {spoken(drawing.source)}"


def area_set(view: AuditView, source: str) -> str:
    """Return the name of the areas a source is counted by."""
    return next(record.area_set for record in view.audit.sources if record.name == source)


def is_restricted(view: AuditView) -> bool:
    """Say whether any source is unprotected, which makes all of the output restricted."""
    return any(source.method == "none" for source in view.audit.sources)


def caption(view: AuditView, drawing: Drawing) -> Caption:
    """Return the name, title and text alternative of a figure."""
    writer = {
        "map": _of_map,
        "rates": _of_rates,
        "monthly": _of_months,
        "change-areas": _of_changes,
        "change-categories": _of_changes,
    }[drawing.kind]
    data = {"source": drawing.source, "category": drawing.category, "period-from": view.period_from}
    return Caption(drawing.file, title(view, drawing), writer(view, drawing), data, is_restricted(view))


def title(view: AuditView, drawing: Drawing) -> str:
    """Return the title of a figure."""
    by, per = area_set(view, drawing.source), figure(view.audit.per)
    what = subject(view, drawing)
    period = days(view.audit.period)
    if drawing.kind == "map":
        return f"Map of {what[:1].lower()}{what[1:]}: rate per {per} people by {by}, {period}"
    if drawing.kind == "rates":
        return f"{what}: rate per {per} people by {by} with 95% intervals, {period}"
    if drawing.kind == "monthly":
        return f"{what}: records each month in {view.audit.partnership_name}"
    earlier = days(view.audit.comparison) if view.audit.comparison else "the earlier period"
    if drawing.kind == "change-areas":
        return f"{what}: change by {by}, {period} compared with {earlier}"
    return f"Records of {spoken(drawing.source)}: change by category, {period} compared with {earlier}"


def _of_map(view: AuditView, drawing: Drawing) -> str:
    record = next(s for s in view.audit.sources if s.name == drawing.source)
    return f"{_extremes(view, drawing)} {ANCHORS if record.snapped else ''}".strip()


def _of_rates(view: AuditView, drawing: Drawing) -> str:
    whole = view.whole(drawing.source, drawing.category)
    if whole is None or whole.number is None:
        return _extremes(view, drawing)
    places = decimals_for(whole.number)
    ends = interval(whole.low, whole.high, places)
    level = f"The whole of {view.audit.partnership_name}: {figure(whole.rate, places)} (95% interval {ends})."
    return f"{_extremes(view, drawing)} {level}"


def _extremes(view: AuditView, drawing: Drawing) -> str:
    areas = view.areas(drawing.source, drawing.category)
    shown = [row for row in areas if row.number is not None]
    hidden = [row for row in areas if isinstance(row.count, Withheld)]
    by = plural(area_set(view, drawing.source))
    places = decimals_for(max((row.number or 0.0 for row in shown), default=0.0))
    end = f" Withheld: {listed([row.name for row in hidden])}." if hidden else ""
    if len(shown) < 7:
        return f"Of the {by} shown: {_named(shown, places)}.{end}"
    return f"Of the {by} shown, highest: {_named(shown[:3], places)}. Lowest: {_named(shown[-3:][::-1], places)}.{end}"


def _named(areas: list[AreaRow], places: int) -> str:
    return listed([f"{row.name} {figure(row.rate, places)}" for row in areas])


def _of_months(view: AuditView, drawing: Drawing) -> str:
    series = view.months(drawing.source, drawing.category)
    whole = [row for row in series if row.complete and not isinstance(row.count, Withheld) and row.count is not None]
    hidden = [month(row.month) for row in series if isinstance(row.count, Withheld)]
    partial = [month(row.month) for row in series if not row.complete]
    ends = f"From {month(series[0].month)} to {month(series[-1].month)}."
    if whole:
        high, low = (pick(whole, key=lambda row: float(row.count or 0)) for pick in (max, min))
        ends += f" Of the complete months shown, the highest is {month(high.month)} with {figure(high.count)}"
        ends += f" and the lowest {month(low.month)} with {figure(low.count)}."
    ends += f" Incomplete: {listed(partial)}." if partial else ""
    return ends + (f" Withheld: {listed(hidden)}." if hidden else "")


def _of_changes(view: AuditView, drawing: Drawing) -> str:
    by_category = drawing.kind == "change-categories"
    source = drawing.source
    changes = view.changes_by_category(source) if by_category else view.changes_by_area(source, ALL)
    groups = [("Real change", "real-change"), ("Could be chance", "could-be-chance")]
    told = [(words, [c for c in changes if c.reading == reading]) for words, reading in groups]
    lines = [f"{words}: {listed([_change(view, c, by_category) for c in found])}." for words, found in told if found]
    return " ".join(lines) or "No change can be told."


def _change(view: AuditView, change: ChangeRow, by_category: bool) -> str:
    return f"{view.label(change.category) if by_category else change.name} {percent_change(change.ratio)}"
