"""How dates, numbers, money and amounts are written on a page: the British way, and the same everywhere."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from markupsafe import Markup

from frankpledge.core.quantities import Withheld
from frankpledge.ui.withheld import markup_for_withheld

Number = int | float | Decimal


def no_value() -> Markup:
    """Return what stands where there is nothing: a dash for the eye, a word for the ear."""
    return _dash(_("none"))


@cache
def _dash(word: str) -> Markup:
    return Markup('<span aria-hidden="true">–</span><span class="govuk-visually-hidden">{}</span>').format(word)


def date_text(value: date | None) -> str:
    """Write a day: 3 April 2026."""
    if value is None:
        return no_value()
    day = as_local(value)
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def month_text(value: date | None) -> str:
    """Write a month: April 2026."""
    return no_value() if value is None else f"{MONTHS[as_local(value).month]} {value.year}"


def time_text(value: time | datetime | None) -> str:
    """Write a time of day: 2:15pm, 9am, midday, midnight."""
    if value is None:
        return no_value()
    at = as_local(value)
    if at.minute == 0 and at.hour in (0, 12):
        return _("midday") if at.hour else _("midnight")
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def datetime_text(value: datetime | None) -> str:
    """Write a moment: 3 April 2026 at 2:15pm."""
    if value is None:
        return no_value()
    return _("{day} at {time}").format(day=date_text(value), time=time_text(value))


def period_text(first: date | None, last: date | None) -> str:
    """Write a period, first and last day included: 1 April 2026 to 31 March 2027."""
    if first is None and last is None:
        return no_value()
    if last is None:
        return _("from {first}").format(first=date_text(first))
    if first is None:
        return _("until {last}").format(last=date_text(last))
    return _("{first} to {last}").format(first=date_text(first), last=date_text(last))


def as_local(value: Any) -> Any:
    """Bring a moment that knows its zone into the site's zone; leave everything else as it is."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def number_text(value: Number | Withheld | None, decimals: int | None = None) -> str:
    """Write a number: 12,345 or 1.5; a withheld one by its word."""
    if value is None:
        return no_value()
    if isinstance(value, Withheld):
        return markup_for_withheld(value)
    if decimals is not None:
        return minus(f"{value:,.{decimals}f}")
    return minus(f"{value:,}" if isinstance(value, int | Decimal) else f"{value:,.10g}")


def percent_text(share: Number | Withheld | None, decimals: int = 0) -> str:
    """Write a share as a percentage: 0.25 as 25%."""
    if share is None or isinstance(share, Withheld):
        return number_text(share)
    return minus(f"{share * 100:,.{decimals}f}%")


def money_text(pounds: Number | Withheld | None) -> str:
    """Write an amount in pounds: £1,200, with pence only where there are some: £1,200.50."""
    if pounds is None or isinstance(pounds, Withheld):
        return number_text(pounds)
    whole = round(pounds, 2) == int(pounds)
    return minus(f"{'-' if pounds < 0 else ''}£{abs(pounds):,.{0 if whole else 2}f}")


def minus(text: str) -> str:
    """Use the minus sign, which is as wide as a digit and is read out."""
    return text.replace("-", "\N{MINUS SIGN}")


def plural(count: int | Withheld, one: str, many: str | None = None) -> str:
    """Write how many of something there are: 1 meeting, 3 meetings, no meetings."""
    words = one if count == 1 else many or f"{one}s"
    if count == 0:
        return _("no {things}").format(things=words)
    return Markup("{} {}").format(number_text(count), words) if isinstance(count, Withheld) else f"{count:,} {words}"
