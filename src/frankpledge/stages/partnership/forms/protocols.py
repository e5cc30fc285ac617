"""What is asked about protocols and extracts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms

from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.sharing.categories import DataCategory
from frankpledge.foundation.sharing.models import SharingProtocol
from frankpledge.foundation.sharing.queries import posts_to_sign_as
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
    """The representative's word; whoever holds several posts of the agency says as which they sign."""

    post = forms.ModelChoiceField(
        label="As the holder of which post do you sign?", queryset=None, widget=forms.RadioSelect, empty_label=None,
        error_messages={"required": "Choose the post as whose holder you sign"},
        help_text="The register keeps the post, which stays when people go.",
    )  # fmt: skip
    agreed = forms.BooleanField(
        label="I sign for my agency, and have the authority to do so.",
        error_messages={"required": "Confirm that you sign for your agency"},
    )

    def __init__(self, *args: Any, reader: Standing, protocol: SharingProtocol, **options: Any) -> None:
        super().__init__(*args, **options)
        held = posts_to_sign_as(reader, protocol)
        if len(held) > 1:
            self.fields["post"].queryset = held  # type: ignore[attr-defined]
            return
        del self.fields["post"]
        known = f"You sign as {held[0].title}." if held else "You hold no post of it here, so no post is recorded."
        self.fields["agreed"].help_text = known


class SupplyForm(GovukForm):
    """An extract."""

    file = forms.FileField(label="The extract", help_text="A .csv, .csv.gz or .zip file.")
