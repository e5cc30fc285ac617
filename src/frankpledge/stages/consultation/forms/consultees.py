"""What is asked of bodies consulted."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Exercise
from frankpledge.stages.consultation.queries.bodies import bodies_of
from frankpledge.stages.consultation.queries.consultees import agencies_to_ask
from frankpledge.ui.forms import DateField, Dropdown, GovukForm


class AskForm(GovukForm):
    """Which agencies were asked, when, and by when a reply is wanted."""

    agencies = forms.ModelMultipleChoiceField(
        label="Agencies that are asked", queryset=None, widget=forms.CheckboxSelectMultiple
    )
    sent_on = DateField(label="Day on which they were sent it")
    reply_by = DateField(label="Reply wanted by")

    def __init__(self, *args: Any, reader: Standing, exercise: Exercise, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agencies"].queryset = agencies_to_ask(reader, exercise)  # type: ignore[attr-defined]


class AskBodyForm(GovukForm):
    """A body that takes no part in the partnership."""

    name = forms.CharField(label="Name of the body", max_length=150)
    body = forms.ChoiceField(
        label="Description in the law for which it stands", required=False, widget=Dropdown,
        help_text="Leave empty where the law names none.",
    )  # fmt: skip
    sent_on = DateField(label="Day on which it was sent it")
    reply_by = DateField(label="Reply wanted by")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        listed = [(body.key, body.name) for body in bodies_of(reader)]
        self.fields["body"].choices = [("", "None"), *listed]  # type: ignore[attr-defined]


class ReplyForm(GovukForm):
    """When a body replied, and what."""

    replied_on = DateField(label="Day of the reply")
    reply = forms.CharField(label="What it replied", widget=forms.Textarea(attrs={"rows": 6}))
