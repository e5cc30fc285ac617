"""The SQL that turns any table to the canonical columns, all in one pass.

Canonical columns: label, day and day_to (days since 1970), x and y (WGS84 degrees), place, operator, n (how
many records the row stands for), filled (a bit for each column that has a value), digest (of the whole
row), kind (EVENT, TOTALS_ROW or BLANK), and the text of what could not be read (bad_date, bad_point, bad_count).

A column that a layout can never fill is left out of the file: writing two million of anything costs time. Who reads
the file takes what `ABSENT` gives for it.
"""

from __future__ import annotations

from frankpledge.adapters.engine.quoting import quoted
from frankpledge.adapters.readers.dates import read_date
from frankpledge.adapters.readers.headings import Headings
from frankpledge.adapters.readers.layout import Layout

MOST_FIELDS = 62
"""Fields whose completeness is measured: one bit of a 64-bit number each."""
LONGITUDES, LATITUDES = (-9.5, 2.5), (49.0, 61.5)
"""The box that holds Great Britain with its islands; a point outside it is a slip of the pen."""
TOTALS = r"^(grand\s+|sub-?\s*)?totals?\b"
EPOCH = "DATE '1970-01-01'"
EVENT, TOTALS_ROW, BLANK = range(3)
"""The kinds of row: one that counts, one that adds up others, one that holds nothing."""
ABSENT = {
    "label": "CAST(NULL AS VARCHAR)",
    "x": "CAST(NULL AS DOUBLE)",
    "y": "CAST(NULL AS DOUBLE)",
    "bad_point": "CAST(NULL AS VARCHAR)",
    "place": "CAST(NULL AS VARCHAR)",
    "operator": "CAST(NULL AS VARCHAR)",
    "n": "CAST(1 AS BIGINT)",
    "bad_count": "CAST(NULL AS VARCHAR)",
    "kind": f"CAST(CASE WHEN filled = 0 THEN {BLANK} ELSE {EVENT} END AS UTINYINT)",
}
"""What stands for each canonical column that may be left out."""
BUFFER = 8_000_000
"""Bytes of a CSV that a thread takes at a time: small enough to stay near the processor."""


def read_csv(path: str, headings: Headings, reject_table: str) -> str:
    """Return the table function that reads a CSV as text columns c0, c1, …, setting bad rows aside."""
    columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(len(headings.names)))
    return (
        f"read_csv({quoted(path)}, columns = {{{columns}}}, auto_detect = false, header = false, "
        f"skip = {headings.row}, "
        f"delim = {quoted(headings.delimiter)}, quote = '\"', escape = '\"', buffer_size = {BUFFER}, "
        "store_rejects = true, rejects_limit = 0, "
        f"rejects_table = {quoted(reject_table)}, rejects_scan = {quoted(reject_table + '_scan')})"
    )


def select(layout: Layout, headings: Headings, rows: str) -> str:
    """Return the query that makes canonical columns of rows with text columns c0, c1, ….

    What several columns are made from (the day, the two coordinates) is read once, in an inner query.
    """
    chosen = ", ".join(f"{expression} AS {name}" for name, expression in _columns(layout, headings).items())
    parsed = ", ".join(f"{expression} AS {name}" for name, expression in _parsed(layout, headings).items())
    return f"SELECT {chosen} FROM (SELECT *, {parsed} FROM {rows})"


def rows_in(parquet: str, layout: Layout, headings: Headings) -> str:
    """Return the numbered rows of a file that `select` made, with what stands for the columns it lacks, as a table."""
    written = _columns(layout, headings)
    absent = "".join(f", {what} AS {name}" for name, what in ABSENT.items() if name not in written)
    return f"(SELECT *{absent} FROM read_parquet({quoted(parquet)}, file_row_number = true))"


def _columns(layout: Layout, headings: Headings) -> dict[str, str]:
    """Return the canonical columns that this layout can fill, and what each is made from."""
    at = headings.positions
    texts = {"place": "area", "operator": "operator"}
    return {
        **({"label": f"c{at['category']}"} if "category" in at else {}),
        **_days(layout, at),
        **_points(layout, at),
        **{name: _text(at, key) for name, key in texts.items() if key in at},
        **_number(layout, at),
        "filled": "filled",
        "digest": f"hash({', '.join(f'c{i}' for i in range(len(headings.names)))})",
        **_kind(layout, headings),
    }


def _parsed(layout: Layout, headings: Headings) -> dict[str, str]:
    """Return what is read of a row once: which fields are filled, its day, and its point's two numbers."""
    at = headings.positions
    parts = {"filled": _filled(headings)}
    if not layout.tallies:
        told = [read_date(_text(at, key), layout.dates) for key in ("date", "date_to") if key in at]
        parts["told_day"] = f"CAST(coalesce({', '.join(told)}) AS DATE)"
    first, second = point_keys(layout)
    if first in at and second in at:
        parts |= {"told_x": f"try_cast(c{at[first]} AS DOUBLE)", "told_y": f"try_cast(c{at[second]} AS DOUBLE)"}
    return parts


