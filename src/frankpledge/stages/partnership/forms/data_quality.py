"""What is asked about faults in agencies' data: which are to be mended, by whom, by when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.services.quality import USUAL, faults_by_key
from frankpledge.foundation.sharing.queries import posts_of
from frankpledge.foundation.sharing.rules import Purpose
from frankpledge.stages.partnership.forms.own_agency import AgencyFilter
from frankpledge.ui.forms import DateField, Dropdown, GovukForm


class MendForm(GovukForm):
    """Which faults the agency is asked to mend."""

    issues = forms.MultipleChoiceField(
        label="Which faults are to be mended", widget=forms.CheckboxSelectMultiple,
        help_text="Each is followed until a later extract shows it no more.",
    )  # fmt: skip
    owner = forms.ModelChoiceField(
        label="Which post is to mend them", queryset=None, required=False, widget=Dropdown,
        empty_label="Whoever the agency’s representative asks",
    )  # fmt: skip
    due = DateField(label="By when", required=False)

    def __init__(self, *args: Any, reader: Standing, submission: Submission, **options: Any) -> None:
        options.setdefault("initial", {"due": reader.today + USUAL})
        super().__init__(*args, **options)
        found = faults_by_key(submission)
        self.fields["issues"].choices = [  # type: ignore[attr-defined]
            (key, f"{fault.get('column') or 'The file'}: {fault['mend']} ({count:,})")
            for key, (fault, count) in found.items()
        ]
        if not found:
            del self.fields["issues"]
        self.fields["owner"].queryset = posts_of(reader, submission.agency)  # type: ignore[attr-defined]


class ReturnForm(MendForm):
    """Why an extract is returned, and what is to be mended before it comes again."""

    why = forms.CharField(
        label="What must be mended", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Name columns and rows. Do not copy what stands in them.",
    )  # fmt: skip
    field_order = ("why", "issues", "owner", "due")

    def __init__(self, *args: Any, submission: Submission, **options: Any) -> None:
        super().__init__(*args, submission=submission, **options)
        if "issues" in self.fields:
            self.fields["issues"].required = False
            self.initial.setdefault("issues", list(faults_by_key(submission)))


class CompareForm(GovukForm):
    """With which earlier extract one is compared, and for what."""

    before = forms.ModelChoiceField(label="Compare it with", queryset=None, widget=Dropdown)
    purpose = forms.ChoiceField(
        label="What for", choices=[(each.value, each.words) for each in Purpose], widget=forms.RadioSelect,
        help_text="The protocol must cover it: both extracts are opened.",
    )  # fmt: skip

    def __init__(self, *args: Any, others: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["before"].queryset = others  # type: ignore[attr-defined]
        self.fields["before"].label_from_instance = label_of  # type: ignore[attr-defined]


def label_of(submission: Submission) -> str:
    """Return how an extract is told from others of the same data."""
    return f"{submission.file_name}, received on {timezone.localdate(submission.received_at):%d/%m/%Y}"


class CloseIssueForm(GovukForm):
    """Why an issue is closed though no extract shows it mended."""

    why = forms.CharField(label="Why it is closed", widget=forms.Textarea(attrs={"rows": 3}))


class IssueFilter(AgencyFilter):
    """Which issues to list."""

    state = forms.ChoiceField(
        label="State", choices=[("open", "Open"), ("closed", "Closed"), ("all", "All")], required=False, widget=Dropdown
    )
