"""A day asked for in three boxes, as GOV.UK does: day, month (a number or a name), year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.dates import MONTHS
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frankpledge.ui.formats import date_text

ENGLISH = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
FIRST_YEAR = 1000
SHORTEST = 3  # letters of a month


class DateParts(NamedTuple):
    """A day as it was typed."""

    day: str
    month: str
    year: str

    @classmethod
    def of(cls, value: Any) -> DateParts:
        """Spread a day over the three boxes; keep what was typed as it was typed."""
        if isinstance(value, cls):
            return value
        day = parse_date(value) if isinstance(value, str) else value
        return cls(str(day.day), str(day.month), str(day.year)) if isinstance(day, date) else cls("", "", "")


class DateInput(forms.Widget):
    """Three boxes, named NAME-day, NAME-month and NAME-year. A whole day under NAME (2026-04-03) is taken too."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> DateParts | str | None:
        """Take what was typed, nothing where all three boxes are empty."""
        if data.get(name):
            return str(data[name])
        typed = DateParts(*(str(data.get(f"{name}-{part}") or "").strip() for part in DateParts._fields))
        return typed if any(typed) else None

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Say whether the boxes were not on the page at all."""
        return not any(key in data for key in (name, *(f"{name}-{part}" for part in DateParts._fields)))

    def id_for_label(self, id_: str, index: Any = None) -> str:
        """Name the first box."""
        return f"{id_}-day" if id_ else id_

    def render(self, name: str, value: Any, attrs: Mapping[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """Draw three plain boxes, for whoever draws a form without our components."""
        base = (attrs or {}).get("id", f"id_{name}")
        rows = ((name, part, base, part, typed) for part, typed in DateParts.of(value)._asdict().items())
        boxes = format_html_join(" ", '<input name="{}-{}" id="{}-{}" value="{}" inputmode="numeric">', rows)
        return format_html("{}", boxes)


class DateField(forms.DateField):
    """A day; says which part is missing, and what is not a day."""

    widget = DateInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": gettext_lazy("Enter a date"),
        "incomplete": gettext_lazy("%(subject)s must include a %(parts)s"),
        "invalid": gettext_lazy("%(subject)s must be a real date"),
        "year": gettext_lazy("Year must include 4 numbers"),
        "too_early": gettext_lazy("%(subject)s must be on or after %(limit)s"),
        "too_late": gettext_lazy("%(subject)s must be on or before %(limit)s"),
    }

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **options: Any) -> None:
        self.earliest = earliest
        self.latest = latest
        self.subject = ""
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        """Make a day of the three boxes, or name the boxes to mend."""
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        parts = value if isinstance(value, DateParts) else parts_of_text(str(value))
        return self.day_of(parts)

    def day_of(self, parts: DateParts) -> date:
        """Read the boxes, telling every fault of the same kind at once."""
        if missing := [name for name, typed in parts._asdict().items() if not typed]:
            raise self.fault("incomplete", missing, parts=get_text_list([_(name) for name in missing], _("and")))
        numbers = (whole(parts.day), month_number(parts.month), whole(parts.year))
        if wrong := [name for name, number in zip(parts._fields, numbers, strict=True) if number is None]:
            raise self.fault("invalid", wrong)
        day, month, year = (number or 0 for number in numbers)
        if year < FIRST_YEAR:
            raise self.fault("year", ["year"])
        try:
            return date(year, month, day)
        except ValueError:
            raise self.fault("invalid", list(parts._fields)) from None

    def validate(self, value: date | None) -> None:
        """Hold the day to the limits it was given."""
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise self.fault("too_early", list(DateParts._fields), limit=date_text(self.earliest))
        if value and self.latest and value > self.latest:
            raise self.fault("too_late", list(DateParts._fields), limit=date_text(self.latest))

    def fault(self, code: str, boxes: list[str], **params: str) -> ValidationError:
        """Make an error that knows which boxes it is about."""
        subject = self.subject or str(self.label or _("Date"))
        return ValidationError(
            self.error_messages[code], code=code, params={"subject": subject, "boxes": boxes, **params}
        )


def parts_of_text(text: str) -> DateParts:
    """Take a day apart that came as one text: 2026-04-03, or 3 April 2026."""
    words = text.replace(",", " ").split()
    if len(words) == len(DateParts._fields):
        return DateParts(*words)
    pieces = text.strip().split("-")
    return DateParts(*reversed(pieces)) if len(pieces) == len(DateParts._fields) else DateParts("?", "?", "?")


def whole(text: str) -> int | None:
    """Read a whole number of up to four figures."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def month_number(text: str) -> int | None:
    """Read a month: 4, 04, April, apr, or its name in the page's language."""
    number = whole(text)
    if number is not None:
        return number
    typed = text.lower().rstrip(".")
    names = [(english, str(MONTHS[index]).lower()) for index, english in enumerate(ENGLISH, 1)]
    found = [index for index, known in enumerate(names, 1) if any(name.startswith(typed) for name in known)]
    return found[0] if len(found) == 1 and len(typed) >= SHORTEST else None
