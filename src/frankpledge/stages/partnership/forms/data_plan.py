"""What is asked about the data plan."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from frankpledge.core.dictionary import Dataset, Detail
from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.sharing.models import Instalment, dataset_choices
from frankpledge.foundation.sharing.queries.requests import asked_agencies, open_requesters
from frankpledge.foundation.sharing.rules import Purpose
from frankpledge.foundation.sharing.rules.requests import Every, area_fields
from frankpledge.stages.partnership.forms.own_agency import ReaderForm
from frankpledge.ui.forms import DateField, Dropdown, GovukForm, Group

DETAILS = [(each.value, each.words) for each in Detail]
BETWEEN_CODES = re.compile(r"[\s,;]+")
TEXT = forms.Textarea


class PlanFilter(GovukForm):
    """The plan narrowed to one agency, or widened to what is settled."""

    agency = forms.ModelChoiceField(
        label="Agency", queryset=None, required=False, widget=Dropdown, empty_label="All agencies"
    )
    show = forms.ChoiceField(
        label="Show", required=False, widget=Dropdown,
        choices=[("", "What is awaited"), ("all", "Everything that was asked")],
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = asked_agencies(reader)  # type: ignore[attr-defined]


class WhichForm(GovukForm):
    """Which data are to be asked of which agency."""

    agency = forms.ModelChoiceField(label="Which agency", queryset=None, widget=Dropdown)
    dataset = forms.ChoiceField(label="Which dataset", choices=dataset_choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = agencies(reader)  # type: ignore[attr-defined]


class PartForm(ReaderForm):
    """What one partnership wants of a dataset: fields, detail, period, areas, and why."""

    wanted = forms.MultipleChoiceField(
        label="Which fields are wanted", widget=forms.CheckboxSelectMultiple,
        help_text="Ask for what you need and no more: each field has to be covered by a protocol.",
    )  # fmt: skip
    detail = forms.ChoiceField(label="The finest place that is wanted", choices=DETAILS, widget=forms.RadioSelect)
    purpose = forms.ChoiceField(
        label="Purpose", choices=[(each.value, each.words) for each in Purpose], widget=forms.RadioSelect
    )
    why = forms.CharField(
        label="Why it is wanted", widget=TEXT(attrs={"rows": 3}), help_text="In a sentence that the agency will read."
    )
    period_from = DateField(label="First day of the period it tells of")
    period_to = DateField(label="Last day of the period", help_text="Of a feed, the period of what is due first.")
    area_codes = forms.CharField(
        label="Codes of your areas", widget=TEXT(attrs={"rows": 5}), required=False,
        help_text="One a line, or parted by spaces or commas. Rows of other areas never reach this partnership.",
    )  # fmt: skip

    def __init__(self, *args: Any, dataset: Dataset, **options: Any) -> None:
        super().__init__(*args, **options)
        self.dataset = dataset
        self.fields["wanted"].choices = [(each.key, f"{each.heading}: {each.words}") for each in dataset.fields]  # type: ignore[attr-defined]
        self.initial.setdefault("wanted", [each.key for each in dataset.fields if each.needed])

    def clean_area_codes(self) -> list[str]:
        """Return the codes, each by itself."""
        return [code for code in BETWEEN_CODES.split(self.cleaned_data["area_codes"]) if code]


class JoinForm(PartForm):
    """A partnership's part in a neighbour's request."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["area_codes"].required = True


class RequestForm(PartForm):
    """A request: what is wanted, by when, how often, for whom, and whether neighbours may join it."""

    due_by = DateField(label="By when it is wanted")
    every = forms.ChoiceField(
        label="How often it is wanted", choices=[(each.value, each.words) for each in Every], widget=forms.RadioSelect
    )
    until = DateField(label="Until when", required=False, help_text="The last day on which something may be due.")
    area_field = forms.ChoiceField(label="Field that holds these codes", required=False, widget=Dropdown)
    is_joint = forms.BooleanField(
        label="Let other partnerships that the agency serves add their own areas",
        required=False, help_text="The agency answers all of them with one file; each gets its own areas’ rows.",
    )  # fmt: skip
    requester = forms.ModelChoiceField(
        label="Asked for", queryset=None, required=False, widget=Dropdown, empty_label="The partnership itself",
        help_text="A contractor of the register, who is introduced to the agency with authority and work.",
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fields = self.fields
        fields["requester"].queryset = open_requesters(self.reader)  # type: ignore[attr-defined]
        names = [(key, self.dataset.field(key).heading) for key in area_fields(self.dataset)]
        fields["area_field"].choices = [("", "None"), *names]  # type: ignore[attr-defined]
        self.initial.setdefault("every", Every.ONCE.value)
        self.groups = (
            Group("What is wanted", "wanted", "detail", "period_from", "period_to"),
            Group("What it is for", "purpose", "why", "requester"),
            Group("By when", "due_by", "every", "until"),
            Group("Of which areas", "area_field", "area_codes", "is_joint"),
        )
        if not names:  # no field of the dataset tells rows of one area from those of another
            self.groups = self.groups[:-1]
            for name in ("area_field", "area_codes", "is_joint"):
                del fields[name]


class EstimateForm(GovukForm):
    """How long it takes the agency."""

    estimated_hours = forms.DecimalField(
        label="Staff hours that it will take each time", min_value=0, max_digits=6, decimal_places=1
    )


class RefuseForm(GovukForm):
    """Why an agency does not supply what it was asked for."""

    why = forms.CharField(label="Why it is not supplied", widget=TEXT(attrs={"rows": 4}))
    and_later = forms.BooleanField(label="Nor anything that is due after it under this request", required=False)


class AccountForm(GovukForm):
    """How long it took, and why less came."""

    hours = forms.DecimalField(
        label="Staff hours it took", required=False, min_value=0, max_digits=6, decimal_places=1,
        help_text="For the whole file, also where it served several partnerships.",
    )  # fmt: skip
    shortfall_why = forms.CharField(
        label="Why less came than was asked", required=False, widget=TEXT(attrs={"rows": 4}),
        help_text="Fields left out, or a coarser place. Name columns; do not copy what stands in them.",
    )  # fmt: skip


class TieForm(GovukForm):
    """Which extract that came serves what was asked."""

    submission = forms.ModelChoiceField(label="Which extract", queryset=None, widget=Dropdown)

    def __init__(self, *args: Any, reader: Standing, instalment: Instalment, **options: Any) -> None:
        super().__init__(*args, **options)
        request = instalment.request
        found = Submission.objects.filter(
            partnership=reader.partnership, agency=request.agency_id, dataset=request.dataset
        )
        gone = (Submission.Status.UNREADABLE, Submission.Status.RETURNED)
        found = found.exclude(status__in=gone).exclude(fulfilments__instalment=instalment)
        self.fields["submission"].queryset = found  # type: ignore[attr-defined]
        self.fields["submission"].label_from_instance = _extract_words  # type: ignore[attr-defined]


def _extract_words(each: Submission) -> str:
    return f"{each.file_name}, received {each.received_at:%-d %B %Y}"
