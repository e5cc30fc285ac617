"""What is asked of an audit as a piece of work."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from frankpledge.foundation.accounts.queries import posts
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit
from frankpledge.stages.audit.queries.audits import oversight_groups
from frankpledge.stages.audit.rules.states import NEXT, WHAT_IT_DOES, State
from frankpledge.ui.forms import DateField, Dropdown, GovukForm, MoneyField


class AmendAuditForm(GovukForm):
    """What it is called, what it looks at, when the work is done, by whom, and what it may take."""

    title = forms.CharField(label="Title of the audit", max_length=150)
    period_from = DateField(label="First day of the period it looks at")
    period_to = DateField(label="Last day of the period it looks at")
    work_from = DateField(label="Day on which the work begins")
    work_to = DateField(label="Day by which the work must be done")
    lead = forms.ModelChoiceField(
        label="Post that leads it", queryset=None, required=False, widget=Dropdown,
        help_text="A post rather than a person, so that the audit does not end when somebody leaves.",
    )  # fmt: skip
    oversight = forms.ModelChoiceField(
        label="Group that oversees it", queryset=None, required=False, widget=Dropdown,
        help_text="Its meetings are counted on the audit’s page.",
    )  # fmt: skip
    person_days = forms.DecimalField(
        label="Person-days there are for it", required=False, min_value=Decimal(0), max_digits=6, decimal_places=1,
        help_text="Of everybody who works on it together. The scope is compared with it.",
    )  # fmt: skip
    cost = MoneyField(label="Money there is for it", required=False)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["lead"].queryset = posts(reader)  # type: ignore[attr-defined]
        self.fields["oversight"].queryset = oversight_groups(reader)  # type: ignore[attr-defined]


class AuditForm(AmendAuditForm):
    """A new audit."""

    kind = forms.ChoiceField(label="Kind of audit", choices=Audit.Kind.choices, widget=forms.RadioSelect)
    field_order = ("title", "kind")


class PurposeForm(GovukForm):
    """What the audit is for, and what its words mean."""

    purpose = forms.CharField(label="What the audit is for", widget=forms.Textarea(attrs={"rows": 4}))
    definitions = forms.CharField(
        label="What its words mean", widget=forms.Textarea(attrs={"rows": 8}),
        help_text="One a line: what counts as anti-social behaviour, as youth crime, as repeat victim.",
    )  # fmt: skip


class MoveForm(GovukForm):
    """Where the audit goes next."""

    state = forms.ChoiceField(label="How it goes on", widget=forms.RadioSelect)

    def __init__(self, *args: Any, audit: Audit, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(state), WHAT_IT_DOES[state]) for state in NEXT[State(audit.state)]]
        self.fields["state"].choices = choices  # type: ignore[attr-defined]
