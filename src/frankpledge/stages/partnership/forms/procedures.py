"""What is asked about procedures."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.queries import posts
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.forms.training import OfPostForm


class ProcedureForm(OfPostForm):
    """Something that is done time and again."""

    name = forms.CharField(label="Name of the procedure", max_length=120)
    able = forms.ModelMultipleChoiceField(
        label="Other posts whose holders can do it today", queryset=None, required=False,
        widget=forms.CheckboxSelectMultiple, help_text="Able to do it tomorrow if they had to, without being shown.",
    )  # fmt: skip
    steps = forms.CharField(
        label="Steps", required=False, widget=forms.Textarea(attrs={"rows": 10}),
        help_text="A line a step, so that somebody new to the post can follow it.",
    )  # fmt: skip
    field_order = ("name", "post", "steps", "able")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, reader=reader, **options)
        self.fields["post"].label = "Post that owns it"
        self.fields["able"].queryset = posts(reader)  # type: ignore[attr-defined]
