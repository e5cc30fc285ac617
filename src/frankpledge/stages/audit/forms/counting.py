"""What is asked in the audit."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Finding
from frankpledge.stages.audit.queries.stances import tallies_to_release
from frankpledge.stages.publication.published import published
from frankpledge.ui.forms import DateField, Dropdown, GovukForm


class GroundForm(GovukForm):
    """Boundaries and population: open data."""

    outline = forms.FileField(label="Outline of the partnership's area", help_text="GeoJSON or GeoPackage.")
    outline_code_column = forms.CharField(label="Its column of codes", max_length=60, initial="LAD25CD")
    outline_label_column = forms.CharField(label="Its column of names", max_length=60, initial="LAD25NM")
    areas = forms.FileField(label="Areas to count by, such as wards", help_text="GeoJSON or GeoPackage.")
    areas_code_column = forms.CharField(label="Their column of codes", max_length=60, initial="WD25CD")
    areas_label_column = forms.CharField(label="Their column of names", max_length=60, initial="WD25NM")
    population = forms.FileField(
        label="Population by area", required=False, help_text="A CSV file. Without it there are counts, and no rates."
    )
    population_code_column = forms.CharField(label="Its column of area codes", max_length=60, required=False)
    population_column = forms.CharField(label="Its column of people", max_length=60, required=False)
    population_date = DateField(label="Day of the population", required=False)
    population_source = forms.CharField(label="Where the population comes from", max_length=150, required=False)


class CountingForm(GovukForm):
    """The period to count."""

    period_from = DateField(label="First day")
    period_to = DateField(label="Last day")


class DraftForm(GovukForm):
    """What the partnership says of a finding."""

    title = forms.CharField(label="Title of the release", max_length=200)
    comment = forms.CharField(
        label="What people should know about it", widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Plain English. The finding itself, its limitations and its source are added for you.",
    )  # fmt: skip
    corrects = forms.ModelChoiceField(
        label="Does it correct something published before?", queryset=None, required=False, widget=Dropdown,
        empty_label="No",
    )  # fmt: skip
    corrects_why = forms.CharField(
        label="If so: what was wrong with it", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Both public pages will show it.",
    )  # fmt: skip

    tally_of = forms.ModelChoiceField(
        label="Say how many independent sources support it, as the audit says?", queryset=None, required=False,
        widget=Dropdown, empty_label="No",
        help_text="Numbers of sources alone are published, where no side taken could give a withheld figure away.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, finding: Finding, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["corrects"].queryset = published(reader)  # type: ignore[attr-defined]
        tallies = tallies_to_release(reader, finding)
        self.fields["tally_of"].queryset = tallies  # type: ignore[attr-defined]
        if not tallies.exists():
            del self.fields["tally_of"]

    def clean(self) -> dict[str, Any]:
        """A correction says what was wrong."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("corrects") and not cleaned.get("corrects_why"):
            self.add_error("corrects_why", "Say what was wrong")
        return cleaned
