"""What is asked of whoever takes in another body's question bank."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from frankpledge.ui.forms import GovukForm

LARGEST = 1 << 20


class TakeInForm(GovukForm):
    """Whose bank it is, and the file."""

    body = forms.CharField(label="Whose question bank it is", max_length=150)
    file = forms.FileField(label="The file", help_text="CSV in UTF-8, of 1 MB at most, one question a row.")

    def clean_file(self) -> bytes:
        """Return what the file holds."""
        sent = self.cleaned_data["file"]
        if sent.size > LARGEST:
            raise ValidationError("The selected file must be smaller than 1 MB")
        content: bytes = sent.read()
        return content
