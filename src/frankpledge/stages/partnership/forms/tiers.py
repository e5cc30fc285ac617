"""What is asked about district and county."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import Tier
from frankpledge.core.readiness.case import Function, TierRole
from frankpledge.foundation.accounts.queries import agencies, posts
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import choices_of
from frankpledge.ui.forms import Dropdown, GovukForm

TIER_WORDS = {
    Tier.TWO_TIER: "Two tiers: a district council, with a county council over it",
    Tier.UNITARY: "One council: unitary or metropolitan",
    Tier.LONDON: "A London borough",
    Tier.CITY: "The City of London",
    Tier.WALES: "A county or county borough of Wales",
}
ROLE_WORDS = [
    (TierRole.FACILITATES.value, "Facilitates and co-ordinates"),
    (TierRole.DETERMINES.value, "Determines the strategy"),
    (TierRole.TAKES_PART.value, "Takes part"),
]


class StructureForm(GovukForm):
    """How local government stands in the area."""

    tier = forms.ChoiceField(label="How local government is arranged here", widget=forms.RadioSelect)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        known = read_regime(reader.partnership.regime).tiers
        self.fields["tier"].choices = [  # type: ignore[attr-defined]
            (tier.value, words) for tier, words in TIER_WORDS.items() if tier in known
        ]


class RowForm(GovukForm):
    """Who does what for one function."""

    function = forms.ChoiceField(label="Function", choices=choices_of(Function), widget=Dropdown)
    leads = forms.ModelChoiceField(label="Leads", queryset=None, widget=Dropdown)
    supports = forms.ModelMultipleChoiceField(
        label="Support", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    informed = forms.ModelMultipleChoiceField(
        label="Are informed", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    contact = forms.ModelChoiceField(
        label="Contact", queryset=None, required=False, widget=Dropdown, help_text="The post to ask."
    )
    escalation = forms.CharField(
        label="Where a difference goes", max_length=200, required=False,
        help_text="Who settles it, and how soon: the chief executives of both councils, within two weeks.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("leads", "supports", "informed"):
            self.fields[name].queryset = agencies(reader)  # type: ignore[attr-defined]
        self.fields["contact"].queryset = posts(reader)  # type: ignore[attr-defined]


class StatementForm(GovukForm):
    """What one tier's role is."""

    role = forms.ChoiceField(label="Role in the strategy", choices=ROLE_WORDS, widget=forms.RadioSelect)
    statement = forms.CharField(
        label="What it will do, and what not", widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Staff, money and records it brings, what it decides, and what it leaves to the other tier.",
    )  # fmt: skip
