"""What is asked of groups to hear and of the forums through which they can be asked."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Forum
from frankpledge.stages.consultation.queries.forums import agencies_for_forum
from frankpledge.stages.consultation.queries.hearing import groups
from frankpledge.stages.partnership.forms.own_agency import AgencyFilter, OwnAgencyForm, ReaderForm
from frankpledge.ui.forms import DateField, Dropdown, GovukForm


class GroupForm(GovukForm):
    """A group seldom heard here: why, and what asking it well takes."""

    name = forms.CharField(label="Name of the group", max_length=120, help_text="As its members would say it.")
    reason = forms.CharField(
        label="Why it is named", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What shows that it is seldom heard here: who answered last time, who complains, who does not.",
    )  # fmt: skip
    needs = forms.CharField(
        label="What asking it well takes", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Languages, access, safety, who should ask and where.",
    )  # fmt: skip
    is_sensitive = forms.BooleanField(
        label="Asking takes care, and so more time to plan", required=False,
        help_text="Exercises that are to reach it must be planned by the longer of the strategy’s times.",
    )  # fmt: skip
    margin_source = forms.CharField(
        label="Where its size can be found", required=False, max_length=200,
        help_text="A table of the census, for example, so that answers can be weighed by it.",
    )  # fmt: skip


class AmendGroupForm(GroupForm):
    """What is said of a group, and whether it is still named."""

    is_ended = forms.BooleanField(label="It is no longer on the list of groups to hear", required=False)


class ForumFields(ReaderForm):
    """A forum or panel: whom it speaks for, when it meets."""

    name = forms.CharField(label="Name", max_length=150)
    kind = forms.ChoiceField(label="What it is", choices=Forum.Kind.choices, widget=forms.RadioSelect)
    audience = forms.CharField(label="Whom it speaks for", max_length=300)
    reaches = forms.ModelMultipleChoiceField(
        label="Groups to hear that it reaches", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    meets = forms.CharField(label="How often it meets", max_length=100, help_text="For example, each second month.")
    next_on = DateField(label="Day on which it meets next", required=False)
    speaks_for = forms.IntegerField(
        label="How many people it speaks for", required=False, min_value=1, max_value=9_999_999
    )
    membership = forms.CharField(
        label="Who its members are, and how they came to be", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Drawn at random, elected, or whoever comes. No names of private people.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, reader=reader, **options)
        self.fields["reaches"].queryset = groups(reader)  # type: ignore[attr-defined]
        if not self.fields["reaches"].queryset.exists():  # type: ignore[attr-defined]
            del self.fields["reaches"]


class ForumForm(OwnAgencyForm, ForumFields):
    """A forum of one of the agencies for which the person may enter one."""

    field_order = ("name", "kind", "agency")
    offered = staticmethod(agencies_for_forum)


class AmendForumForm(ForumFields):
    """What is said of a forum, and whether it still meets."""

    is_ended = forms.BooleanField(label="It no longer meets", required=False)


class ForumFilter(AgencyFilter):
    """Forums of one agency or one kind."""

    kind = forms.ChoiceField(label="What it is", required=False, widget=Dropdown)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, reader=reader, **options)
        self.fields["kind"].choices = [("", "All kinds"), *Forum.Kind.choices]  # type: ignore[attr-defined]
