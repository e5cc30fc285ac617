"""What is asked to set a source beside a finding, of what a finding claims, and which problem to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from frankpledge.core.evidence.corroboration import Claim, Side
from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.problems import PROBLEMS
from frankpledge.stages.audit.queries.problems import Period
from frankpledge.stages.audit.queries.stances import Item
from frankpledge.ui.formats import period_text
from frankpledge.ui.forms import Dropdown, GovukForm

SIDES = {Side.SUPPORTS: "Supports it", Side.CONTRADICTS: "Contradicts it", Side.SILENT: "Says nothing of it"}
CLAIMS = {
    "": "Nothing that they can answer", Claim.ROSE: "It rose", Claim.FELL: "It fell",
    Claim.HIGHER: "It is higher in an area than in the rest of the partnership",
    Claim.LOWER: "It is lower in an area than in the rest of the partnership",
}  # fmt: skip
PROBLEM_CHOICES = [(each.key, each.title) for each in PROBLEMS.values()]
WHOLE = ("", "The partnership as a whole")


class StanceForm(GovukForm):
    """What a source says of a finding, and why."""

    side = forms.ChoiceField(
        label="What does this source say of the finding?", widget=forms.RadioSelect,
        choices=[(str(side), words) for side, words in SIDES.items()],
    )  # fmt: skip
    reason = forms.CharField(
        label="Why", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In a few words. Name no figure that is withheld.",
    )  # fmt: skip
    answer = forms.CharField(
        label="If it contradicts: why does the finding stand all the same?", required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="A finding that a source contradicts without a word on this is flagged.",
    )  # fmt: skip
    drawn_from = forms.ModelChoiceField(
        label="Whose records does it repeat?", queryset=None, required=False, widget=Dropdown, empty_label="Nobody’s",
        help_text="What is drawn from an agency’s records counts with that agency, not beside it.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, item: Item, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["drawn_from"].queryset = agencies(reader)  # type: ignore[attr-defined]
        if not item.may_repeat_another:
            del self.fields["drawn_from"]


class RestSilentForm(GovukForm):
    """Why the sources that are left say nothing."""

    reason = forms.CharField(
        label="Why do they say nothing of it?", max_length=300, initial="It is about other things."
    )


class ClaimForm(GovukForm):
    """What a finding claims that figures can answer, of which problem, and where."""

    claims = forms.ChoiceField(
        label="What does it say of the figures?", required=False, widget=forms.RadioSelect,
        choices=[(str(claim), words) for claim, words in CLAIMS.items()],
    )  # fmt: skip
    problem = forms.ChoiceField(
        label="Of which problem", required=False, widget=Dropdown, choices=[("", ""), *PROBLEM_CHOICES]
    )
    area_code = forms.ChoiceField(label="Where", required=False, widget=Dropdown)

    def __init__(self, *args: Any, areas: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self._areas = areas
        self.fields["area_code"].choices = [WHOLE, *areas.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Keep the area's name beside its code."""
        cleaned: dict[str, Any] = super().clean() or {}
        return cleaned | {"area_name": self._areas.get(cleaned.get("area_code", ""), "")}


class ProblemForm(GovukForm):
    """Which problem to look at, where, and as counted for which period."""

    problem = forms.ChoiceField(label="Problem", required=False, widget=Dropdown, choices=PROBLEM_CHOICES)
    area = forms.ChoiceField(label="Area", required=False, widget=Dropdown)
    period = forms.ChoiceField(label="Period", required=False, widget=Dropdown)

    def __init__(self, *args: Any, areas: Mapping[str, str], periods: Sequence[Period], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["area"].choices = [WHOLE, *areas.items()]  # type: ignore[attr-defined]
        self.fields["period"].choices = [  # type: ignore[attr-defined]
            ("", "The latest of each"),
            *((code_of(each), period_text(*each)) for each in periods),
        ]


def code_of(period: Period) -> str:
    """Return what stands for a period in an address.

    >>> from datetime import date
    >>> code_of((date(2025, 1, 1), date(2025, 1, 31)))
    '2025-01-01-to-2025-01-31'
    """
    return f"{period[0].isoformat()}-to-{period[1].isoformat()}"
