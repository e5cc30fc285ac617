"""What is asked of whoever keys in a response: all of it on one page, quick to go through with the keyboard."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from frankpledge.stages.consultation.rules.channels import CHANNELS, KEYED
from frankpledge.ui.forms import DateField, GovukForm, Look


class KeyInForm(GovukForm):
    """How a response came, when and from where; its answers stand beside the form."""

    token = forms.CharField(widget=forms.HiddenInput)
    channel = forms.ChoiceField(label="How did it come?", choices=[(each, CHANNELS[each]) for each in KEYED])
    received_on = DateField(label="Day it came")
    place = forms.CharField(
        label="From where", max_length=100, required=False, help_text="A meeting, a library, a group."
    )
    speaks_for = forms.IntegerField(
        label="For how many people does it speak?", required=False, min_value=2,
        help_text="Only where a group answered together: it is counted apart.",
    )  # fmt: skip
    named: ClassVar = {"channel": "how it came"}
    looks: ClassVar = {"speaks_for": Look(width=5)}
