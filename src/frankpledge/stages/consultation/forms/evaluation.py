"""What is asked of what an exercise was worth."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.forms.exercises import choices
from frankpledge.stages.consultation.models import Exercise
from frankpledge.stages.consultation.queries.hearing import groups
from frankpledge.stages.consultation.rules.phases import METHODS
from frankpledge.stages.consultation.rules.worth import INFLUENCE
from frankpledge.stages.partnership.queries.meetings import groups_of, meetings
from frankpledge.ui.forms import Dropdown, GovukForm, Group, MoneyField

MOST = 9_999_999


class EvaluationForm(GovukForm):
    """Reach, response, cost and influence, and what the next one should do otherwise."""

    groups = (
        Group("Reach and response", "reached", "responded"),
        Group("What it took", "cost", "hours"),
        Group("What came of it", "influence", "changed", "told_at"),
        Group("For the next of its kind", "lessons", "contacts"),
    )
    reached = forms.IntegerField(
        label="People reached", required=False, min_value=0, max_value=MOST,
        help_text="To whom it was offered. Leave empty where nobody can tell.",
    )  # fmt: skip
    responded = forms.IntegerField(label="People who answered or came", min_value=0, max_value=MOST)
    cost = MoneyField(label="Money spent")
    hours = forms.IntegerField(label="Staff hours spent", min_value=0, max_value=99_999)
    influence = forms.ChoiceField(
        label="What it did to decisions", choices=choices(INFLUENCE), widget=forms.RadioSelect
    )
    changed = forms.CharField(
        label="What exactly", widget=forms.Textarea(attrs={"rows": 3}), help_text="Which decision, and how."
    )
    told_at = forms.ModelChoiceField(
        label="Meeting that was told the results", queryset=None, required=False, widget=Dropdown,
        help_text="The group that approved the strategy receives the results too.",
    )  # fmt: skip
    lessons = forms.CharField(label="What to do otherwise", widget=forms.Textarea(attrs={"rows": 3}))
    contacts = forms.CharField(
        label="Whom to go back to", required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Bodies and posts. No private people.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, exercise: Exercise, **options: Any) -> None:
        super().__init__(*args, **options)
        held = meetings(reader).filter(cancelled_on=None, on__gte=exercise.closes, on__lte=reader.today)
        told_at: Any = self.fields["told_at"]
        told_at.queryset = held
        told_at.label_from_instance = lambda meeting: f"{groups_of(meeting)}, {meeting.on:%-d %B %Y}"


class LessonsFilter(GovukForm):
    """Evaluations of one method, or of exercises that reached one group."""

    method = forms.ChoiceField(
        label="How", required=False, widget=Dropdown, choices=[("", "Every way"), *choices(METHODS)]
    )
    group = forms.ModelChoiceField(
        label="Group to hear", queryset=None, required=False, widget=Dropdown, empty_label="All groups"
    )

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["group"].queryset = groups(reader)  # type: ignore[attr-defined]
