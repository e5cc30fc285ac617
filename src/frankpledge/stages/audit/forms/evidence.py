"""What is asked of what local people said, and in an interview about what is provided already."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.queries import agencies, posts
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Knowledge
from frankpledge.ui.forms import DateField, Dropdown, GovukForm


class KnowledgeForm(GovukForm):
    """Who said what, when, of which place."""

    voice = forms.ChoiceField(label="Whose knowledge it is", choices=Knowledge.Voice.choices, widget=forms.RadioSelect)
    source = forms.CharField(
        label="Source", max_length=150,
        help_text="A forum, a meeting, a group, a post. Name no private person.",
    )  # fmt: skip
    on = DateField(label="When it was said")
    place = forms.CharField(label="Place it is about", max_length=150)
    said = forms.CharField(
        label="What was said", widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Leave out whatever would tell who a person is.",
    )  # fmt: skip


class ProvisionForm(GovukForm):
    """The questions of the interview, the same for each agency."""

    theme = forms.CharField(label="Theme", max_length=80, help_text="Such as burglary. One interview, one theme.")
    agency = forms.ModelChoiceField(label="Agency that was asked", queryset=None, widget=Dropdown)
    post = forms.ModelChoiceField(label="Post that answered", queryset=None, required=False, widget=Dropdown)
    told_on = DateField(label="Day of the interview")
    provided = forms.CharField(
        label="What does your agency do about it now?", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    reaches = forms.CharField(label="Whom does it reach, and where?", required=False, max_length=200)
    means = forms.CharField(label="With how many staff and how much money?", required=False, max_length=200)
    lacking = forms.CharField(label="What is missing?", required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = agencies(reader)  # type: ignore[attr-defined]
        self.fields["post"].queryset = posts(reader)  # type: ignore[attr-defined]
