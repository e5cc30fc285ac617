"""What is asked about releases."""

from __future__ import annotations

from django import forms

from frankpledge.ui.forms import GovukForm


class SignOffForm(GovukForm):
    """The checker's word that it is safe and right."""

    checked = forms.BooleanField(
        label="I have read the page and its tables. Nothing in it points to a person, and the words say what the "
        "figures show.",
        error_messages={"required": "Confirm that you have checked it, or return it to its author"},
    )


class ReturnForm(GovukForm):
    """Why something goes back."""

    why = forms.CharField(label="What must be mended", widget=forms.Textarea(attrs={"rows": 4}))


class PublishForm(GovukForm):
    """Nothing is asked but the button."""
