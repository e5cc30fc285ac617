"""What is asked of an issue put forward for an audit, and of what becomes of it."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.forms.scope import ChosenForm
from frankpledge.stages.audit.models import Audit
from frankpledge.stages.audit.permissions import may_put_forward
from frankpledge.stages.audit.queries.put_forward import agencies_to_put_forward_for
from frankpledge.stages.audit.queries.scope import questions
from frankpledge.stages.audit.rules.put_forward import Origin
from frankpledge.ui.forms import Dropdown, GovukForm


class PutForwardForm(GovukForm):
    """An issue for the audit to concentrate on, and who puts it forward."""

    title = forms.CharField(label="The issue in a few words", max_length=150)
    words = forms.CharField(
        label="What the audit should look into, and why", max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Name nobody, and give no address.",
    )  # fmt: skip
    name = forms.ChoiceField(label="Who puts it forward", choices=(), widget=Dropdown)
    told_by = forms.CharField(
        label="Who of the public told it", max_length=150, required=False,
        help_text="Only for what the public told: which group, meeting or kind of letter. No private person.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.agencies = {str(agency.pk): agency for agency in agencies_to_put_forward_for(reader)}
        own = [(key, agency.name) for key, agency in self.agencies.items()]
        whole = [(str(Origin.PARTNERSHIP), "The partnership as a whole")]
        may = may_put_forward(reader, Origin.PARTNERSHIP, None)
        public = (str(Origin.PUBLIC), "The public, who told us")
        self.fields["name"].choices = [*own, *(whole if may else []), public]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Give the origin, and the agency where it is one's."""
        given = super().clean() or {}
        name = given.pop("name", None)
        agency: Agency | None = self.agencies.get(name or "")
        return given | {"origin": Origin.AGENCY if agency else Origin(name or Origin.PUBLIC), "agency": agency}


class IssueDecisionForm(ChosenForm):
    """Whether an issue is taken into the scope, and as which question."""

    question = forms.ModelChoiceField(
        label="As which question", queryset=None, required=False, widget=Dropdown,
        empty_label="None of those there are",
    )  # fmt: skip
    new_question = forms.CharField(
        label="Or as a new question", max_length=300, required=False,
        help_text="It is added to the scope. How much it matters can be changed there.",
    )  # fmt: skip
    field_order = ("choice", "question", "new_question", "reason")

    def __init__(self, *args: Any, reader: Standing, audit: Audit, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["choice"].choices = [("in", "Taken in"), ("out", "Not taken in")]  # type: ignore[attr-defined]
        self.fields["question"].queryset = questions(reader, audit).filter(is_in=True)  # type: ignore[attr-defined]
