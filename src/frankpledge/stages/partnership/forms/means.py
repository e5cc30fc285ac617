"""What is asked about contributions, leads, resources and journeys."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from frankpledge.core.readiness.case import ChangeKind, ContributionKind
from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import choices_of
from frankpledge.stages.partnership.forms.own_agency import AgencyFilter, OwnAgencyForm, ReaderForm
from frankpledge.stages.partnership.queries.cycle_steps import step_choices
from frankpledge.ui.forms import DateField, Dropdown, GovukForm, Look

STEP = "Leave empty where it served the partnership as a whole."
UNITS = [("per cent", "Per cent"), ("pounds", "Pounds"), ("posts", "Posts"), ("hours a month", "Hours a month")]


class ContributionFields(ReaderForm):
    """What was brought."""

    kind = forms.ChoiceField(label="Kind", choices=choices_of(ContributionKind), widget=forms.RadioSelect)
    what = forms.CharField(label="What it was", max_length=200)
    amount = forms.DecimalField(
        label="How much", required=False, min_value=Decimal(0), max_digits=12, decimal_places=2,
        help_text="Pounds where it was money, hours where it was staff time. Leave empty where it cannot be counted.",
    )  # fmt: skip
    unit = forms.CharField(
        label="What the amount counts", required=False, max_length=30,
        help_text="Not needed for money and time. For others, such as people, rooms or records.",
    )  # fmt: skip
    on = DateField(label="When it was brought")
    step = forms.ChoiceField(label="Step of the cycle it served", required=False, widget=Dropdown, help_text=STEP)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, reader=reader, **options)
        self.fields["step"].choices = step_choices(reader)  # type: ignore[attr-defined]


class ContributionForm(OwnAgencyForm, ContributionFields):
    """What an agency brought."""

    field_order = ("agency", "kind", "what", "amount", "unit", "on", "step")


class ContributionFilter(AgencyFilter):
    """Contributions of one agency, one kind, one step."""

    kind = forms.ChoiceField(label="Kind", required=False, widget=Dropdown)
    step = forms.ChoiceField(label="Step", required=False, widget=Dropdown)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, reader=reader, **options)
        self.fields["kind"].choices = [("", "All kinds"), *choices_of(ContributionKind)]  # type: ignore[attr-defined]
        self.fields["step"].choices = [("", "All steps"), *step_choices(reader)[1:]]  # type: ignore[attr-defined]


class LeadForm(GovukForm):
    """Which agency to ask, and to lead what."""

    agency = forms.ModelChoiceField(label="Agency to ask", queryset=None, widget=Dropdown)
    what = forms.CharField(label="What it is asked to lead", max_length=200)
    step = forms.ChoiceField(label="Step of the cycle", required=False, widget=Dropdown)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = agencies(reader)  # type: ignore[attr-defined]
        self.fields["step"].choices = step_choices(reader)  # type: ignore[attr-defined]


class LeadFilter(AgencyFilter):
    """Leads of one agency, or that stand so."""

    state = forms.ChoiceField(
        label="How they stand", required=False, widget=Dropdown,
        choices=[("", "All"), ("waiting", "Waiting"), ("accepted", "Accepted"), ("declined", "Declined")],
    )  # fmt: skip


class AcceptLeadForm(GovukForm):
    """A condition, where there is one."""

    reason = forms.CharField(
        label="On what condition, if any", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class DeclineLeadForm(GovukForm):
    """Why an agency declines."""

    reason = forms.CharField(label="Why your agency declines", widget=forms.Textarea(attrs={"rows": 3}))


class ResourceChangeForm(OwnAgencyForm):
    """More or less money or staff."""

    kind = forms.ChoiceField(label="What has changed", choices=choices_of(ChangeKind), widget=forms.RadioSelect)
    direction = forms.ChoiceField(
        label="Which way", choices=[("less", "Less than before"), ("more", "More than before")],
        widget=forms.RadioSelect,
    )  # fmt: skip
    amount = forms.DecimalField(label="By how much", min_value=Decimal("0.01"), max_digits=12, decimal_places=2)
    unit = forms.ChoiceField(label="Counted in", choices=UNITS, widget=forms.RadioSelect)
    on = DateField(label="From when", help_text="It may lie ahead.")
    where = forms.CharField(label="Which department or team", required=False, max_length=120)

    def clean(self) -> dict[str, Any]:
        """Make one signed amount of the two answers: negative is less."""
        cleaned = super().clean() or self.cleaned_data
        amount, direction = cleaned.pop("amount", None), cleaned.pop("direction", "")
        if amount is not None:
            cleaned["change"] = -amount if direction == "less" else amount
        return cleaned


class StaffingForm(OwnAgencyForm):
    """How many posts there are, and how many are filled."""

    on = DateField(label="On which day")
    established = forms.DecimalField(
        label="Posts there should be", min_value=Decimal(0), max_digits=6, decimal_places=1,
        help_text="In the teams that serve the partnership, in whole-time equivalents.",
    )  # fmt: skip
    filled = forms.DecimalField(label="Posts filled", min_value=Decimal(0), max_digits=6, decimal_places=1)


class JourneyForm(OwnAgencyForm):
    """How long it takes to come to a venue."""

    venue = forms.CharField(label="Venue", max_length=120)
    minutes = forms.IntegerField(label="Minutes, one way", min_value=0, max_value=24 * 60)
    looks = {"minutes": Look(width=4, suffix="minutes")}  # noqa: RUF012 -- as the base declares it
