"""What is asked of what went out for an exercise."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.forms.exercises import choices
from frankpledge.stages.consultation.models import Distribution
from frankpledge.stages.consultation.queries.hearing import groups
from frankpledge.stages.consultation.rules.outlets import OUTLETS
from frankpledge.stages.publication.documents import document_words, published_documents
from frankpledge.ui.forms import DateField, Dropdown, GovukForm, Group, MoneyField

MOST = 9_999_999


class DistributionForm(GovukForm):
    """What went out, by which way, at whose cost, and what came back."""

    groups = (
        Group("What went out", "on", "channel", "what", "document", "where", "copies", "group"),
        Group("What it cost", "cost", "paid_by"),
        Group("What came back", "returned"),
    )
    on = DateField(label="Day")
    channel = forms.ChoiceField(label="By which way", choices=choices(OUTLETS), widget=Dropdown)
    what = forms.CharField(label="What", max_length=200, help_text="What it was, in which version, format or language.")
    document = forms.ChoiceField(
        label="Published document", required=False, widget=Dropdown,
        help_text="Where it was the report of a release, or a summary of it.",
    )  # fmt: skip
    where = forms.CharField(label="Where", max_length=200, help_text="The place, the paper, or the area.")
    copies = forms.IntegerField(label="Copies", required=False, min_value=0, max_value=MOST)
    group = forms.ModelChoiceField(
        label="Group to hear for which this way was chosen", queryset=None, required=False, widget=Dropdown
    )
    cost = MoneyField(label="What it cost", required=False, min_value=Decimal(0))
    paid_by = forms.ModelChoiceField(label="Agency that paid", queryset=None, required=False, widget=Dropdown)
    returned = forms.IntegerField(
        label="Answers that came back by it", required=False, min_value=0, max_value=MOST,
        help_text="Where that can be told.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, now: Distribution | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        offered = published_documents(reader)
        if now and now.release and (now.release, now.document) not in offered:
            offered.append((now.release, now.document))  # withdrawn since: what went out did go out
        self._documents = {f"{release.pk}-{name}": (release, name) for release, name in offered}
        named = [(key, document_words(*each)) for key, each in self._documents.items()]
        self.fields["document"].choices = [("", "None of these"), *named]  # type: ignore[attr-defined]
        self.fields["group"].queryset = groups(reader)  # type: ignore[attr-defined]
        self.fields["paid_by"].queryset = agencies(reader)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Part the document chosen into its release and which of its documents it is."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        release, document = self._documents.get(cleaned.get("document", ""), (None, ""))
        return cleaned | {"release": release, "document": document}


def as_chosen(found: Distribution) -> dict[str, Any]:
    """Return a line of the log as the form holds it."""
    now = {name: getattr(found, name) for name in DistributionForm.base_fields}
    return now | {"document": f"{found.release_id}-{found.document}" if found.release_id else ""}
