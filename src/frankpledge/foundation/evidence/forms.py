"""What is asked about evidence: which to look for, and what became of it."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.models import Answer, Kind
from frankpledge.foundation.evidence.queries import names_to_answer_in
from frankpledge.ui.forms import DateField, Dropdown, GovukForm

PARTNERSHIP = "partnership"


class FindForm(GovukForm):
    """Which items to list."""

    q = forms.CharField(
        label="Number, words or SHA-256", required=False, max_length=100, help_text="Such as E-17, or burglary."
    )
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "All kinds"), *Kind.choices], widget=Dropdown)


class AnswerForm(GovukForm):
    """What became of an item, in whose name, and why."""

    outcome = forms.ChoiceField(label="What became of it", choices=Answer.Outcome.choices)
    due = DateField(label="By which day", required=False, help_text="Only where it is still to be done.")
    reason = forms.CharField(label="Why", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    name = forms.ChoiceField(label="In whose name", choices=())

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.agencies = {str(agency.pk): agency for agency in names_to_answer_in(reader)}
        whole = [(PARTNERSHIP, "The partnership’s")] if reader.holds(Role.COORDINATOR) else []
        own = [(key, agency.name) for key, agency in self.agencies.items()]
        self.fields["name"].choices = [*whole, *own]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Give the agency itself, and none for the partnership."""
        given = super().clean() or {}
        name = given.pop("name", PARTNERSHIP)
        agency: Agency | None = self.agencies.get(name)
        return given | {"agency": agency}
