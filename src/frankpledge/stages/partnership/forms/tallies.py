"""What is asked about tallies: how the sheet is laid out, and the numbers of a month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django import forms

from frankpledge.core.dictionary import Dataset
from frankpledge.foundation.datasets.models import TallySheet
from frankpledge.ui.forms import Dropdown, GovukForm, Group, Look

MONTHS = 24
LARGEST = 1_000_000


class LayoutForm(GovukForm):
    """By which areas and kinds an agency counts."""

    areas = forms.CharField(
        label="Areas, one a line", widget=forms.Textarea(attrs={"rows": 8}),
        help_text="As they are called on the map that the partnership counts by.",
    )  # fmt: skip
    categories = forms.MultipleChoiceField(label="What is counted", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, dataset: Dataset, sheet: TallySheet | None, **options: Any) -> None:
        codes = dataset.codes_of(dataset.field("category"))
        known = {"areas": "\n".join(sheet.areas), "categories": sheet.categories} if sheet else {"categories": codes}
        options.setdefault("initial", known)
        super().__init__(*args, **options)
        self.fields["categories"].choices = [(code, code) for code in codes]  # type: ignore[attr-defined]


class Box(forms.IntegerField):
    """A box of the sheet. It may stay empty, as the page says once, and not beside each of hundreds."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, min_value=0, max_value=LARGEST)

    def validate(self, value: int | None) -> None:
        """Take an empty box for one that nobody counted."""


class TallyForm(GovukForm):
    """The numbers of one month, an area a group; totals from the sheet are checked against them."""

    month = forms.ChoiceField(label="Which month", widget=Dropdown)

    def __init__(self, *args: Any, sheet: TallySheet, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.sheet = sheet
        self.fields["month"].choices = [("", ""), *last_months(today)]  # type: ignore[attr-defined]
        for name, label in (*self._boxes(), *self._totals()):
            self.fields[name] = Box(label)
        self.groups = tuple(self._groups())
        self.looks = {name: Look(width=5, inputmode="numeric") for name in self.fields if name != "month"}

    def _boxes(self) -> Iterator[tuple[str, str]]:
        for row, _ in enumerate(self.sheet.areas):
            for column, kind in enumerate(self.sheet.categories):
                yield f"box-{row}-{column}", kind
            yield f"row-{row}", "Total on the sheet"

    def _totals(self) -> Iterator[tuple[str, str]]:
        for column, kind in enumerate(self.sheet.categories):
            yield f"column-{column}", f"{kind}, all areas"
        yield "all", "Everything"

    def _groups(self) -> Iterator[Group]:
        yield Group("", "month")
        columns = range(len(self.sheet.categories))
        for row, area in enumerate(self.sheet.areas):
            yield Group(str(area), *(f"box-{row}-{column}" for column in columns), f"row-{row}")
        yield Group(
            "Totals of the month", *(f"column-{column}" for column in columns), "all",
            hint="As they stand on your sheet, if they do: what is keyed must add up to them.",
        )  # fmt: skip

    @property
    def cells(self) -> dict[tuple[str, str], int | None]:
        """The numbers by area and kind; none where a box was left empty."""
        return {
            (area, kind): self.cleaned_data.get(f"box-{row}-{column}")
            for row, area in enumerate(self.sheet.areas)
            for column, kind in enumerate(self.sheet.categories)
        }

    def clean_month(self) -> date:
        """Return the month's first day."""
        return date.fromisoformat(f"{self.cleaned_data['month']}-01")

    def clean(self) -> None:
        """Add up what was keyed, and hold it against each total that was given."""
        super().clean()
        for row, _ in enumerate(self.sheet.areas):
            self._check(f"row-{row}", f"box-{row}-")
        for column, _ in enumerate(self.sheet.categories):
            self._check(f"column-{column}", "box-", f"-{column}")
        self._check("all", "box-")

    def _check(self, total: str, begins: str, ends: str = "") -> None:
        said = self.cleaned_data.get(total)
        keyed = sum(
            number or 0 for name, number in self.cleaned_data.items()
            if name.startswith(begins) and name.endswith(ends)
        )  # fmt: skip
        if said is not None and said != keyed:
            self.add_error(total, f"The sheet says {said:,}, and what is keyed adds up to {keyed:,}. Look at both")


def last_months(today: date) -> Iterator[tuple[str, str]]:
    """Yield the last two years' months, the latest first."""
    month = today.replace(day=1)
    for _ in range(MONTHS):
        yield f"{month:%Y-%m}", f"{month:%B %Y}"
        month = (month - timedelta(days=1)).replace(day=1)
