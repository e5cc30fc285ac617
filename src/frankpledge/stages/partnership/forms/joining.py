"""What is asked of a partnership that joins midway."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from frankpledge.stages.partnership.forms.cycle import hint_of
from frankpledge.stages.partnership.queries.due_dates import DueDate
from frankpledge.ui.forms import DateField, GovukForm

LARGEST = 1 << 20
"""The workbook is sent back with the page that shows what would come of it, so it is kept small."""


class DueForm(GovukForm):
    """When the next strategy is due."""

    statutory_date = DateField(label="The day by which the next strategy or plan must be published", required=False)

    def __init__(self, *args: Any, due: DueDate | None, is_planned: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_planned:
            del self.fields["statutory_date"]
        else:
            said = "Needed for the sheets Last strategy, Baselines and Steps: the cycle is planned back from this day."
            self.fields["statutory_date"].help_text = f"{said} {hint_of(due)}"


class UploadForm(DueForm):
    """The filled-in workbook."""

    workbook = forms.FileField(label="The filled-in workbook", help_text="An .xlsx file of 1 MB at most.")
    field_order = ("workbook", "statutory_date")

    def clean_workbook(self) -> bytes:
        """Return what the file holds."""
        sent = self.cleaned_data["workbook"]
        if sent.size > LARGEST:
            raise ValidationError("The selected file must be smaller than 1 MB")
        content: bytes = sent.read()
        return content


class AcceptForm(DueForm):
    """The workbook again, as it was shown."""

    content = forms.CharField(widget=forms.HiddenInput)

    @property
    def unpacked(self) -> bytes:
        """What the workbook held; nothing where it did not come back whole."""
        try:
            return b64decode(self["content"].value() or "", validate=True)[:LARGEST]
        except (Error, ValueError):
            return b""


def packed(content: bytes) -> str:
    """Return a workbook as it is sent back with the page."""
    return b64encode(content).decode("ascii")
