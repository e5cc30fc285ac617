"""The sheets of the workbook: which table each holds, what it is called, and how its columns are headed."""

from __future__ import annotations

from dataclasses import dataclass

WITHHELD, ABSENT = "[c]", "[x]"
"""The shorthand of government statistics: confidential, and not available."""

SHORTHAND = (
    (WITHHELD, "Confidential: the figure exists and is kept back so that nobody can be picked out. It is not zero."),
    (
        ABSENT,
        "Not available: there is nothing to work the figure out from, such as a rate where no population is known.",
    ),
)
WORDS = (
    ("shown", "As counted, or as rounded where the source says that it is rounded."),
    ("unreliable", "Shown, but from fewer than 20 records: a few more or less would change it."),
    ("withheld", f"Kept back. The figure's cell says {WITHHELD}."),
    ("real-change", "More than chance would explain. It does not say why."),
    ("could-be-chance", "Chance alone could have made the difference."),
    ("not-comparable", "The two periods were not recorded alike."),
)


@dataclass(frozen=True)
class Sheet:
    """A sheet with its table: the table's name, the sheet's, its title, and what a row of it is."""

    table: str
    name: str
    title: str
    rows: str


SHEETS = (
    Sheet("counts", "Counts", "Records by area, source and category", "one area, category and period of one source"),
    Sheet("rates", "Rates", "Rates with 95% intervals", "one area, category and period of one source"),
    Sheet("monthly", "By_month", "Records by month", "one area, category and month of one source"),
    Sheet("change", "Change", "Change between the two periods", "one area and category of one source"),
    Sheet("denominators", "Populations", "How many people live in each area", "one area by one source of population"),
    Sheet("quality", "Quality", "How good the records are", "one check of one field of a source"),
    Sheet("limitations", "Limitations", "What the records cannot tell", "one limitation of one source"),
)


@dataclass(frozen=True)
class Column:
    """A column: its name in the tables, its heading and width, and how its numbers are written."""

    name: str
    heading: str
    width: int = 14
    form: str = ""


COUNT, RATE, RATIO = "#,##0", "#,##0.0", "0.00"
_COLUMNS = (
    Column("area_code", "Area code"), Column("area_name", "Area name", 30), Column("name", "Area name", 30),
    Column("source", "Source", 22), Column("basis", "Counted by"), Column("category", "Category", 26),
    Column("period_from", "Period from"), Column("period_to", "Period to"), Column("month", "Month"),
    Column("count", "Count", 12, COUNT), Column("population", "Population", 12, COUNT),
    Column("rate", "Rate", 12, RATE), Column("per", "Rate is per", 12, COUNT),
    Column("ci_low", "95% interval from", 18, RATIO), Column("ci_high", "95% interval to", 18, RATIO),
    Column("complete", "Month complete"), Column("count_before", "Count before", 14, COUNT),
    Column("count_after", "Count after", 14, COUNT), Column("months_before", "Months before", 14, COUNT),
    Column("months_after", "Months after", 14, COUNT), Column("ratio", "Ratio", 10, RATIO),
    Column("reading", "Reading", 18), Column("status", "Status"), Column("date", "Date"),
    Column("used", "Used for rates"), Column("check", "Check", 18), Column("field", "Field", 18),
    Column("measure", "Measure", 18), Column("value", "Value", 14), Column("sentence", "In words", 90),
    Column("kind", "Kind", 18), Column("applies_to", "Applies to", 26),
)  # fmt: skip
COLUMNS = {column.name: column for column in _COLUMNS}
