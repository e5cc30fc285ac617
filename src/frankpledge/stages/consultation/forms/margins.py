"""What is asked about how many people there are for each answer, and about the answers that tell of a group."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from frankpledge.core.questionnaires import Question
from frankpledge.core.questionnaires.bank import ABOUT_YOU
from frankpledge.core.questionnaires.question import Kind
from frankpledge.ui.forms import DateField, GovukForm, Look

MOST_PEOPLE = 99_999_999
PEOPLE = "people-"
"""What the names of the boxes for answers begin with."""


class PeopleField(forms.IntegerField):
    """How many people: 1200, 1,200 or 1 200, as tables of a census write it."""

    def to_python(self, value: Any) -> int | None:
        """Read a number, setting aside commas and spaces."""
        return super().to_python("".join(str(value).replace(",", "").split()) if value is not None else value)


class MarginForm(GovukForm):
    """How many people there are for each answer: typed, or pasted from a table of the census."""

    source = forms.CharField(
        label="Source", max_length=200, help_text="The table and its publisher, for example Census 2021, table TS007A."
    )
    counted_on = DateField(label="Day of the count")
    pasted = forms.CharField(
        label="Paste the table here, or fill in the boxes below", required=False, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="A line an answer: its words, then how many people. Several lines of one answer are added up.",
    )  # fmt: skip
    field_order = ("source", "counted_on", "pasted")

    def __init__(self, *args: Any, question: Question, **options: Any) -> None:
        super().__init__(*args, **options)
        self.codes = question.codes
        for option in question.options:
            self.fields[PEOPLE + option.code] = PeopleField(
                label=option.text, required=False, min_value=0, max_value=MOST_PEOPLE
            )
        self.looks = {PEOPLE + code: Look(width=10) for code in question.codes}  # type: ignore[misc]

    def given(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return what was given as the service takes it."""
        people = {code: cleaned[PEOPLE + code] for code in self.codes}
        return {"people": people} | {name: cleaned[name] for name in ("source", "counted_on", "pasted")}


class GroupAnswersForm(GovukForm):
    """By which answers somebody of a group is told."""

    answers = forms.MultipleChoiceField(
        label="Whoever gives one of these answers belongs to it", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Answers to one question. Select none where no question tells who belongs to the group.",
    )  # fmt: skip
    named: ClassVar = {"answers": "answers"}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answers"].choices = [  # type: ignore[attr-defined]
            (f"{each.key}:{option.code}", f"{each.text} {option.text}")
            for each in ABOUT_YOU
            if each.kind is Kind.CHOICE
            for option in each.options
        ]
