"""What is asked about briefings, down to practitioners and to elected members."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.core.readiness.case import Level
from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import choices_of
from frankpledge.stages.partnership.queries.briefings import briefing_documents, briefing_groups
from frankpledge.stages.partnership.queries.member_briefings import committees
from frankpledge.ui.forms import DateField, Dropdown, GovukForm, Group

STATES = [
    ("", "All"),
    ("planned", "Planned"),
    ("waiting", "Not all acknowledged"),
    ("acknowledged", "Acknowledged"),
]


class AudienceForm(GovukForm):
    """Which levels of which agencies."""

    levels = forms.MultipleChoiceField(
        label="For which levels", choices=choices_of(Level), widget=forms.CheckboxSelectMultiple
    )
    all_agencies = forms.BooleanField(label="Of every agency that takes part", required=False)
    agencies = forms.ModelMultipleChoiceField(
        label="Or of these agencies", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agencies"].queryset = agencies(reader)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Make of “every agency” the agencies that it means."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.pop("all_agencies", False):
            cleaned["agencies"] = self.fields["agencies"].queryset  # type: ignore[attr-defined]
        return cleaned


class BriefingForm(AudienceForm):
    """A briefing, and for whom."""

    topic = forms.CharField(label="Topic", max_length=150)
    text = forms.CharField(
        label="What it says", required=False, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Leave empty for a seminar, or where a document says it.",
    )  # fmt: skip
    on = DateField(label="Day", help_text="A day to come plans it.")
    by_group = forms.ModelChoiceField(
        label="In the name of which group", queryset=None, required=False, widget=Dropdown
    )
    document = forms.ModelChoiceField(
        label="Document that goes with it", queryset=None, required=False, widget=Dropdown
    )
    perspectives = forms.ModelMultipleChoiceField(
        label="Agencies whose ways of working it covers", queryset=None, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    groups = (
        Group("The briefing", "topic", "text", "on", "by_group", "document"),
        Group("Who is to have it", "levels", "all_agencies", "agencies"),
        Group("Ways of working", "perspectives", hint="Where agencies tell each other how they work."),
    )

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, reader=reader, **options)
        self.fields["by_group"].queryset = briefing_groups(reader)  # type: ignore[attr-defined]
        self.fields["document"].queryset = briefing_documents(reader)  # type: ignore[attr-defined]
        self.fields["perspectives"].queryset = agencies(reader)  # type: ignore[attr-defined]


class BriefingFilter(GovukForm):
    """Briefings that stand so."""

    state = forms.ChoiceField(
        label="How they stand", required=False, widget=Dropdown,
        choices=STATES,
    )  # fmt: skip


class AcknowledgeForm(GovukForm):
    """How many had it."""

    people = forms.IntegerField(label="How many people had it", required=False, min_value=0)


class MemberBriefingForm(GovukForm):
    """Which committee was told what, and when."""

    committee = forms.CharField(label="Committee", max_length=120)
    on = DateField(label="When it was told")
    topic = forms.CharField(label="What about", max_length=150)
    document = forms.ModelChoiceField(label="Document it received", queryset=None, required=False, widget=Dropdown)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["document"].queryset = briefing_documents(reader)  # type: ignore[attr-defined]


class MemberTextFilter(GovukForm):
    """For which committee the text is written: what is new since it was told last."""

    committee = forms.ChoiceField(label="Written for", required=False, widget=Dropdown)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        known = [(each.name, each.name) for each in committees(reader)]
        self.fields["committee"].choices = [("", "Any committee"), *known]  # type: ignore[attr-defined]
