"""What is asked in the audit."""

from __future__ import annotations

from django import forms

from frankpledge.ui.forms import DateField, GovukForm


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
