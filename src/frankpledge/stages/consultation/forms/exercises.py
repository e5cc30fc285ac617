"""What is asked of an exercise of consultation and of the sittings at which it meets people."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.queries import posts
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.queries.forums import open_forums
from frankpledge.stages.consultation.queries.hearing import groups as groups_to_hear
from frankpledge.stages.consultation.rules.duties import duties_of
from frankpledge.stages.consultation.rules.phases import METHODS, PHASES
from frankpledge.stages.consultation.rules.planning import DONE_BY
from frankpledge.stages.consultation.rules.settings import SETTINGS
from frankpledge.stages.partnership.queries.agencies import regime_of
from frankpledge.ui.forms import DateField, Dropdown, GovukForm, Group, MoneyField


def choices(words: Any) -> list[tuple[str, str]]:
    """Return the choices that a dictionary of words offers."""
    return [(str(key), text) for key, text in words.items()]


class ExerciseForm(GovukForm):
    """What is to be found out, of whom, how and why so, when, by whom, and what it may take."""

    groups = (
        Group("What it is to find out", "title", "phase", "aim", "duties"),
        Group("Of whom", "audience", "reaches", "forums"),
        Group("How", "method", "method_reason", "done_by", "done_by_reason"),
        Group("When", "opens", "closes", hint="Work that takes care must be planned earlier: see the strategy."),
        Group("By whom, and what it may take", "lead", "cost_planned", "hours_planned"),
    )
    title = forms.CharField(label="Title of the exercise", max_length=150)
    phase = forms.ChoiceField(label="Phase of the cycle", choices=choices(PHASES), widget=forms.RadioSelect)
    aim = forms.CharField(label="Aim", widget=forms.Textarea(attrs={"rows": 3}), help_text="What you will know after.")
    duties = forms.MultipleChoiceField(
        label="Duties it serves", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="One exercise may serve several laws, if each is told to those who are asked.",
    )  # fmt: skip
    audience = forms.CharField(label="Whom it asks", max_length=300)
    reaches = forms.ModelMultipleChoiceField(
        label="Groups to hear that it is to reach", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    forums = forms.ModelMultipleChoiceField(
        label="Forums and panels through which it asks", queryset=None, required=False,
        widget=forms.CheckboxSelectMultiple, help_text="The agency through which each is asked is named beside it.",
    )  # fmt: skip
    method = forms.ChoiceField(label="How people are asked", choices=choices(METHODS), widget=forms.RadioSelect)
    method_reason = forms.CharField(label="Why in this way", widget=forms.Textarea(attrs={"rows": 2}))
    done_by = forms.ChoiceField(label="Who does the work", choices=choices(DONE_BY), widget=forms.RadioSelect)
    done_by_reason = forms.CharField(label="Why so", widget=forms.Textarea(attrs={"rows": 2}))
    opens = DateField(label="First day on which people are asked")
    closes = DateField(label="Last day on which people are asked")
    lead = forms.ModelChoiceField(label="Post that leads it", queryset=None, required=False, widget=Dropdown)
    cost_planned = MoneyField(label="Money planned", required=False)
    hours_planned = forms.IntegerField(label="Staff hours planned", required=False, min_value=0, max_value=99_999)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["duties"].choices = [(each.key, each.text) for each in duties_of(regime_of(reader))]
        fields["reaches"].queryset = groups_to_hear(reader)
        fields["forums"].queryset = open_forums(reader)
        fields["forums"].label_from_instance = lambda forum: f"{forum} ({forum.agency})"
        fields["lead"].queryset = posts(reader)


class CallOffForm(GovukForm):
    """Why it is called off."""

    why = forms.CharField(label="Why it is called off", widget=forms.Textarea(attrs={"rows": 3}))


class SittingForm(GovukForm):
    """When and where people are met, whose place it is, and in whose chair."""

    groups = (
        Group("When and where", "on", "place", "setting", "place_ties"),
        Group("In whose chair", "chair", "chair_ties"),
        Group("Who came", "came", "filled_in", hint="Leave empty until it was held."),
    )
    on = DateField(label="Day")
    place = forms.CharField(label="Place", max_length=150)
    setting = forms.ChoiceField(label="Kind of place", choices=choices(SETTINGS), widget=Dropdown)
    place_ties = forms.CharField(
        label="To which side or body people may see it belong", max_length=150, required=False,
        help_text="Leave empty where the place is neutral to those who are asked.",
    )  # fmt: skip
    chair = forms.CharField(
        label="Who takes the chair", max_length=150, required=False, help_text="A post or a body rather than a name."
    )
    chair_ties = forms.CharField(
        label="To which side or body people may see the chair belong", max_length=150, required=False,
        help_text="A party, a campaign, the body that is judged. Leave empty where there is none.",
    )  # fmt: skip
    came = forms.IntegerField(label="How many came", required=False, min_value=0, max_value=999_999)
    filled_in = forms.IntegerField(
        label="Questionnaires filled in there", required=False, min_value=0, max_value=999_999
    )


class ExerciseFilter(GovukForm):
    """Exercises of one phase or one method."""

    phase = forms.ChoiceField(
        label="Phase", required=False, widget=Dropdown, choices=[("", "All phases"), *choices(PHASES)]
    )
    method = forms.ChoiceField(
        label="How", required=False, widget=Dropdown, choices=[("", "Every way"), *choices(METHODS)]
    )
