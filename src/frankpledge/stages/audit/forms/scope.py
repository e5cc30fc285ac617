"""What is asked of an audit's questions and sources, and of agencies about its scope and findings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit
from frankpledge.stages.audit.models.scope import Weight
from frankpledge.stages.audit.queries.scope import questions
from frankpledge.ui.forms import Dropdown, GovukForm

IN_OR_OUT = [("in", "Taken in"), ("out", "Left out")]


class ChosenForm(GovukForm):
    """Something taken into the scope or left out of it, with the reason."""

    choice = forms.ChoiceField(label="Is it in the scope?", choices=IN_OR_OUT, widget=forms.RadioSelect)
    reason = forms.CharField(label="Why", widget=forms.Textarea(attrs={"rows": 3}))

    def clean(self) -> dict[str, Any]:
        """Say in or out as yes or no."""
        cleaned = super().clean() or self.cleaned_data
        if "choice" in cleaned:
            cleaned["is_in"] = cleaned.pop("choice") == "in"
        return cleaned


class QuestionForm(ChosenForm):
    """A question put to the audit."""

    text = forms.CharField(label="Question", max_length=300)
    weight = forms.TypedChoiceField(
        label="How much the answer matters", coerce=int, choices=Weight.choices, widget=forms.RadioSelect
    )
    field_order = ("text", "weight", "choice", "reason")


class SourceForm(ChosenForm):
    """A source that is weighed."""

    name = forms.CharField(label="Source", max_length=150)
    agency = forms.ModelChoiceField(label="Agency that keeps it", queryset=None, required=False, widget=Dropdown)
    questions = forms.ModelMultipleChoiceField(
        label="Questions it helps to answer", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    value = forms.TypedChoiceField(
        label="How much it tells of them", coerce=int, choices=Weight.choices, widget=forms.RadioSelect
    )
    person_days = forms.DecimalField(
        label="Person-days to get and analyse it", min_value=Decimal(0), max_digits=5, decimal_places=1
    )
    field_order = ("name", "agency", "questions", "value", "person_days", "choice", "reason")

    def __init__(self, *args: Any, reader: Standing, audit: Audit, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = agencies(reader)  # type: ignore[attr-defined]
        self.fields["questions"].queryset = questions(reader, audit)  # type: ignore[attr-defined]
        if not self.fields["questions"].queryset.exists():  # type: ignore[attr-defined]
            del self.fields["questions"]
