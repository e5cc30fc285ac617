"""What is asked about role cards and commitments."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from frankpledge.foundation.accounts.queries import agencies, posts
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import RoleCard
from frankpledge.stages.partnership.services.role_cards import MOST_POUNDS
from frankpledge.ui.forms import Dropdown, GovukForm, Group, Look, MoneyField

NOT_STATED, NONE, UP_TO = "not-stated", "none", "up-to"
AUTHORITIES = [(NONE, "None: it must ask first"), (UP_TO, "Up to an amount"), (NOT_STATED, "Not stated yet")]


class PoundsField(MoneyField):
    """An amount in whole pounds."""

    default_error_messages: ClassVar = {"whole": "Enter the amount in whole pounds"}

    def clean(self, value: Any) -> int | None:
        """Refuse pence, which no authority is given in."""
        amount: Decimal | None = super().clean(value)
        if amount is not None and amount != int(amount):
            raise forms.ValidationError(self.error_messages["whole"], code="whole")
        return None if amount is None else int(amount)


class CardForm(GovukForm):
    """What a representative is there for."""

    role = forms.CharField(
        label="What the post is here for", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="In the partnership, not in its agency: speaks for the force, brings its figures, leads on one task.",
    )  # fmt: skip
    authority = forms.ChoiceField(
        label="What it may commit without asking", choices=AUTHORITIES, widget=forms.RadioSelect, initial=NOT_STATED
    )
    authority_pounds = PoundsField(label="Amount", required=False, min_value=1, max_value=MOST_POUNDS)
    authority_words = forms.CharField(
        label="Other authority, or conditions", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Staff time, premises, what must be reported afterwards.",
    )  # fmt: skip
    reports_to = forms.CharField(
        label="Reports to", max_length=150, required=False, help_text="A post or body, not a name."
    )
    hours_a_month = forms.IntegerField(
        label="Time expected, in hours a month", required=False, min_value=0, max_value=400
    )
    resources = forms.CharField(
        label="What it can bring", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="People, premises, knowledge, money, records.",
    )  # fmt: skip
    groups = (
        Group("Role", "role"),
        Group("Authority", "authority", "authority_pounds", "authority_words"),
        Group("Accountability, time and means", "reports_to", "hours_a_month", "resources"),
    )

    def clean(self) -> dict[str, Any]:
        """Turn the kind of authority and the amount into one number: none is 0, not stated is nothing."""
        cleaned = dict(super().clean() or {})
        kind, pounds = cleaned.pop("authority", ""), cleaned.get("authority_pounds")
        if kind == UP_TO and pounds is None and "authority_pounds" not in self.errors:
            self.add_error("authority_pounds", "Enter the amount")
        if kind != UP_TO and pounds is not None:
            self.add_error("authority_pounds", "Select ‘Up to an amount’, or leave the amount empty")
        cleaned["authority_pounds"] = {NONE: 0, UP_TO: pounds}.get(kind)
        return cleaned


def card_as_asked(card: RoleCard | None) -> dict[str, Any]:
    """Return a card as the form shows it."""
    if card is None:
        return {}
    pounds = card.authority_pounds
    now = {name: getattr(card, name) for name in CardForm.base_fields if name != "authority"}
    kind = NOT_STATED if pounds is None else UP_TO if pounds else NONE
    return now | {"authority": kind, "authority_pounds": pounds or None}


class CommitForm(GovukForm):
    """Which post is to commit how much."""

    post = forms.ModelChoiceField(label="Post", queryset=None, widget=Dropdown)
    pounds = PoundsField(label="Amount", min_value=1, max_value=MOST_POUNDS)
    decision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    """What was decided already, where its page leads here."""
    looks: ClassVar = {"pounds": Look(width=10)}

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["post"].queryset = posts(reader)  # type: ignore[attr-defined]


class CardFilterForm(GovukForm):
    """Which posts to list."""

    agency = forms.ModelChoiceField(
        label="Agency", queryset=None, required=False, widget=Dropdown, empty_label="Any agency"
    )
    state = forms.ChoiceField(
        label="Card", required=False, widget=Dropdown,
        choices=[("", "Any"), ("missing", "Missing"), ("waiting", "Waiting to be agreed"), ("agreed", "Agreed")],
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = agencies(reader)  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, Any]:
        """What was asked for, as far as it makes sense."""
        self.is_valid()
        return getattr(self, "cleaned_data", {})
