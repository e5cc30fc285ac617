"""The base of every form: what it asks is worded as GOV.UK words it."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.forms.utils import pretty_name

from frankpledge.ui.forms.dates import DateField
from frankpledge.ui.forms.looks import Group, Look
from frankpledge.ui.forms.wording import messages_for, noun_of, own_messages, subject_of


class GovukWording:
    """Words a form's errors; for a model's form stand it before ``forms.ModelForm``.

    ``named`` gives what a field asks for as it stands in a sentence ("Enter …", "Select …"), where the label does not
    serve; ``groups`` puts fields under legends; ``looks`` says how single fields look.
    """

    named: ClassVar[dict[str, str]] = {}
    groups: ClassVar[tuple[Group, ...]] = ()
    looks: ClassVar[dict[str, Look]] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)

    def full_clean(self) -> None:
        """Word the fields as they are now, since a form may add to them while it is made; then judge what was sent."""
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            self.word(name, field)
        super().full_clean()  # type: ignore[misc]

    def word(self, name: str, field: forms.Field) -> None:
        """Give a field its wording, leaving what its author wrote."""
        label = str(field.label or pretty_name(name))
        noun, subject = noun_of(label, self.named.get(name, "")), subject_of(label, self.named.get(name, ""))
        field.error_messages = {**field.error_messages, **messages_for(field, noun, subject), **own_messages(field)}
        if isinstance(field, DateField):
            field.subject = subject


class GovukForm(GovukWording, forms.Form):
    """A form whose every field is a GOV.UK component."""
