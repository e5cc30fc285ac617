"""What is asked about training and skills."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.core.readiness.case import Competency
from frankpledge.foundation.accounts.queries import posts
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import choices_of
from frankpledge.ui.forms import DateField, Dropdown, GovukForm


class OfPostForm(GovukForm):
    """Something about the holder of a post."""

    post = forms.ModelChoiceField(label="Post", queryset=None, widget=Dropdown)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["post"].queryset = posts(reader)  # type: ignore[attr-defined]


class TrainingForm(OfPostForm):
    """Training that is needed or was completed."""

    competency = forms.ChoiceField(label="Head", choices=choices_of(Competency), widget=forms.RadioSelect)
    title = forms.CharField(label="Course, or how it is learned", max_length=150, required=False)
    needed_on = DateField(label="Needed since", required=False)
    completed_on = DateField(
        label="Completed on", required=False, help_text="Leave empty where it is still to be done."
    )


class CompletedForm(GovukForm):
    """The day on which training was completed."""

    completed_on = DateField(label="Completed on")


class SkillForm(OfPostForm):
    """A skill of a post's holder."""

    skill = forms.CharField(
        label="Skill", max_length=80, help_text="One skill in a few words: mapping, survey design, chairing."
    )
