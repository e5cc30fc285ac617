"""What is wrong with a form, for the summary at the top of its page: each fault, and the box to mend it in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.forms import BaseForm
from django.forms.boundfield import BoundField

from frankpledge.ui.forms.dates import DateInput
from frankpledge.ui.forms.looks import groups_of


def has_faults(form: Any) -> bool:
    """Say whether a form, or any form of a set, was sent and is wrong."""
    if not getattr(form, "is_bound", False):
        return False
    return bool(form.total_error_count() if hasattr(form, "forms") else form.errors)


def each_form(form: Any) -> Iterator[BaseForm]:
    """Give a form, or every form of a set."""
    yield from getattr(form, "forms", [form])


def faults_of(form: Any) -> list[dict[str, str]]:
    """List the faults in the order of the boxes, each leading to the first box it is about."""
    if not has_faults(form):
        return []
    listed = [{"text": str(text)} for text in form.non_form_errors()] if hasattr(form, "forms") else []
    for each in each_form(form):
        listed += faults_of_one(each)
    return listed


def faults_of_one(form: BaseForm) -> list[dict[str, str]]:
    """List one form's faults; those of the whole form lead to its first box."""
    fields = [field for group in groups_of(form) for field in group.fields]
    first = {"href": f"#{first_box(fields[0])}"} if fields else {}
    whole = [{"text": str(text), **first} for text in form.non_field_errors()]
    hidden = [{"text": str(text)} for field in form.hidden_fields() for text in field.errors]
    own = [{"text": str(text), "href": f"#{first_box(field)}"} for field in fields for text in field.errors]
    return whole + hidden + own


def first_box(field: BoundField) -> str:
    """Name the box that a fault of this field is mended in."""
    if isinstance(field.field.widget, DateInput):
        return f"{field.auto_id}-{(boxes_at_fault(field) or ['day'])[0]}"
    return str(field.auto_id)


def boxes_at_fault(field: BoundField) -> list[str]:
    """Name the parts of a date that are wrong; all of them where the error does not say."""
    errors = field.form.errors.as_data().get(field.name, []) if field.form.is_bound else []
    boxes = [box for error in errors for box in (error.params or {}).get("boxes", ["day", "month", "year"])]
    return list(dict.fromkeys(boxes))
