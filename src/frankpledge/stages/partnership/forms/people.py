"""What is asked about people, posts and roles."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.core.readiness.case import Level, Seniority
from frankpledge.foundation.accounts.queries import agencies, people
from frankpledge.foundation.accounts.roles import PURPOSES, Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import choices_of
from frankpledge.ui.forms import DateField, Dropdown, GovukForm

ROLE_CHOICES = [(role.value, f"{role.label}: {PURPOSES[role]}") for role in Role]


class RoleForm(GovukForm):
    """A role, for an agency where it is held for one, until a day where it ends."""

    role = forms.ChoiceField(label="Role", choices=ROLE_CHOICES, widget=forms.RadioSelect)
    agency = forms.ModelChoiceField(
        label="Agency", queryset=None, required=False, widget=Dropdown,
        help_text="For an agency representative or a data liaison officer.",
    )  # fmt: skip
    until = DateField(label="Last day", required=False, help_text="Needed for a contractor.")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = agencies(reader)  # type: ignore[attr-defined]


class PeopleFilter(GovukForm):
    """Which roles to list."""

    role = forms.ChoiceField(label="Role", choices=[("", "Every role"), *Role.choices], required=False, widget=Dropdown)
    agency = forms.ModelChoiceField(
        label="For", queryset=None, required=False, widget=Dropdown, empty_label="Every agency"
    )

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = agencies(reader)  # type: ignore[attr-defined]


class InviteForm(RoleForm):
    """Somebody to invite by mail."""

    email = forms.EmailField(label="Email address")
    field_order = ("email", "role", "agency", "until")


class GrantForm(RoleForm):
    """A further role for somebody who is here already."""

    person = forms.ModelChoiceField(label="Person", queryset=None, widget=Dropdown)
    field_order = ("person", "role", "agency", "until")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, reader=reader, **options)
        self.fields["person"].queryset = people(reader)  # type: ignore[attr-defined]


class PostForm(GovukForm):
    """A new post."""

    agency = forms.ModelChoiceField(label="Agency", queryset=None, widget=Dropdown)
    title = forms.CharField(label="Title of the post", max_length=120)
    level = forms.ChoiceField(label="Level", choices=choices_of(Level), widget=forms.RadioSelect)
    seniority = forms.ChoiceField(label="Seniority", choices=choices_of(Seniority), widget=forms.RadioSelect)
    co_ordinates = forms.BooleanField(label="This post co-ordinates the partnership", required=False)
    since = DateField(label="The post exists since")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = agencies(reader)  # type: ignore[attr-defined]


class FillForm(GovukForm):
    """Who takes a post."""

    person = forms.ModelChoiceField(label="Person", queryset=None, widget=Dropdown)
    since = DateField(label="First day in the post")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = people(reader)  # type: ignore[attr-defined]


class ConfirmForm(GovukForm):
    """Nothing is asked but the button."""
