"""What is asked of what went out for an exercise."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.forms.exercises import choices
from frankpledge.stages.consultation.queries.hearing import groups
from frankpledge.stages.consultation.rules.outlets import OUTLETS
from frankpledge.ui.forms import DateField, Dropdown, GovukForm, Group, MoneyField

MOST = 9_999_999


class DistributionForm(GovukForm):
    """What went out, by which way, at whose cost, and what came back."""

    groups = (
        Group("What went out", "on", "channel", "what", "where", "copies", "group"),
        Group("What it cost", "cost", "paid_by"),
        Group("What came back", "returned"),
    )
    on = DateField(label="Day")
    channel = forms.ChoiceField(label="By which way", choices=choices(OUTLETS), widget=Dropdown)
    what = forms.CharField(
        label="What", max_length=200, help_text="Which document, in which version, format or language."
    )
    where = forms.CharField(label="Where", max_length=200, help_text="The place, the paper, or the area.")
    copies = forms.IntegerField(label="Copies", required=False, min_value=0, max_value=MOST)
    group = forms.ModelChoiceField(
        label="Group to hear for which this way was chosen", queryset=None, required=False, widget=Dropdown
    )
    cost = MoneyField(label="What it cost", required=False, min_value=Decimal(0))
    paid_by = forms.ModelChoiceField(label="Agency that paid", queryset=None, required=False, widget=Dropdown)
    returned = forms.IntegerField(
        label="Answers that came back by it", required=False, min_value=0, max_value=MOST,
        help_text="Where that can be told.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["group"].queryset = groups(reader)  # type: ignore[attr-defined]
        self.fields["paid_by"].queryset = agencies(reader)  # type: ignore[attr-defined]
