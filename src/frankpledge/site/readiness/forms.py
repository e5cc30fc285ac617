"""What is asked about findings."""

from __future__ import annotations

from django import forms

from frankpledge.core.readiness import Head, Severity
from frankpledge.foundation.choices import choices_of
from frankpledge.stages.partnership.rules import RULES
from frankpledge.ui.forms import Dropdown, GovukForm


class ReasonForm(GovukForm):
    """Why a finding is left as it is."""

    reason = forms.CharField(
        label="Why the partnership leaves this as it is", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Everybody who may read this page sees the reason, and who recorded it stands in the log.",
    )  # fmt: skip


class WhichForm(GovukForm):
    """Which findings to show."""

    severity = forms.ChoiceField(
        label="How much it binds", required=False, widget=Dropdown, choices=[("", "All"), *choices_of(Severity)]
    )
    head = forms.ChoiceField(label="Head", required=False, widget=Dropdown, choices=[("", "All"), *choices_of(Head)])
    rule = forms.ChoiceField(
        label="Rule", required=False, widget=Dropdown, choices=[("", "All"), *((one.id, one.asks) for one in RULES)]
    )
