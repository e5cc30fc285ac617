"""What is asked about what came of meetings: decisions, actions, minutes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from frankpledge.foundation.accounts.queries import posts
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.forms.commitments import ApprovalField
from frankpledge.stages.partnership.models import CommitmentRequest, Meeting
from frankpledge.stages.partnership.queries import decisions as decision_queries
from frankpledge.stages.partnership.queries.commitments import approvals_unused
from frankpledge.stages.partnership.queries.meetings import agencies_asked, groups, topics
from frankpledge.stages.partnership.queries.people import posts_held
from frankpledge.ui.forms import DateField, Dropdown, GovukForm, Look


class DecisionForm(GovukForm):
    """A decision: what, why, whose proposal, by what authority, for how much."""

    what = forms.CharField(label="What was decided", widget=forms.Textarea(attrs={"rows": 3}))
    reason = forms.CharField(
        label="Why", required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For those who come after: it cannot be added later, when whoever knew has left.",
    )  # fmt: skip
    agency = forms.ModelChoiceField(
        label="Whose proposal it was", queryset=None, required=False, widget=Dropdown, empty_label="Not recorded"
    )
    authority = forms.CharField(
        label="By what authority", required=False,
        help_text="For example, the group's terms of reference, a delegation, or the authority of a post.",
    )  # fmt: skip
    pounds = forms.IntegerField(label="Money committed", required=False, min_value=0, max_value=2_000_000_000)
    topic = forms.ModelChoiceField(label="Topic", queryset=None, required=False, widget=Dropdown)
    looks = {"pounds": Look(prefix="£", width=10)}  # noqa: RUF012 -- read only

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = decision_queries.agencies_here(reader)  # type: ignore[attr-defined]
        self.fields["topic"].queryset = topics(reader)  # type: ignore[attr-defined]


class MeetingDecisionForm(DecisionForm):
    """A decision of a meeting: in the name of which of its groups, and who spoke to it."""

    commented = forms.ModelMultipleChoiceField(
        label="Who spoke to it", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    group = forms.ModelChoiceField(
        label="In the name of which group", queryset=None, required=False, widget=Dropdown, empty_label="All of them"
    )
    field_order = ("what", "reason", "agency", "commented", "authority", "pounds", "group", "topic")

    def __init__(self, *args: Any, reader: Standing, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, reader=reader, **options)
        self.fields["commented"].queryset = agencies_asked(reader, meeting)  # type: ignore[attr-defined]
        if len(meeting.groups.all()) > 1:
            self.fields["group"].queryset = meeting.groups.all()  # type: ignore[attr-defined]
        else:
            del self.fields["group"]


class OutsideDecisionForm(DecisionForm):
    """A decision taken outside meetings: who took it, and when."""

    post = forms.ModelChoiceField(label="Who took it", queryset=None, widget=Dropdown)
    on = DateField(label="When it was taken")
    group = forms.ModelChoiceField(
        label="In the name of which group", queryset=None, required=False, widget=Dropdown,
        help_text="That group is asked to ratify it. Leave empty if any may.",
    )  # fmt: skip
    approval = ApprovalField(
        label="Under which approval", queryset=None, required=False, widget=Dropdown,
        help_text="Where the post may not commit the money by itself.",
    )  # fmt: skip
    field_order = ("what", "reason", "post", "on", "authority", "pounds", "approval", "group", "agency", "topic")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, reader=reader, **options)
        self.fields["authority"].required = True
        self.fields["group"].queryset = groups(reader).filter(ended=None)  # type: ignore[attr-defined]
        wanted = posts(reader)
        if not reader.holds(Role.COORDINATOR, Role.CHAIR):
            wanted = wanted.filter(pk__in=posts_held(reader))
        self.fields["post"].queryset = wanted  # type: ignore[attr-defined]
        self._offer_approvals(approvals_unused(reader).filter(post__in=wanted))

    def _offer_approvals(self, unused: QuerySet[CommitmentRequest]) -> None:
        """Ask for an approval only where there is one."""
        if unused.exists():
            self.fields["approval"].queryset = unused  # type: ignore[attr-defined]
        else:
            del self.fields["approval"]


class RatifyForm(GovukForm):
    """Which decisions a meeting ratified."""

    decisions = forms.ModelMultipleChoiceField(
        label="Decisions that this meeting ratified", queryset=None, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, reader: Standing, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["decisions"]
        field.queryset = decision_queries.to_ratify_at(reader, meeting)  # type: ignore[attr-defined]
        field.label_from_instance = lambda each: f"{each.what} ({each.on:%-d %B %Y}, {each.post})"  # type: ignore[attr-defined]


class RatifiedAtForm(GovukForm):
    """At which meeting a decision was ratified."""

    meeting = forms.ModelChoiceField(label="At which meeting", queryset=None, widget=Dropdown)

    def __init__(self, *args: Any, reader: Standing, decision: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["meeting"]
        field.queryset = decision_queries.meetings_to_ratify(reader, decision)  # type: ignore[attr-defined]
        field.label_from_instance = decision_queries.meeting_named  # type: ignore[attr-defined]


class ActionForm(GovukForm):
    """Something to be done: by whom, by when, with how much work."""

    what = forms.CharField(label="What is to be done", widget=forms.Textarea(attrs={"rows": 3}))
    post = forms.ModelChoiceField(
        label="By which post", queryset=None, required=False, widget=Dropdown, help_text="Whoever holds it is told."
    )
    agency = forms.ModelChoiceField(
        label="Or, where no post is named, by which agency", queryset=None, required=False, widget=Dropdown
    )
    due = DateField(label="By when", required=False)
    planned_hours = forms.IntegerField(label="Staff hours it will take", required=False, min_value=0, max_value=100_000)
    decision = forms.ModelChoiceField(
        label="By which decision", queryset=None, required=False, widget=Dropdown,
        help_text="The authority of that decision is the action's.",
    )  # fmt: skip
    topic = forms.ModelChoiceField(label="Topic", queryset=None, required=False, widget=Dropdown)

    def __init__(self, *args: Any, reader: Standing, meeting: Meeting | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        decided = decision_queries.decisions(reader)
        decided = decided.filter(meeting=meeting) if meeting else decided
        self.fields["post"].queryset = posts(reader)  # type: ignore[attr-defined]
        self.fields["agency"].queryset = decision_queries.agencies_here(reader)  # type: ignore[attr-defined]
        self.fields["topic"].queryset = topics(reader)  # type: ignore[attr-defined]
        self.fields["decision"].queryset = decided  # type: ignore[attr-defined]
        self.fields["decision"].label_from_instance = decision_queries.decision_named  # type: ignore[attr-defined]


class FinishForm(GovukForm):
    """What came of an action, and when."""

    outcome = forms.CharField(label="What came of it", widget=forms.Textarea(attrs={"rows": 3}))
    on = DateField(label="Date")


class DropForm(FinishForm):
    """Why an action was given up, and when."""

    outcome = forms.CharField(label="Why it was dropped", widget=forms.Textarea(attrs={"rows": 3}))


class MinutesForm(GovukForm):
    """The minutes."""

    minutes = forms.CharField(
        label="Minutes", widget=forms.Textarea(attrs={"rows": 20}),
        help_text="Decisions, actions and who came are recorded beside them: no need to repeat them.",
    )  # fmt: skip


class AgreedForm(GovukForm):
    """The day on which the minutes were agreed."""

    on = DateField(label="Agreed on")


class DecisionsFilter(GovukForm):
    """Which decisions to list."""

    STATES = (
        ("", "All"), ("at-meetings", "Taken at meetings"), ("outside", "Taken outside meetings"),
        ("to-ratify", "Not yet ratified"),
    )  # fmt: skip
    state = forms.ChoiceField(label="Which", choices=STATES, required=False)
    group = forms.ModelChoiceField(label="Group", queryset=None, required=False, empty_label="All groups")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["group"].queryset = groups(reader)  # type: ignore[attr-defined]


class ActionsFilter(GovukForm):
    """Which actions to list."""

    STATES = (
        ("open", "Open"), ("overdue", "Overdue"), ("due-soon", "Due within a week"), ("done", "Done"),
        ("dropped", "Dropped"), ("all", "All"),
    )  # fmt: skip
    state = forms.ChoiceField(label="State", choices=STATES, required=False)
    agency = forms.ModelChoiceField(label="Agency", queryset=None, required=False, empty_label="All agencies")
    mine = forms.BooleanField(label="Only mine", required=False)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = decision_queries.agencies_here(reader)  # type: ignore[attr-defined]


class PeriodFilter(GovukForm):
    """A period, and perhaps one group."""

    since = DateField(label="From", required=False)
    until = DateField(label="To", required=False)
    group = forms.ModelChoiceField(label="Group", queryset=None, required=False, empty_label="All groups")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["group"].queryset = groups(reader)  # type: ignore[attr-defined]
