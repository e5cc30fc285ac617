"""What is asked about risks."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.forms.own_agency import AgencyFilter
from frankpledge.stages.partnership.models import Risk
from frankpledge.stages.partnership.queries.cycle_steps import step_labels
from frankpledge.stages.partnership.queries.resources import resource_changes
from frankpledge.stages.partnership.queries.risks import actions_to_tie, owners, procedures_to_tie
from frankpledge.ui.forms import Dropdown, GovukForm

STATES = [("", "All"), ("open", "Open"), ("unanswered", "Open, not answered"), ("closed", "Closed")]


class RiskForm(GovukForm):
    """What may go wrong, how likely and how bad, what it comes from, and who answers for it."""

    what = forms.CharField(label="What may go wrong", widget=forms.Textarea(attrs={"rows": 3}))
    likelihood = forms.TypedChoiceField(
        label="How likely it is", coerce=int, choices=Risk.Weight.choices, widget=forms.RadioSelect
    )
    impact = forms.TypedChoiceField(
        label="How bad it would be", coerce=int, choices=Risk.Weight.choices, widget=forms.RadioSelect
    )
    owner = forms.ModelChoiceField(
        label="Which post answers for it", queryset=None, required=False, widget=Dropdown,
        help_text="Whoever holds it is told.",
    )  # fmt: skip
    arises_from = forms.ModelChoiceField(
        label="Which change in resources it comes from", queryset=None, required=False, widget=Dropdown
    )

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = owners(reader)  # type: ignore[attr-defined]
        self.fields["arises_from"].queryset = resource_changes(reader)  # type: ignore[attr-defined]


class RiskFilter(GovukForm):
    """Risks that stand so."""

    state = forms.ChoiceField(label="How they stand", required=False, widget=Dropdown, choices=STATES)


class TieFilter(AgencyFilter):
    """Whose actions are offered."""


class _Named(forms.ModelMultipleChoiceField):
    """Actions by their words, their agency and their day, since that is how people know them."""

    def label_from_instance(self, obj: Any) -> str:
        """Write an action so that it is known again."""
        due = f", due {obj.due:%-d %B %Y}" if obj.due else ""
        return f"{obj.what} ({obj.agency}{due})"


class TieForm(GovukForm):
    """What a risk endangers."""

    actions = _Named(label="Actions", queryset=None, required=False, widget=forms.CheckboxSelectMultiple)
    procedures = forms.ModelMultipleChoiceField(
        label="Procedures", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    steps = forms.MultipleChoiceField(label="Steps of the cycle", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, reader: Standing, risk: Risk, agency: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["actions"].queryset = actions_to_tie(reader, risk, agency)  # type: ignore[attr-defined]
        self.fields["procedures"].queryset = procedures_to_tie(reader)  # type: ignore[attr-defined]
        self.fields["steps"].choices = list(step_labels(reader).items())  # type: ignore[attr-defined]
        for name in ("actions", "procedures"):
            if not self.fields[name].queryset.exists():  # type: ignore[attr-defined]
                del self.fields[name]


class AnswerRiskForm(GovukForm):
    """What is done about it."""

    answer = forms.CharField(label="What is done about it", widget=forms.Textarea(attrs={"rows": 4}))
