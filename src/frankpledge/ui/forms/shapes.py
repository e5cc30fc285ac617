"""Which GOV.UK component a field is, and what that component is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from frankpledge.ui.forms.choices import checkbox_items, few_enough, inline_class, option_items, radio_items
from frankpledge.ui.forms.dates import DateInput, DateParts
from frankpledge.ui.forms.faults import boxes_at_fault, each_form
from frankpledge.ui.forms.looks import FieldGroup, Look, groups_of, look_of
from frankpledge.ui.forms.money import MoneyField

Params = dict[str, Any]


@dataclass(frozen=True)
class Shape:
    """A field as a component: the component's name and what it is given."""

    component: str
    params: Params


def form_groups(form: Any) -> list[FieldGroup]:
    """Give the fields of a form, or of every form of a set, in the order and the groups of the page."""
    return [group for each in each_form(form) for group in groups_of(each)]


def field_shape(field: BoundField, *, compact: bool = False) -> Shape:
    """Say which component a field is. ``compact`` is for filters: no radios, nothing called optional."""
    look = look_of(field.form, field.name)
    make = maker_for(field, compact=compact)
    shape = make(field, look)
    return Shape(shape.component, {**common(field, look, shape.component, compact=compact), **shape.params})


def maker_for(field: BoundField, *, compact: bool) -> Callable[[BoundField, Look], Shape]:
    """Choose by the widget, since that is what the form's author chose."""
    widget = field.field.widget
    if type(widget) is forms.Select and not compact and few_enough(field):
        return radios
    for kinds, make in MAKERS:
        if isinstance(widget, kinds):
            return make
    return text_input


def common(field: BoundField, look: Look, component: str, *, compact: bool) -> Params:
    """Return what every component is given: name, label or legend, hint, error."""
    params: Params = {"name": field.html_name, "id": field.auto_id, "idPrefix": field.auto_id}
    if field.help_text:
        params["hint"] = (
            {"html": field.help_text} if hasattr(field.help_text, "__html__") else {"text": field.help_text}
        )
    if errors := list(field.errors):
        params["errorMessage"] = {"html": Markup("<br>").join(map(escape, errors))}
    label = {"text": label_of(field, compact=compact), **label_size(look)}
    if component in LEGENDS:
        params["fieldset"] = {"legend": label}
    else:
        params["label"] = label
    return params


def label_of(field: BoundField, *, compact: bool) -> str:
    """Return the label, saying of what may be left out that it may."""
    label = str(field.label)
    quiet = compact or field.field.required or field.field.disabled or isinstance(field.field, forms.BooleanField)
    return label if quiet or _("optional") in label.lower() else _("{label} (optional)").format(label=label)


def label_size(look: Look) -> Params:
    """Make a label as large as was asked, and the page's heading where it is one."""
    size = look.size or ("l" if look.heading else "")
    shown: Params = {"classes": f"govuk-label--{size} govuk-fieldset__legend--{size}"} if size else {}
    return {**shown, "isPageHeading": True} if look.heading else shown


def typed_into(field: BoundField, look: Look) -> Params:
    """Return what boxes to type into have in common."""
    attrs = field.field.widget.attrs
    spellcheck = look.spellcheck if look.spellcheck is not None else attrs.get("spellcheck")
    params: Params = {
        "value": shown_value(field),
        "autocomplete": look.autocomplete or attrs.get("autocomplete"),
        "inputmode": look.inputmode or attrs.get("inputmode"),
        "attributes": {key: value for key, value in attrs.items() if key.startswith(("aria-", "data-"))},
    }
    if spellcheck is not None:
        params["spellcheck"] = spellcheck in (True, "true")
    return {**params, **({"disabled": True} if field.field.disabled else {})}


def shown_value(field: BoundField) -> str:
    """Return what stands in the box; a password is never sent back."""
    widget = field.field.widget
    if not getattr(widget, "render_value", True):
        return ""
    value = widget.format_value(field.value())
    return "" if value is None else str(value)


