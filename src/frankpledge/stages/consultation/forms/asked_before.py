"""What is asked of a past survey, meeting or panel of somebody else."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.forms.exercises import choices
from frankpledge.stages.consultation.permissions import may_run_consultation
from frankpledge.stages.consultation.queries.asked_before import agencies_that_asked
from frankpledge.stages.consultation.rules.asked_before import AREA_MATCHES, WAYS
from frankpledge.stages.partnership.queries.documents import documents
from frankpledge.ui.forms import DateField, Dropdown, GovukForm, Group

MOST = 9_999_999


class AskedBeforeForm(GovukForm):
    """Who asked whom, when, how and where; how good it is; and what was found."""

    groups = (
        Group("What it was", "title", "run_by", "agency", "way", "began_on", "ended_on"),
        Group("Who was asked", "whom", "asked", "people", "area", "area_match"),
        Group("What it is worth", "quality", "found", "document"),
    )
    title = forms.CharField(label="What it was called", max_length=150)
    run_by = forms.CharField(label="Who ran it", max_length=150, help_text="A body, not a person.")
    agency = forms.ModelChoiceField(
        label="Agency whose it is", queryset=None, required=False, widget=Dropdown,
        empty_label="None of the partnership’s", help_text="Where an agency of the partnership ran it or had it run.",
    )  # fmt: skip
    way = forms.ChoiceField(label="How people were asked", choices=choices(WAYS), widget=forms.RadioSelect)
    began_on = DateField(label="First day")
    ended_on = DateField(label="Last day")
    whom = forms.CharField(label="Who was asked", max_length=300, help_text="Such as tenants, or one household in ten.")
    asked = forms.IntegerField(label="How many were asked", required=False, min_value=1, max_value=MOST)
    people = forms.IntegerField(
        label="How many answered or came", required=False, min_value=0, max_value=MOST,
        help_text="Leave empty where nobody noted it.",
    )  # fmt: skip
    area = forms.CharField(label="Area that was asked", max_length=150)
    area_match = forms.ChoiceField(
        label="How that area lies to the partnership’s", choices=choices(AREA_MATCHES), widget=forms.RadioSelect
    )
    quality = forms.CharField(
        label="How good it is", max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="How people were chosen, who is missing, how the questions were put, who paid for it.",
    )  # fmt: skip
    found = forms.CharField(
        label="What was found", max_length=5_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="With figures, as the report has them. Name nobody, and quote nobody.",
    )  # fmt: skip
    document = forms.ModelChoiceField(
        label="The paper, where the documents register has it", queryset=None, required=False, widget=Dropdown,
        help_text="Its file is then named in the ledger by its SHA-256.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["agency"].queryset = agencies_that_asked(reader)
        fields["agency"].required = not may_run_consultation(reader)
        fields["document"].queryset = documents(reader)
