"""What is asked of getting back to somebody who offered to be involved."""

from __future__ import annotations

from django import forms

from frankpledge.stages.consultation.rules.involvement import CAME_OF_IT
from frankpledge.ui.forms import DateField, GovukForm


class FollowUpForm(GovukForm):
    """When somebody got back to them, what came of it, and whether somebody does again."""

    on = DateField(label="Day")
    came_of_it = forms.ChoiceField(
        label="What came of it", choices=[(str(key), text) for key, text in CAME_OF_IT.items()],
        widget=forms.RadioSelect,
    )  # fmt: skip
    note = forms.CharField(
        label="In which group or work", max_length=300, required=False,
        help_text="It is deleted with their details.",
    )  # fmt: skip
    next_by = DateField(label="Get back to them again by", required=False)
