"""One form with every kind of field, a question on a page of its own, and filters."""

from datetime import date
from typing import ClassVar

from django import forms

from frankpledge.ui.forms import DateField, Dropdown, GovukForm, Group, Look, MoneyField, TimeField

GROUPS = [("burglary", "Burglary group"), ("youth", "Youth offending group"), ("drugs", "Drugs reference group")]
AGENCIES = [(f"agency-{i}", f"Agency {i}") for i in range(1, 13)]
CATEGORIES = [("offences", "Recorded offences"), ("calls", "Calls for service"), ("fires", "Deliberate fires")]


class MeetingForm(GovukForm):
    name = forms.CharField(label="Name of the meeting", max_length=60, help_text="As it stands on the agenda.")
    on = DateField(
        label="Date of the meeting", help_text="For example, 27 3 2026 or 27 March 2026.", earliest=date(2026, 1, 1)
    )
    at = TimeField(label="Starting time", help_text="For example, 2:30pm.")
    group = forms.ChoiceField(label="Which group meets?", choices=GROUPS)
    chair = forms.ChoiceField(label="Chairing agency", choices=[("", "---------"), *AGENCIES])
    open_to_public = forms.ChoiceField(label="Is it open to the public?", choices=[("yes", "Yes"), ("no", "No")])
    categories = forms.MultipleChoiceField(
        label="Categories of data to be discussed", choices=CATEGORIES, widget=forms.CheckboxSelectMultiple,
        help_text="Select all that apply.",
    )  # fmt: skip
    cost = MoneyField(label="Cost of the room", required=False)
    people = forms.IntegerField(label="People expected", min_value=1, max_value=400)
    contact = forms.EmailField(label="E-mail address for apologies")
    purpose = forms.CharField(label="Purpose", widget=forms.Textarea(attrs={"rows": 4}), max_length=500)
    notes = forms.CharField(label="Notes", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    papers = forms.FileField(label="Papers", help_text="A PDF or a word-processed document.")
    agreed = forms.BooleanField(label="The chair has agreed the agenda")

    groups = (
        Group("What", "name", "group", "chair", "open_to_public"),
        Group("When", "on", "at", hint="Members are told at least five working days before."),
    )
    named: ClassVar = {"group": "which group meets", "open_to_public": "whether the meeting is open to the public"}
    looks: ClassVar = {
        "group": Look(hints={"youth": "Meets monthly."}), "people": Look(width=3), "contact": Look(width=30),
    }  # fmt: skip


class QuestionForm(GovukForm):
    lead = forms.ChoiceField(label="Will your agency lead this objective?", choices=[("yes", "Yes"), ("no", "No")])
    named: ClassVar = {"lead": "yes if your agency will lead this objective"}
    looks: ClassVar = {"lead": Look(heading=True)}


class ActionFilter(GovukForm):
    words = forms.CharField(label="Words", required=False)
    group = forms.ChoiceField(label="Group", choices=[("", "All groups"), *GROUPS], required=False)
    status = forms.ChoiceField(
        label="Status", required=False, widget=Dropdown, choices=[("", "Any status"), ("overdue", "Overdue")]
    )
