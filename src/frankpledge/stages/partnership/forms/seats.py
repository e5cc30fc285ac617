"""What is asked about seats in groups."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.core.readiness.case import SeatRole
from frankpledge.foundation.accounts.queries import posts
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import choices_of
from frankpledge.stages.partnership.forms.groups import template_choices
from frankpledge.stages.partnership.models import ExpectedSeat, Group
from frankpledge.stages.partnership.queries.groups import sit_on
from frankpledge.ui.forms import DateField, Dropdown, GovukForm


class DeputyForm(GovukForm):
    """Who stands in for a seat's holder, since when."""

    post = forms.ModelChoiceField(label="Post", queryset=None, widget=Dropdown)
    since = DateField(label="First day in the seat")

    def __init__(self, *args: Any, reader: Standing, group: Group, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["post"].queryset = without_seat(reader, group)  # type: ignore[attr-defined]


class SeatForm(DeputyForm):
    """A post's seat in a group."""

    role = forms.ChoiceField(
        label="What it does in the group", choices=choices_of(SeatRole), initial=SeatRole.MEMBER,
        widget=forms.RadioSelect,
    )  # fmt: skip
    fills = forms.ModelChoiceField(
        label="Which of the seats the group should have", queryset=None, required=False, widget=Dropdown
    )
    field_order = ("post", "fills", "role", "since")

    def __init__(self, *args: Any, reader: Standing, group: Group, **options: Any) -> None:
        super().__init__(*args, reader=reader, group=group, **options)
        self.fields["fills"].queryset = group.expected_seats.all()  # type: ignore[attr-defined]


class AmendSeatForm(GovukForm):
    """What a post does in a group."""

    role = SeatForm.base_fields["role"]
    fills = SeatForm.base_fields["fills"]

    def __init__(self, *args: Any, group: Group, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["fills"].queryset = group.expected_seats.all()  # type: ignore[attr-defined]


class FillForm(GovukForm):
    """Who sits in each of the seats that are unfilled; what is left empty stays unfilled."""

    since = DateField(label="First day in the seats")

    def __init__(
        self, *args: Any, reader: Standing, group: Group, unfilled: list[ExpectedSeat], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.unfilled = {f"seat_{expected.pk}": expected for expected in unfilled}
        self.posts = {str(post.pk): post for post in without_seat(reader, group)}
        choices = [("", ""), *((key, str(post)) for key, post in self.posts.items())]
        for name, expected in self.unfilled.items():
            self.fields[name] = forms.ChoiceField(label=expected.name, choices=choices, required=False, widget=Dropdown)
            self.word(name, self.fields[name])
        self.order_fields([*self.unfilled, "since"])

    def clean(self) -> dict[str, Any]:
        """Hand on the posts chosen, by the seat each fills."""
        given = self.cleaned_data
        chosen = {expected: self.posts[given[name]] for name, expected in self.unfilled.items() if given.get(name)}
        return {"posts": chosen, "since": given.get("since")}


class ExpectForm(GovukForm):
    """A seat that a group should have."""

    name = forms.CharField(
        label="Whose seat it is", max_length=120, help_text="For example: Head of community safety, fire service."
    )


class TemplateForm(GovukForm):
    """Seats that a group should have, from a template."""

    template = forms.ChoiceField(label="Template", widget=forms.RadioSelect)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["template"].choices = template_choices()  # type: ignore[attr-defined]


def without_seat(reader: Standing, group: Group) -> Any:
    """Return the posts of today that have no seat in a group."""
    sitting = group.seats.filter(sit_on(reader.today)).values("post")
    return posts(reader).exclude(pk__in=sitting)
