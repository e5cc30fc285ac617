"""What is asked about delegations."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.core.readiness.case import Function
from frankpledge.foundation.accounts.queries import posts
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import choices_of
from frankpledge.stages.partnership.queries.delegations import groups_today
from frankpledge.ui.forms import DateField, Dropdown, GovukForm


class DelegationForm(GovukForm):
    """Work that one post hands to another."""

    from_post = forms.ModelChoiceField(label="Post that delegates", queryset=None, widget=Dropdown)
    to_post = forms.ModelChoiceField(label="Post it delegates to", queryset=None, widget=Dropdown)
    functions = forms.MultipleChoiceField(
        label="What is delegated", choices=choices_of(Function), widget=forms.CheckboxSelectMultiple
    )
    limits = forms.CharField(
        label="Within what limits", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What the post may do and decide by itself, and what not.",
    )  # fmt: skip
    comes_back = forms.CharField(
        label="What must come back for decision", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    comes_back_to = forms.ModelChoiceField(
        label="Group it comes back to", queryset=None, required=False, widget=Dropdown
    )
    since = DateField(label="From")
    until = DateField(label="Until", required=False, help_text="Leave empty where no end is agreed.")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["from_post"].queryset = posts(reader)  # type: ignore[attr-defined]
        self.fields["to_post"].queryset = posts(reader)  # type: ignore[attr-defined]
        self.fields["comes_back_to"].queryset = groups_today(reader)  # type: ignore[attr-defined]
