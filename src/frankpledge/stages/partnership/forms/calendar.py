"""What is asked about agencies' exercises."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.choices import choices_of
from frankpledge.stages.partnership.forms.own_agency import AgencyFilter, OwnAgencyForm, ReaderForm
from frankpledge.stages.partnership.queries.own_agencies import agencies_to_speak_for
from frankpledge.stages.partnership.rules.calendar import ExerciseKind
from frankpledge.ui.forms import DateField, Dropdown


class ExerciseFields(ReaderForm):
    """What an agency does, and when."""

    name = forms.CharField(
        label="What it is", max_length=120, help_text="For example, consultation on the policing plan."
    )
    kind = forms.ChoiceField(label="Kind", choices=choices_of(ExerciseKind), widget=forms.RadioSelect)
    begins = DateField(label="First day")
    ends = DateField(label="Last day", help_text="Where it takes one day, the same day again.")
    concerns = forms.CharField(label="Whom it asks or concerns", required=False, max_length=200)
    is_yearly = forms.BooleanField(label="It comes back each year at this time", required=False)


class ExerciseForm(OwnAgencyForm, ExerciseFields):
    """What one of the agencies does, for which the person may speak."""

    field_order = ("agency", "name", "kind", "begins", "ends", "concerns", "is_yearly")
    offered = staticmethod(agencies_to_speak_for)


class ExerciseFilter(AgencyFilter):
    """Exercises of one agency or one kind."""

    kind = forms.ChoiceField(label="Kind", required=False, widget=Dropdown)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [("", "All kinds"), *choices_of(ExerciseKind)]  # type: ignore[attr-defined]
