"""What is asked about extracts."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.adapters.intake import Preview
from frankpledge.adapters.intake.rows import READABLE
from frankpledge.core.dictionary import Dataset
from frankpledge.ui.forms import Dropdown, GovukForm


class SupplyForm(GovukForm):
    """An extract."""

    file = forms.FileField(label="The extract", help_text=f"One of: {', '.join(READABLE)}.")


class HeadingsForm(GovukForm):
    """Which row holds the headings."""

    heading_row = forms.IntegerField(label="Which row holds the headings?", min_value=1, max_value=40)


class ColumnsForm(GovukForm):
    """Which column of the agency's is which field of the dictionary."""

    def __init__(self, *args: Any, dataset: Dataset, seen: Preview, covered: frozenset[str], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", "Leave it out"), *((each.key, each.heading) for each in dataset.keep(covered))]
        self.headings = {f"column-{place}": heading for place, heading in enumerate(seen.headings) if heading.strip()}
        for name, heading in self.headings.items():
            place = int(name.removeprefix("column-"))
            found = seen.fields.get(place, "")
            self.fields[name] = forms.ChoiceField(
                label=heading, choices=choices, required=False, widget=Dropdown,
                initial=found if found in covered else "",
            )  # fmt: skip

    @property
    def names(self) -> dict[str, str]:
        """What each heading stands for, as it was chosen."""
        return {heading: self.cleaned_data[name] for name, heading in self.headings.items()}
