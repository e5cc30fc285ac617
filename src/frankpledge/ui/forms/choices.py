"""The choices of a field as the items of a component."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.forms.boundfield import BoundField

from frankpledge.ui.forms.looks import Look

FEW = range(2, 7)
SHORT = 20


def flat_choices(field: BoundField) -> Iterator[tuple[str, str]]:
    """Give every choice as value and text, groups of choices opened up."""
    for value, text in field.field.widget.choices:
        inner = text if isinstance(text, list | tuple) else [(value, text)]
        yield from (("" if each is None else str(each), str(words)) for each, words in inner)


def few_enough(field: BoundField) -> bool:
    """Say whether a required choice is easier as radio buttons than as a select box."""
    return field.field.required and len([value for value, _text in flat_choices(field) if value]) in FEW


def chosen(field: BoundField) -> set[str]:
    """Return the values that are chosen now."""
    return set(map(str, field.field.widget.format_value(field.value()) or ()))


def items(field: BoundField, mark: str, *, blank: bool) -> list[dict[str, Any]]:
    """Return the choices as items, those chosen marked as the component wants it."""
    now = chosen(field)
    listed = [(value, text) for value, text in flat_choices(field) if value or blank]
    return [{"value": value, "text": text, mark: value in now} for value, text in listed]


def option_items(field: BoundField) -> list[dict[str, Any]]:
    """Return the options of a select box; Django's row of hyphens becomes an empty row."""
    options = items(field, "selected", blank=True)
    return [{**each, "text": ""} if is_hyphens(each) else each for each in options]


def is_hyphens(item: dict[str, Any]) -> bool:
    """Say whether this is the empty choice that Django writes as a row of hyphens."""
    return not item["value"] and set(item["text"]) <= {"-"}


def with_hints(listed: list[dict[str, Any]], look: Look, field: BoundField) -> list[dict[str, Any]]:
    """Add what explains a choice, and shut what may not be changed."""
    for item in listed:
        if hint := look.hints.get(item["value"]):
            item["hint"] = {"text": str(hint)}
        if field.field.disabled:
            item["disabled"] = True
    return listed


def radio_items(field: BoundField, look: Look) -> list[dict[str, Any]]:
    """Return radio buttons; an empty choice stays only where nothing need be chosen and it has words."""
    listed = items(field, "checked", blank=not field.field.required)
    return with_hints([each for each in listed if not is_hyphens(each)], look, field)


def checkbox_items(field: BoundField, look: Look) -> list[dict[str, Any]]:
    """Return checkboxes."""
    return with_hints(items(field, "checked", blank=False), look, field)


def inline_class(field: BoundField) -> str:
    """Put two short choices side by side, as yes and no are."""
    texts = [text for value, text in flat_choices(field) if value]
    return "govuk-radios--inline" if len(texts) == 2 and sum(map(len, texts)) <= SHORT else ""
