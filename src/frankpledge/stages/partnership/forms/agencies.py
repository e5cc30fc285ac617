"""What is asked about agencies."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.readiness.case import CouncilTier, Sector
from frankpledge.core.readiness.case import Standing as Place
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import choices_of
from frankpledge.ui.forms import DateField, Dropdown, GovukForm


class PlaceForm(GovukForm):
    """How an agency takes part."""

    standing = forms.ChoiceField(label="How it takes part", choices=choices_of(Place), widget=forms.RadioSelect)
    body = forms.ChoiceField(
        label="Which body of the law it is", required=False, widget=Dropdown,
        help_text="Leave empty for a member that the law does not name.",
    )  # fmt: skip
    reason = forms.CharField(
        label="Why it is a member, and what it brings", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed where the law does not name it.",
    )  # fmt: skip
    hours_a_month = forms.IntegerField(label="Staff hours a month it offers", required=False, min_value=0)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        bodies = read_regime(reader.partnership.regime).bodies
        self.fields["body"].choices = [("", ""), *((body.key, body.name) for body in bodies)]  # type: ignore[attr-defined]


class AgencyForm(PlaceForm):
    """A new agency, and how it takes part."""

    name = forms.CharField(label="Name of the agency", max_length=120)
    sector = forms.ChoiceField(label="Sector", choices=choices_of(Sector), widget=Dropdown)
    council_tier = forms.ChoiceField(
        label="Which council it is", choices=choices_of(CouncilTier), initial=CouncilTier.NONE, widget=forms.RadioSelect
    )
    since = DateField(label="Member since")
    operating_from = DateField(
        label="The agency exists since", required=False, help_text="Only where it began after the partnership did."
    )
    field_order = (
        "name",
        "sector",
        "council_tier",
        "standing",
        "body",
        "reason",
        "since",
        "operating_from",
        "hours_a_month",
    )


class EndForm(GovukForm):
    """The last day of something."""

    until = DateField(label="Last day")
