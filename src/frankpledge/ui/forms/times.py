"""A time of day, typed as people type it: 2:30pm, 2.30 pm, 14:30, 9am, midday."""

from __future__ import annotations

import re
from datetime import time
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from frankpledge.ui.formats import time_text

TYPED = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>[ap])?(?:\.?m\.?)?")
NAMED = {"midday": time(12), "noon": time(12), "midnight": time(0)}


class TimeInput(forms.TextInput):
    """A box that shows a time the way the pages write it."""

    def format_value(self, value: Any) -> str | None:
        """Write a time; leave what was typed as it was typed."""
        return time_text(value) if isinstance(value, time) else value


class TimeField(forms.TimeField):
    """A time of day in the twelve-hour or the twenty-four-hour way."""

    widget = TimeInput
    default_error_messages: ClassVar[dict[str, Any]] = {"invalid": gettext_lazy("Enter a time, like 2:30pm or 14:30")}

    def to_python(self, value: Any) -> time | None:
        """Read a time."""
        if value in self.empty_values or isinstance(value, time):
            return value or None
        read = time_of(str(value))
        if read is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return read


def time_of(text: str) -> time | None:
    """Read a time, nothing where it is none: an hour alone needs am or pm."""
    typed = text.strip().lower()
    found = TYPED.fullmatch(typed)
    if typed in NAMED or not found:
        return NAMED.get(typed)
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if minute > 59 or (half and not 1 <= hour <= 12) or (not half and found["minute"] is None):
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return time(hour, minute) if hour <= 23 else None
