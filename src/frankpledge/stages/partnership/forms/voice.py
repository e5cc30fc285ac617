"""What is asked about objections and issues."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.core.faults.fault import cut
from frankpledge.core.readiness.case import Level
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import choices_of
from frankpledge.stages.partnership.forms.own_agency import AgencyFilter, OwnAgencyForm
from frankpledge.stages.partnership.queries.briefings import briefing_groups
from frankpledge.stages.partnership.queries.objections import decisions_to_object_to
from frankpledge.stages.partnership.queries.own_agencies import agencies_to_speak_for
from frankpledge.ui.forms import DateField, Dropdown, GovukForm


class _DecisionField(forms.ModelChoiceField):
    """Decisions by their day and first words."""

    def label_from_instance(self, obj: Any) -> str:
        """Write a decision so that it is known again."""
        return f"{obj.on:%-d %B %Y}: {cut(obj.what)}"


class ObjectionForm(OwnAgencyForm):
    """What an agency objects to, and why."""

    about = forms.CharField(label="What it is about", max_length=200)
    decision = _DecisionField(
        label="Decision", queryset=None, required=False, widget=Dropdown,
        help_text="Where it is a decision of the last twelve months.",
    )  # fmt: skip
    text = forms.CharField(label="The objection", widget=forms.Textarea(attrs={"rows": 6}))
    offered = staticmethod(agencies_to_speak_for)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, reader=reader, **options)
        self.fields["decision"].queryset = decisions_to_object_to(reader)  # type: ignore[attr-defined]


class ObjectionFilter(AgencyFilter):
    """Objections of one agency, or that stand so."""

    state = forms.ChoiceField(
        label="How they stand", required=False, widget=Dropdown,
        choices=[("", "All"), ("open", "Open"), ("answered", "Answered")],
    )  # fmt: skip


class AnswerForm(GovukForm):
    """An answer to an objection."""

    answer = forms.CharField(label="The answer", widget=forms.Textarea(attrs={"rows": 6}))


class IssueForm(OwnAgencyForm):
    """What the people who do the work raise."""

    level = forms.ChoiceField(
        label="Where it comes from", choices=choices_of(Level), initial=Level.OPERATIONAL, widget=forms.RadioSelect
    )
    about = forms.CharField(label="What it is about", max_length=200)
    text = forms.CharField(
        label="The issue", widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Tell what happens and what would help. Name no victims, offenders or other members of the public.",
    )  # fmt: skip
    group = forms.ModelChoiceField(label="Which group it is put to", queryset=None, required=False, widget=Dropdown)
    reply_due = DateField(label="Reply wanted by", required=False, help_text="Three weeks from today where left empty.")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, reader=reader, **options)
        self.fields["group"].queryset = briefing_groups(reader)  # type: ignore[attr-defined]


class IssueFilter(AgencyFilter):
    """Issues of one agency, or that stand so."""

    state = forms.ChoiceField(
        label="How they stand", required=False, widget=Dropdown,
        choices=[("", "All"), ("open", "No reply yet"), ("overdue", "Reply overdue"), ("answered", "Replied to")],
    )  # fmt: skip


class ReplyForm(GovukForm):
    """A reply to an issue."""

    reply = forms.CharField(label="The reply", widget=forms.Textarea(attrs={"rows": 6}))
