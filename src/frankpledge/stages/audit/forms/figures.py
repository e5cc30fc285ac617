"""What is asked about figures: which to show, and why a fine map may be shown."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.stages.audit.figures import Figures
from frankpledge.ui.formats import period_text
from frankpledge.ui.forms import Dropdown, GovukForm


class FiguresForm(GovukForm):
    """Which figures of a counting to show."""

    category = forms.ChoiceField(label="Category", required=False, widget=Dropdown)
    period = forms.ChoiceField(label="Period", required=False, widget=Dropdown)

    def __init__(self, *args: Any, shown: Figures, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["category"].choices = shown.categories  # type: ignore[attr-defined]
        self.fields["period"].choices = [  # type: ignore[attr-defined]
            (first.isoformat(), period_text(first, last)) for first, last in shown.periods
        ]


class ApproveMapForm(GovukForm):
    """Why small areas may be shown."""

    reason = forms.CharField(
        label="Why may the small areas be shown?", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Say what people can do with the detail that they could not do with wards.",
    )  # fmt: skip
