"""What is asked about meetings: when, where, of whom, and what is on the agenda."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.queries import posts
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Meeting
from frankpledge.stages.partnership.queries import meetings as queries
from frankpledge.ui.forms import DateField, Dropdown, GovukForm, Look, TimeField


class MeetingForm(GovukForm):
    """When and where which groups meet."""

    groups = forms.ModelMultipleChoiceField(
        label="Which groups meet", queryset=None, widget=forms.CheckboxSelectMultiple,
        help_text="Choose several for a joint meeting: one agenda, one set of papers and minutes, "
        "and everybody invited once.",
    )  # fmt: skip
    on = DateField(label="Date of the meeting")
    starts = TimeField(label="Time it starts", required=False, help_text="For example, 2pm or 14:00.")
    hours = forms.DecimalField(
        label="How long, in hours", required=False, min_value=0, max_value=24, max_digits=4, decimal_places=2,
        help_text="Counted into the time that meetings take of each person and agency.",
    )  # fmt: skip
    venue = forms.CharField(label="Where", required=False, max_length=120)
    remote_offered = forms.BooleanField(
        label="People may also take part from elsewhere, or say what they wish to in writing", required=False
    )
    looks = {"hours": Look(suffix="hours", width=5)}  # noqa: RUF012 -- read only
    named = {"groups": "which groups meet"}  # noqa: RUF012 -- read only

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["groups"].queryset = queries.groups(reader).filter(ended=None)  # type: ignore[attr-defined]


class PlanForm(MeetingForm):
    """A new meeting; the venue whose turn it is stands there already."""

    as_last_time = forms.BooleanField(label="Begin with the agenda of their last meeting", required=False)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, reader=reader, **options)
        suggested = queries.venue_suggested(reader)
        if suggested:
            self.fields["venue"].initial = suggested
            self.fields["venue"].help_text = f"It is the turn of {suggested}: it has not been used for longest."


class AskForm(GovukForm):
    """A further post to ask."""

    post = forms.ModelChoiceField(label="Post to invite", queryset=None, widget=Dropdown)

    def __init__(self, *args: Any, reader: Standing, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, **options)
        asked = meeting.invitations.values("post")
        self.fields["post"].queryset = posts(reader).exclude(pk__in=asked)  # type: ignore[attr-defined]


class ItemForm(GovukForm):
    """A matter on the agenda, and its topic."""

    title = forms.CharField(label="What is to be talked about", max_length=150)
    topic = forms.ModelChoiceField(
        label="Topic", queryset=None, required=False, widget=Dropdown,
        help_text="A word shared by all groups, which shows where their agendas overlap.",
    )  # fmt: skip
    new_topic = forms.CharField(label="Or a new topic", required=False, max_length=80)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["topic"].queryset = queries.topics(reader)  # type: ignore[attr-defined]


class PaperForm(GovukForm):
    """A document to put before the meeting."""

    document = forms.ModelChoiceField(
        label="Document", queryset=None, widget=Dropdown, help_text="Documents are kept in the documents register."
    )

    def __init__(self, *args: Any, reader: Standing, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, **options)
        put = meeting.papers.values("document")
        self.fields["document"].queryset = queries.documents(reader).exclude(pk__in=put)  # type: ignore[attr-defined]


class MeetingsFilter(GovukForm):
    """Which meetings to list."""

    group = forms.ModelChoiceField(label="Group", queryset=None, required=False, empty_label="All groups")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["group"].queryset = queries.groups(reader)  # type: ignore[attr-defined]
