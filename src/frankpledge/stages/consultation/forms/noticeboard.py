"""What is asked of what the partnership says of itself in public."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.ui.forms import Dropdown, GovukForm, Group, TimeField


class PublicContactForm(GovukForm):
    """How the public reaches the partnership, and what it says of what it keeps."""

    groups = (
        Group("How to reach the partnership", "name", "email", "phone", "postal", "reply_days"),
        Group(
            "What is kept of those who answer", "controller", "data_contact", "answers_kept", "server_keeps",
            hint="This stands in the privacy notice. Ask whoever looks after data protection before you write it.",
        ),
    )  # fmt: skip
    name = forms.CharField(label="Team or post", max_length=150, help_text="Not a person: it is to hold when they go.")
    email = forms.EmailField(label="Email", required=False)
    phone = forms.CharField(label="Telephone", max_length=40, required=False)
    postal = forms.CharField(
        label="Postal address", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    reply_days = forms.IntegerField(
        label="Within how many days you answer", required=False, min_value=1, max_value=90,
        help_text="Say it only if you keep to it.",
    )  # fmt: skip
    controller = forms.ModelChoiceField(
        label="Body that answers for what people send", queryset=None, required=False, widget=Dropdown
    )
    data_contact = forms.CharField(
        label="How to reach whoever looks after data protection", max_length=200, required=False
    )
    answers_kept = forms.CharField(
        label="How long answers are kept, and why", max_length=600, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    server_keeps = forms.CharField(
        label="What the web server keeps of visits, and how long", max_length=600, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The program writes no internet address down; the server in front of it may.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["controller"].queryset = agencies(reader)  # type: ignore[attr-defined]


class AnnounceForm(GovukForm):
    """What the public is told of a sitting: the day and the place are the sitting's own."""

    starts = TimeField(label="When it starts")
    ends = TimeField(label="When it ends", required=False)
    about = forms.CharField(label="What it is about", max_length=300)
    about_cy = forms.CharField(label="What it is about, in Welsh", max_length=300, required=False)
    access = forms.CharField(
        label="Help to come or to take part", max_length=300, required=False,
        help_text="Steps, a hearing loop, an interpreter, whom to tell beforehand.",
    )  # fmt: skip


class CallOffSittingForm(GovukForm):
    """That it is called off."""
