"""What is asked of and about the people at a meeting: are they coming, who came, what was done where they did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from frankpledge.core.readiness.case import Presence
from frankpledge.foundation.accounts.models import Post
from frankpledge.stages.partnership.models import Meeting
from frankpledge.stages.partnership.queries.meetings import Asked
from frankpledge.stages.partnership.services.attendance import Came
from frankpledge.ui.forms import DateField, GovukForm

ANSWERS = [
    (Presence.PRESENT, "Yes, in person"),
    (Presence.REMOTE, "Yes, from elsewhere"),
    (Presence.APOLOGIES, "No, I send apologies"),
]
CAME = [
    (Presence.PRESENT, "Came"),
    (Presence.REMOTE, "From elsewhere"),
    (Presence.APOLOGIES, "Apologies"),
    (Presence.ABSENT, "Absent, no word"),
]


class AnswerForm(GovukForm):
    """Whether somebody comes, and what they wish to be said."""

    presence = forms.ChoiceField(label="Are you coming?", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="If not, why not (optional where you come)", required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Only the co-ordinator and the chair read this.",
    )  # fmt: skip
    comment = forms.CharField(
        label="What you wish to be said at the meeting", required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Everybody at the meeting can read this, whether you come or not.",
    )  # fmt: skip

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, **options)
        offered = [choice for choice in ANSWERS if meeting.remote_offered or choice[0] != Presence.REMOTE]
        self.fields["presence"].choices = offered  # type: ignore[attr-defined]


@dataclass(frozen=True)
class AttendanceLine:
    """One post's line in the table of who came."""

    post: Post
    holder: str
    is_deputy: bool
    presence: BoundField
    reason: BoundField


class AttendanceForm(GovukForm):
    """Who came: one line a post, all in one table. What people answered stands there already."""

    def __init__(self, *args: Any, asked: Sequence[Asked], **options: Any) -> None:
        self.asked = asked
        super().__init__(*args, **options)
        for each in asked:
            self._add(each)

    def _add(self, each: Asked) -> None:
        key, known = each.post.pk, each.attendance
        blank = "Did not stand in" if each.is_deputy else "Choose whether they came"
        self.fields[f"presence-{key}"] = forms.ChoiceField(
            choices=[("", blank), *CAME], required=not each.is_deputy, initial=known.presence if known else "",
            widget=forms.Select(attrs={"class": "govuk-select"}),
            error_messages={"required": f"Choose whether {each.post} came"},
        )  # fmt: skip
        self.fields[f"reason-{key}"] = forms.CharField(
            required=False, initial=known.reason if known else "",
            widget=forms.TextInput(attrs={"class": "govuk-input"}),
        )  # fmt: skip

    def lines(self) -> Iterator[AttendanceLine]:
        """Return the table's lines."""
        for each in self.asked:
            key = each.post.pk
            holder = str(each.holder) if each.holder else "nobody holds this post"
            yield AttendanceLine(each.post, holder, each.is_deputy, self[f"presence-{key}"], self[f"reason-{key}"])

    def came(self) -> dict[Post, Came]:
        """Return how each post was told of; deputies who did not stand in are left out."""
        told = self.cleaned_data
        keys = {each.post: each.post.pk for each in self.asked}
        return {
            post: Came(told[f"presence-{key}"], told[f"reason-{key}"])
            for post, key in keys.items()
            if told[f"presence-{key}"]
        }


class FollowUpForm(GovukForm):
    """What was done about an absence."""

    follow_up = forms.CharField(label="What was done", widget=forms.Textarea(attrs={"rows": 3}))
    on = DateField(label="Date")
