"""The field that asks for which agency something is recorded: only those the person may act for are offered."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.queries.own_agencies import agencies_to_record_for
from frankpledge.ui.forms import Dropdown, GovukForm


class ReaderForm(GovukForm):
    """A form that offers what its reader may choose."""

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.reader = reader


class OwnAgencyForm(ReaderForm):
    """Something of one agency. Where there is one agency only, it is chosen already."""

    agency = forms.ModelChoiceField(label="Agency", queryset=None, widget=Dropdown)
    offered: ClassVar[Any] = staticmethod(agencies_to_record_for)

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, reader=reader, **options)
        own = list(self.offered(reader)[:2])
        self.fields["agency"].queryset = self.offered(reader)  # type: ignore[attr-defined]
        if len(own) == 1:
            self.initial.setdefault("agency", own[0].pk)


class AgencyFilter(GovukForm):
    """A list narrowed to one agency."""

    agency = forms.ModelChoiceField(
        label="Agency", queryset=None, required=False, widget=Dropdown, empty_label="All agencies"
    )

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = agencies(reader)  # type: ignore[attr-defined]
