"""What is asked about supply tokens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.sharing.models import dataset_choices
from frankpledge.stages.partnership.forms.own_agency import ReaderForm
from frankpledge.ui.forms import DateField, Dropdown

USUAL = timedelta(days=180)


class TokenForm(ReaderForm):
    """Which system of which agency is to supply what, until when."""

    agency = forms.ModelChoiceField(label="Agency", queryset=None, widget=Dropdown)
    name = forms.CharField(
        label="Which system it is for", max_length=80,
        help_text="So that you know later which one to revoke: the system and where it runs.",
    )  # fmt: skip
    datasets = forms.MultipleChoiceField(
        label="What it may supply", choices=dataset_choices, widget=forms.CheckboxSelectMultiple,
        help_text="A protocol in force must cover it as well, each time.",
    )  # fmt: skip
    last_day = DateField(label="Last day", help_text="Within a year. Before it, make a new one.")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        own = Agency.objects.filter(pk__in=reader.agency_ids)
        first = {"agency": own[0].pk} if len(own) == 1 else {}
        options.setdefault("initial", {"last_day": reader.today + USUAL} | first)
        super().__init__(*args, reader=reader, **options)
        self.fields["agency"].queryset = own  # type: ignore[attr-defined]
