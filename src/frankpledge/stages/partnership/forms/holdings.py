"""What is asked about the catalogue and the register of requesters."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.core.dictionary import Detail
from frankpledge.foundation.accounts.queries import agencies, posts
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.sharing.models import Holding, dataset_choices
from frankpledge.foundation.sharing.queries.requests import contractors
from frankpledge.foundation.sharing.rules.requests import Renewed
from frankpledge.stages.partnership.forms.own_agency import ReaderForm
from frankpledge.ui.forms import DateField, Dropdown

DETAILS = [(each.value, each.words) for each in Detail]
TEXT = forms.Textarea


class HoldingForm(ReaderForm):
    """What an agency holds of a dataset."""

    agency = forms.ModelChoiceField(label="Agency", queryset=None, widget=Dropdown)
    dataset = forms.ChoiceField(label="Dataset", choices=dataset_choices, widget=forms.RadioSelect)
    detail = forms.ChoiceField(label="The finest place it tells", choices=DETAILS, widget=forms.RadioSelect)
    held_from = DateField(label="From when it is held", required=False)
    renewed = forms.ChoiceField(
        label="How often it is renewed", choices=[(each.value, each.words) for each in Renewed],
        widget=forms.RadioSelect,
    )  # fmt: skip
    ask = forms.ModelChoiceField(label="Whom to ask", queryset=None, required=False, widget=Dropdown)
    may_release = forms.CharField(
        label="What may be released", required=False, widget=TEXT(attrs={"rows": 3}),
        help_text="In principle. Only a protocol says what is.",
    )  # fmt: skip
    release_to = forms.CharField(label="To whom", required=False, widget=TEXT(attrs={"rows": 2}))

    def __init__(self, *args: Any, holding: Holding | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        offered = own_or_all(self.reader)
        self.fields["agency"].queryset = offered  # type: ignore[attr-defined]
        whose = [holding.agency_id] if holding else list(offered.values_list("pk", flat=True))
        self.fields["ask"].queryset = posts(self.reader).filter(agency__in=whose)  # type: ignore[attr-defined]
        if holding:
            del self.fields["agency"], self.fields["dataset"]
            for name in ("detail", "held_from", "renewed", "may_release", "release_to"):
                self.initial.setdefault(name, getattr(holding, name))
            self.initial.setdefault("ask", holding.ask_id)
        elif len(whose) == 1:
            self.initial.setdefault("agency", whose[0])


def own_or_all(reader: Standing) -> Any:
    """Return the agencies whose holdings the person may record."""
    found = agencies(reader)
    if reader.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER):
        return found
    return found.filter(pk__in=reader.agency_ids)


class RequesterForm(ReaderForm):
    """For whom agencies may be asked, by whose authority, for what work."""

    person = forms.ModelChoiceField(label="Contractor", queryset=None, widget=Dropdown)
    authority = forms.CharField(
        label="By whose authority", max_length=200, help_text="For example, the board’s decision of a day."
    )
    work = forms.CharField(label="For what work", widget=TEXT(attrs={"rows": 3}))
    until = DateField(label="Last day")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = contractors(self.reader)  # type: ignore[attr-defined]