def text_input(field: BoundField, look: Look) -> Shape:
    """One line: text, e-mail, address, number or money."""
    widget, kind = field.field.widget, getattr(field.field.widget, "input_type", "text")
    params = {**typed_into(field, look), "type": "text" if kind == "number" else kind}
    if kind in ("email", "url", "tel", "number"):
        params.setdefault("spellcheck", False)
        params["autocomplete"] = params["autocomplete"] or {"email": "email", "tel": "tel"}.get(kind)
    if kind == "number":
        params["inputmode"] = "numeric" if type(field.field) is forms.IntegerField else "decimal"
    prefix, suffix = look.prefix, look.suffix
    if isinstance(field.field, MoneyField):
        prefix, params["inputmode"], params["spellcheck"] = prefix or "£", "decimal", False
    params["classes"] = width_class(look.width or default_width(kind, field))
    params |= {key: {"text": text} for key, text in (("prefix", prefix), ("suffix", suffix)) if text}
    return Shape("password_input" if isinstance(widget, forms.PasswordInput) else "input", params)


def default_width(kind: str, field: BoundField) -> int | None:
    """Make a box about as wide as what goes into it."""
    return 10 if kind == "number" or isinstance(field.field, MoneyField | forms.TimeField) else None


def width_class(width: int | None) -> str:
    """Name the class for a box of so many characters."""
    return f"govuk-input--width-{width}" if width else ""


def textarea(field: BoundField, look: Look) -> Shape:
    """Several lines; where there is a limit, it is said beforehand and counted."""
    rows = field.field.widget.attrs.get("rows", 5)
    limit = getattr(field.field, "max_length", None)
    params = {**typed_into(field, look), "rows": str(rows)}
    return Shape("character_count", {**params, "maxlength": limit}) if limit else Shape("textarea", params)


def select(field: BoundField, _look: Look) -> Shape:
    """One of many."""
    return Shape("select", {"items": option_items(field), "disabled": field.field.disabled})


def radios(field: BoundField, look: Look) -> Shape:
    """One of a few."""
    return Shape("radios", {"items": radio_items(field, look), "classes": inline_class(field)})


def checkboxes(field: BoundField, look: Look) -> Shape:
    """Some of several."""
    return Shape("checkboxes", {"items": checkbox_items(field, look)})


def checkbox(field: BoundField, _look: Look) -> Shape:
    """Yes or no: the label stands beside the one box, so there is no legend."""
    checked = field.field.widget.check_test(field.value())
    item = {"value": "on", "text": str(field.label), "checked": checked, "disabled": field.field.disabled}
    return Shape("checkbox", {"items": [item]})


def date_input(field: BoundField, look: Look) -> Shape:
    """Day, month and year."""
    typed, wrong = DateParts.of(field.value()), boxes_at_fault(field)
    labels = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    complete = {"bday": {"day": "bday-day", "month": "bday-month", "year": "bday-year"}}.get(look.autocomplete, {})
    items = [
        {
            "name": f"{field.html_name}-{part}", "id": f"{field.auto_id}-{part}", "label": labels[part], "value": value,
            "classes": f"{WIDTHS[part]}{' govuk-input--error' if part in wrong else ''}",
            "autocomplete": complete.get(part), "inputmode": "text" if part == "month" else "numeric",
        }
        for part, value in typed._asdict().items()
    ]  # fmt: skip
    return Shape("date_input", {"items": items})


def file_upload(field: BoundField, _look: Look) -> Shape:
    """A file from the person's own machine."""
    attrs = field.field.widget.attrs
    multiple = bool(getattr(field.field.widget, "allow_multiple_selected", False) and attrs.get("multiple"))
    accepted = {"accept": attrs["accept"]} if attrs.get("accept") else {}
    return Shape("file_upload", {"attributes": accepted, "multiple": multiple})


WIDTHS = {part: width_class(width) for part, width in {"day": 2, "month": 3, "year": 4}.items()}
LEGENDS = {"radios", "checkboxes", "date_input"}
MAKERS: tuple[tuple[Any, Callable[[BoundField, Look], Shape]], ...] = (
    (DateInput, date_input),
    (forms.Textarea, textarea),
    (forms.FileInput, file_upload),
    (forms.CheckboxInput, checkbox),
    ((forms.CheckboxSelectMultiple, forms.SelectMultiple), checkboxes),
    (forms.RadioSelect, radios),
    (forms.Select, select),
)
