"""The base of every form: what it asks is worded as GOV.UK words it."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from frankpledge.ui.forms.dates import DateField
from frankpledge.ui.forms.looks import Group, Looks, look_of
from frankpledge.ui.forms.wording import messages_for, noun_of, own_messages, subject_of


class GovukWording:
    """Words a form's errors; for a model's form stand it before ``forms.ModelForm``.

    ``groups`` puts fields under legends; ``looks`` says how single fields look and what they are called.
    """

    groups: ClassVar[tuple[Group, ...]] = ()
    looks: ClassVar[Looks] = Looks()

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            self.word(name, field)

    def word(self, name: str, field: forms.Field) -> None:
        """Give a field its wording, leaving what its author wrote."""
        label = str(field.label or name.replace("_", " ").capitalize())
        named = look_of(self, name).named
        noun, subject = noun_of(label, named), subject_of(label, named)
        field.label = label
        field.error_messages = {**field.error_messages, **messages_for(field, noun, subject), **own_messages(field)}
        if isinstance(field, DateField):
            field.subject = subject


class GovukForm(GovukWording, forms.Form):
    """A form whose every field is a GOV.UK component."""
