"""What is asked about findings."""

from __future__ import annotations

from django import forms

from frankpledge.ui.forms import GovukForm


class ReasonForm(GovukForm):
    """Why a finding is left as it is."""

    reason = forms.CharField(
        label="Why the partnership leaves this as it is", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Everybody who may read this page sees the reason, and who recorded it stands in the log.",
    )  # fmt: skip
