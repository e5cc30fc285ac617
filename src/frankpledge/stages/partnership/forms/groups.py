"""What is asked about groups."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.core.readiness.case import Function, Level
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import choices_of
from frankpledge.stages.partnership.models import Group
from frankpledge.stages.partnership.queries import groups as queries
from frankpledge.stages.partnership.queries.membership_templates import membership_templates
from frankpledge.stages.partnership.queries.topics import topics
from frankpledge.ui.forms import DateField, Dropdown, GovukForm
from frankpledge.ui.forms import Group as Fieldset


class GroupForm(GovukForm):
    """What a group is, and its terms of reference."""

    name = forms.CharField(label="Name of the group", max_length=120)
    level = forms.ChoiceField(label="Level", choices=choices_of(Level), widget=forms.RadioSelect)
    started = DateField(label="First day", help_text="The day on which the group began its work.")
    predecessor = forms.ModelChoiceField(
        label="Group that came before it", queryset=None, required=False, widget=Dropdown
    )
    remit = forms.CharField(
        label="Remit", required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="What the group is for."
    )
    powers = forms.CharField(
        label="Powers", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What it may decide by itself, and what it must bring to others.",
    )  # fmt: skip
    constitution = forms.CharField(
        label="Constitution", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="How it works: who may vote, how many must be there, how often it meets.",
    )  # fmt: skip
    functions = forms.MultipleChoiceField(
        label="Functions", choices=choices_of(Function), required=False, widget=forms.CheckboxSelectMultiple,
        help_text="The law's functions should each be with one group.",
    )  # fmt: skip
    topics = forms.ModelMultipleChoiceField(
        label="Topics on its agenda as a rule", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    new_topics = forms.CharField(
        label="Topics to add to the list", required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One a line.",
    )  # fmt: skip
    groups = (
        Fieldset("The group", "name", "level", "started", "predecessor"),
        Fieldset("Terms of reference", "remit", "powers", "constitution", "functions"),
        Fieldset("Agenda", "topics", "new_topics"),
    )

    def __init__(self, *args: Any, reader: Standing, group: Group | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        others = queries.groups(reader).exclude(pk=group.pk) if group else queries.groups(reader)
        self.fields["predecessor"].queryset = others  # type: ignore[attr-defined]
        self.fields["topics"].queryset = topics(reader)  # type: ignore[attr-defined]


class SetUpForm(GroupForm):
    """A new group, with the seats of a template where one is chosen."""

    template = forms.ChoiceField(
        label="Seats it should have", required=False, widget=forms.RadioSelect,
        help_text="A list to start from. You can add seats to it and take seats away.",
    )  # fmt: skip
    groups = (
        *GroupForm.groups[:1],
        Fieldset("Membership", "template"),
        *GroupForm.groups[1:],
    )

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, reader=reader, **options)
        self.fields["template"].choices = [("", "No template"), *template_choices()]  # type: ignore[attr-defined]


def template_choices() -> list[tuple[str, str]]:
    """Return each membership template with how many seats it has and where the list was read."""
    return [(each.key, f"{each.name}: {len(each.seats)} seats ({each.source})") for each in membership_templates()]


class AgreeForm(GovukForm):
    """The day on which terms of reference were agreed."""

    agreed_on = DateField(label="Day on which the terms were agreed")


class ApartForm(GovukForm):
    """What sets a group apart from others that do the same."""

    overlap_reason = forms.CharField(
        label="What sets it apart", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Say what this group does that the other does not, and who decided that both go on.",
    )  # fmt: skip


class OtherGroupsForm(GovukForm):
    """Other groups at work, several of them."""

    others = forms.ModelMultipleChoiceField(
        label="Groups it meets jointly with", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, reader: Standing, group: Group, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["others"].queryset = others_at_work(reader, group)  # type: ignore[attr-defined]


class MergeForm(GovukForm):
    """The group that goes on, and since when."""

    into = forms.ModelChoiceField(label="Group that goes on", queryset=None, widget=Dropdown)
    on = DateField(label="Day of the merger")

    def __init__(self, *args: Any, reader: Standing, group: Group, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["into"].queryset = others_at_work(reader, group)  # type: ignore[attr-defined]


class FindGroupsForm(GovukForm):
    """Which groups to list."""

    name = forms.CharField(label="Name", required=False)
    level = forms.ChoiceField(label="Level", required=False, choices=[("", "All"), *choices_of(Level)])
    function = forms.ChoiceField(label="Function", required=False, choices=[("", "All"), *choices_of(Function)])


def others_at_work(reader: Standing, group: Group) -> Any:
    """Return the groups at work other than one."""
    return queries.groups(reader).filter(queries.are_current(reader.today)).exclude(pk=group.pk)
