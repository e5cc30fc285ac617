"""What is asked about protocols and extracts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms

from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.sharing.categories import DataCategory
from frankpledge.ui.forms import DateField, Dropdown, GovukForm

REVIEW = timedelta(days=365)


class ProtocolForm(GovukForm):
    """A protocol that covers one category of one agency's data."""

    agency = forms.ModelChoiceField(label="Whose data it covers", queryset=None, widget=Dropdown)
    category = forms.ChoiceField(
        label="Which category of data", choices=DataCategory.choices, initial=DataCategory.RECORDED_CRIME,
        widget=forms.RadioSelect,
    )  # fmt: skip
    name = forms.CharField(label="Name of the protocol", max_length=120)
    purpose = forms.CharField(
        label="What the data are for", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="They may be used for nothing else.",
    )  # fmt: skip
    starts = DateField(label="In force from")
    review_by = DateField(
        label="To be reviewed by", help_text="After this day nothing more is supplied or read under it."
    )

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        options.setdefault("initial", {"starts": reader.today, "review_by": reader.today + REVIEW})
        super().__init__(*args, **options)
        self.fields["agency"].queryset = agencies(reader)  # type: ignore[attr-defined]


class SignForm(GovukForm):
    """The representative's word."""

    agreed = forms.BooleanField(
        label="I sign for my agency, and have the authority to do so.",
        error_messages={"required": "Confirm that you sign for your agency"},
    )


class SupplyForm(GovukForm):
    """An extract."""

    file = forms.FileField(label="The extract", help_text="A .csv, .csv.gz or .zip file.")