def point_keys(layout: Layout) -> tuple[str, str]:
    """Return the canonical keys that hold a point's two numbers."""
    return ("easting", "northing") if layout.crs == "EPSG:27700" else ("longitude", "latitude")


def _text(at: dict[str, int], key: str) -> str:
    return f"nullif(trim(c{at[key]}), '')" if key in at else "CAST(NULL AS VARCHAR)"


def _days(layout: Layout, at: dict[str, int]) -> dict[str, str]:
    if layout.tallies:
        text = _text(at, "period")
        return {"day": "period_from", "day_to": "period_to", "bad_date": _bad("period_from", text)}
    sane = "CASE WHEN told_day BETWEEN DATE '1900-01-01' AND DATE '2100-01-01' THEN told_day END"
    last = f"last_day({sane})" if knows_only_months(layout) else sane
    return {
        "day": f"CAST(({sane}) - {EPOCH} AS INTEGER)",
        "day_to": f"CAST(({last}) - {EPOCH} AS INTEGER)",
        "bad_date": f"CASE WHEN ({sane}) IS NULL THEN coalesce({_text(at, 'date')}, '') END",
    }


def knows_only_months(layout: Layout) -> bool:
    """Say whether the source's dates never name a day."""
    return not layout.tallies and all("%d" not in form and "%j" not in form for form in layout.dates)


def _bad(parsed: str, text: str) -> str:
    return f"CASE WHEN {parsed} IS NULL THEN coalesce({text}, '') END"


def _points(layout: Layout, at: dict[str, int]) -> dict[str, str]:
    keys = point_keys(layout)
    if any(key not in at for key in keys):
        return {}
    given = f"(c{at[keys[0]]} <> '' OR c{at[keys[1]]} <> '')"
    inside, x, y = _on_grid() if layout.crs == "EPSG:27700" else _in_degrees()
    shown = f"coalesce(c{at[keys[0]]}, '') || ', ' || coalesce(c{at[keys[1]]}, '')"
    return {"x": x, "y": y, "bad_point": f"CASE WHEN {given} AND NOT coalesce({inside}, false) THEN {shown} END"}


def _on_grid() -> tuple[str, str, str]:
    inside = "told_x BETWEEN 1 AND 700000 AND told_y BETWEEN 1 AND 1300000"
    moved = "ST_Transform(ST_Point(told_x, told_y), 'EPSG:27700', 'EPSG:4326', always_xy := true)"
    x, y = (f"CASE WHEN {inside} THEN {f}({moved}) END" for f in ("ST_X", "ST_Y"))
    return inside, x, y


def _in_degrees() -> tuple[str, str, str]:
    (west, east), (south, north) = LONGITUDES, LATITUDES
    inside = f"told_x BETWEEN {west} AND {east} AND told_y BETWEEN {south} AND {north}"
    return inside, f"CASE WHEN {inside} THEN told_x END", f"CASE WHEN {inside} THEN told_y END"


def _number(layout: Layout, at: dict[str, int]) -> dict[str, str]:
    if not layout.tallies:
        return {}
    text = f"replace({_text(at, 'count')}, ',', '')"
    whole = f"regexp_full_match({text}, '[0-9]{{1,12}}(\\.0*)?')"
    number = f"CASE WHEN {whole} THEN CAST(try_cast({text} AS DOUBLE) AS BIGINT) END"
    return {"n": number, "bad_count": _bad(f"({number})", _text(at, "count"))}


def _filled(headings: Headings) -> str:
    """Write which fields have a value, as bits; the CSV reader gives an empty field, quoted or not, as NULL."""
    fields = range(min(len(headings.names), MOST_FIELDS))
    bits = " | ".join(f"(CASE WHEN c{i} IS NOT NULL THEN {1 << i} ELSE 0 END)" for i in fields)
    return f"CAST({bits} AS BIGINT)"


def _kind(layout: Layout, headings: Headings) -> dict[str, str]:
    beyond = "".join(f" AND c{i} IS NULL" for i in range(MOST_FIELDS, len(headings.names)))
    if not layout.totals_rows and not beyond:
        return {}
    cases = f"WHEN filled = 0{beyond} THEN {BLANK}"
    if layout.totals_rows:
        at = headings.positions
        looked_at = sorted({0, *(at[key] for key in ("category", "area", "date", "period") if key in at)})
        totals = " OR ".join(f"regexp_matches(lower(trim(c{i})), {quoted(TOTALS)})" for i in looked_at)
        cases += f" WHEN {totals} THEN {TOTALS_ROW}"
    return {"kind": f"CAST(CASE {cases} ELSE {EVENT} END AS UTINYINT)"}
