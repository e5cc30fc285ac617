"""The recipe: what an audit counts, from which files, by which areas and how it is protected."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from frankpledge.core.tables.categories import CATEGORIES

ReaderName = Literal["police-uk-street", "table", "counts"]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Basis = Literal["event", "home", "institution", "court"]
LimitationKind = Literal["not-recorded", "incomplete", "not-coterminous", "inaccessible", "inaccurate"]

COLUMN_KEYS = (
    "id", "date", "date_to", "time", "category", "longitude", "latitude", "easting", "northing",
    "area", "period", "count", "sex", "age", "ethnicity", "operator",
)  # fmt: skip


class Part(BaseModel):
    """A table of the recipe. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class PartnershipPart(Part):
    """Who the partnership is: its code is the outline's code in the boundary set named."""

    name: str
    code: str
    boundaries: str
    regime: str = "england"


class PeriodPart(Part):
    """Inclusive days."""

    first: date = Field(alias="from")
    last: date = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> PeriodPart:
        if self.last < self.first:
            raise ValueError("'to' is before 'from'")
        return self


class ReportPart(Part):
    """By which areas to report, and how rates are stated."""

    by: str
    title: str = ""
    per: int = Field(default=1000, gt=0)
    monthly_by: str = "partnership"


class BoundariesPart(Part):
    """A boundary set: a GeoJSON, GeoPackage or Shapefile with a code and a label for each area."""

    name: str
    file: Path
    code: str
    label: str


class LookupPart(Part):
    """A table that gives the area of one set in which an area of another lies."""

    from_set: str = Field(alias="from")
    to_set: str = Field(alias="to")
    file: Path
    from_column: str
    to_column: str


class PopulationPart(Part):
    """A population by areas of a set; ``use`` marks the one that rates are worked out on."""

    name: str
    source: str
    date: date
    by: str
    file: Path
    code: str
    column: str
    use: bool = False


class GeographyPart(Part):
    """In which order a record's place is looked for."""

    order: tuple[Literal["point", "lookup"], ...] = ("point", "lookup")


class CoversPart(PeriodPart):
    """The days for which the agency kept the records."""


class LimitationPart(Part):
    """A limitation the agency or the analyst states."""

    kind: LimitationKind
    applies_to: str = "all"
    sentence: str


class DisclosurePart(Part):
    """How small numbers are protected."""

    method: Literal["suppress", "round", "none"] = "suppress"
    threshold: int = Field(default=5, ge=2, le=100)
    base: int = Field(default=5, ge=2, le=100)


class SourcePart(Part):
    """One source of records: its files, who supplied them and how to read them."""

    name: str
    agency: str
    reader: ReaderName
    files: tuple[Path, ...] = Field(min_length=1)
    licence: str = ""
    basis: Basis = "event"
    covers: CoversPart | None = None
    areas: tuple[str, ...] = ()
    crs: Literal["EPSG:4326", "EPSG:27700"] | None = None
    duplicates: Literal["keep", "drop-exact"] = "keep"
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    heading_row: int = Field(default=1, ge=1, le=1000)
    dates: tuple[str, ...] = ()
    supplied: dict[str, Sha256] = {}
    """For a file that holds only what a protocol covers of another: the name of the file → the SHA-256 of the other."""
    columns: dict[str, str] = {}
    categories: dict[str, str] = {}
    limitations: tuple[LimitationPart, ...] = ()
    disclosure: DisclosurePart | None = None

    @field_validator("areas", "dates", mode="before")
    @classmethod
    def _one_or_several(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value

    @field_validator("delimiter")
    @classmethod
    def _one_character(cls, value: str | None) -> str | None:
        if value is not None and len(value) != 1:
            raise ValueError("must be one character, such as ',' or ';'")
        return value

    @field_validator("columns")
    @classmethod
    def _known_columns(cls, value: dict[str, str]) -> dict[str, str]:
        unknown = [key for key in value if key not in COLUMN_KEYS]
        if unknown:
            raise ValueError(f"unknown column key {', '.join(unknown)}; known: {', '.join(COLUMN_KEYS)}")
        return value

    @field_validator("categories")
    @classmethod
    def _known_categories(cls, value: dict[str, str]) -> dict[str, str]:
        unknown = sorted({code for code in value.values() if code not in CATEGORIES or code == "all"})
        if unknown:
            raise ValueError(f"unknown category {', '.join(unknown)}")
        return value


class Recipe(Part):
    """The whole recipe. Paths are absolute once it is loaded."""

    partnership: PartnershipPart
    period: PeriodPart
    comparison: PeriodPart | None = None
    report: ReportPart
    boundaries: tuple[BoundariesPart, ...] = Field(min_length=1)
    lookup: tuple[LookupPart, ...] = ()
    population: tuple[PopulationPart, ...] = ()
    geography: GeographyPart = GeographyPart()
    source: tuple[SourcePart, ...] = Field(min_length=1)
    disclosure: DisclosurePart = DisclosurePart()

    def policy_of(self, source: SourcePart) -> DisclosurePart:
        """Return the source's own rule where it has one, else the recipe's."""
        return source.disclosure or self.disclosure
