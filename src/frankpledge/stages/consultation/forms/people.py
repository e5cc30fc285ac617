"""What is asked of those who agree to be asked again, and of who designed and ran an exercise."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.queries import posts
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.queries.hearing import groups
from frankpledge.stages.consultation.rules.people import CONSENTS, PARTS
from frankpledge.ui.forms import DateField, Dropdown, GovukForm, Group


class PersonForm(GovukForm):
    """Somebody who agreed: what they were told it is for, how they agreed, and when they are forgotten."""

    groups = (
        Group("Who agreed", "name", "reached_by", "group"),
        Group("What they agreed to", "purpose", "consent", "consented_on"),
        Group("If they offered to be involved", "involved_in", "follow_up_by"),
        Group("When they are forgotten", "delete_on", hint="On this day the row is deleted by itself."),
    )
    name = forms.CharField(label="Name", max_length=150)
    reached_by = forms.CharField(label="How they want to be reached", max_length=200, help_text="As they gave it.")
    group = forms.ModelChoiceField(
        label="Group to hear for which they can be asked", queryset=None, required=False, widget=Dropdown,
        help_text="Only if they themselves said so.",
    )  # fmt: skip
    purpose = forms.CharField(
        label="What they were told it is for", max_length=200, help_text="For example, a focus group on street lights."
    )
    consent = forms.ChoiceField(
        label="How they agreed", choices=[(str(key), text) for key, text in CONSENTS.items()], widget=forms.RadioSelect
    )
    consented_on = DateField(label="Day on which they agreed")
    involved_in = forms.CharField(
        label="What they would like to be involved in", max_length=200, required=False,
        help_text="A group, a project, work in their street: in their own words.",
    )  # fmt: skip
    follow_up_by = DateField(
        label="Day by which somebody gets back to them", required=False, help_text="It goes on the work list."
    )
    delete_on = DateField(label="Day on which their details are deleted", help_text="At most three years after.")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["group"].queryset = groups(reader)  # type: ignore[attr-defined]


class PeopleFilter(GovukForm):
    """Those of one group."""

    group = forms.ModelChoiceField(
        label="Group to hear", queryset=None, required=False, widget=Dropdown, empty_label="All"
    )

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["group"].queryset = groups(reader)  # type: ignore[attr-defined]


class WithdrawForm(GovukForm):
    """That somebody does not want to be asked any more."""


class DropForm(GovukForm):
    """That somebody was named by mistake."""


class HandForm(GovukForm):
    """A post, or a body from outside with its training."""

    groups = (
        Group("Who", "part", "post"),
        Group("If it is a body from outside", "outside", "training", hint="Leave empty where you chose a post."),
    )
    part = forms.ChoiceField(
        label="What they did", choices=[(str(key), text) for key, text in PARTS.items()], widget=forms.RadioSelect
    )
    post = forms.ModelChoiceField(
        label="Post", queryset=None, required=False, widget=Dropdown,
        help_text="Its training is looked up in the register of training.",
    )  # fmt: skip
    outside = forms.CharField(label="Name of the body", max_length=150, required=False)
    training = forms.CharField(label="Training or experience it brings", max_length=300, required=False)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["post"].queryset = posts(reader)  # type: ignore[attr-defined]
