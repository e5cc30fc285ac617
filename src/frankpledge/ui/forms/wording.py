"""What a form says when something is wrong, in GOV.UK's words and with the name of what was asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

OWN_ARTICLE = ("a ", "an ", "the ", "your ", "their ", "any ", "at ", "one ", "who ", "what ", "when ", "where ",
               "which ", "how ", "why ", "whether ", "if ")  # fmt: skip


def noun_of(label: str, named: str = "") -> str:
    """Say what was asked for inside a sentence: "Name of the group" becomes "the name of the group"."""
    if named:
        return named
    if label.endswith("?"):
        return _("an answer to ‘{question}’").format(question=label)
    lowered = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    return lowered if lowered.startswith(OWN_ARTICLE) else _("the {thing}").format(thing=lowered)


def subject_of(label: str, named: str = "") -> str:
    """Say what was asked for at the start of a sentence: "Name of the group"."""
    if label.endswith("?") and not named:
        return _("The answer")
    bare = (named or label).removeprefix("the ")
    return bare[:1].upper() + bare[1:]


def messages_for(field: forms.Field, noun: str, subject: str) -> dict[str, str]:
    """Return the wording for one field's kind, by the codes that Django uses."""
    safe = subject.replace("%", "%%")
    return {
        "required": required_message(field, noun),
        "max_length": _("{subject} must be %(limit_value)d characters or fewer").format(subject=safe),
        "min_length": _("{subject} must be %(limit_value)d characters or more").format(subject=safe),
        "max_value": _("{subject} must be %(limit_value)s or less").format(subject=safe),
        "min_value": _("{subject} must be %(limit_value)s or more").format(subject=safe),
        **special_messages(field, noun, subject),
    }


def required_message(field: forms.Field, noun: str) -> str:
    """Ask to enter, to select, or to tick."""
    if isinstance(field, forms.BooleanField):
        return _("Select ‘{label}’ to continue").format(label=field.label or subject_of(noun))
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField | forms.FileField):
        return _("Select {noun}").format(noun=noun)
    return _("Enter {noun}").format(noun=noun)


def special_messages(field: forms.Field, noun: str, subject: str) -> dict[str, str]:
    """Return what only this kind of field says."""
    for kinds, make in SPECIAL:
        if isinstance(field, kinds):
            return make(noun, subject)
    return {}


def email_messages(_noun: str, _subject: str) -> dict[str, str]:
    """E-mail addresses."""
    return {"invalid": _("Enter an email address in the correct format, like name@example.com")}


def address_messages(_noun: str, _subject: str) -> dict[str, str]:
    """Web addresses."""
    return {"invalid": _("Enter a web address in the correct format, like https://www.example.org")}


def number_messages(_noun: str, subject: str) -> dict[str, str]:
    """Numbers with decimals, and money."""
    places = _("{subject} must have no more than %(max)s decimal places").format(subject=subject.replace("%", "%%"))
    return {
        "invalid": _("{subject} must be a number, like 12.50").format(subject=subject),
        "max_decimal_places": places,
    }


def whole_number_messages(_noun: str, subject: str) -> dict[str, str]:
    """Whole numbers."""
    return {"invalid": _("{subject} must be a whole number, like 12").format(subject=subject)}


def time_messages(_noun: str, subject: str) -> dict[str, str]:
    """Times of day."""
    return {"invalid": _("{subject} must be a time, like 2:30pm or 14:30").format(subject=subject)}


def choice_messages(noun: str, _subject: str) -> dict[str, str]:
    """One of several, or some of several."""
    again = _("Select {noun} from the list").format(noun=noun)
    return {"invalid_choice": again, "invalid_list": again, "invalid_pk_value": again}


def file_messages(_noun: str, _subject: str) -> dict[str, str]:
    """Files."""
    return {
        "empty": _("The selected file is empty"),
        "missing": _("The selected file could not be read: select it again"),
        "invalid": _("The selected file could not be read: select it again"),
        "max_length": _("The name of the selected file must be %(max)d characters or fewer"),
    }


SPECIAL: tuple[tuple[Any, Callable[[str, str], dict[str, str]]], ...] = (
    (forms.EmailField, email_messages),
    (forms.URLField, address_messages),
    (forms.DecimalField, number_messages),
    (forms.FloatField, number_messages),
    (forms.IntegerField, whole_number_messages),
    (forms.TimeField, time_messages),
    ((forms.ChoiceField, forms.ModelChoiceField), choice_messages),
    (forms.FileField, file_messages),
)


def own_messages(field: forms.Field) -> dict[str, Any]:
    """Return the messages that the form's author wrote, as against those a field of this kind brings."""
    brought: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        brought.update(getattr(kind, "default_error_messages", {}))
    return {code: text for code, text in field.error_messages.items() if brought.get(code) is not text}
