"""What is asked when agencies are to agree, and of the agency that does."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from frankpledge.foundation.accounts.models import Agency
from frankpledge.stages.audit.rules.signing import READINGS
from frankpledge.stages.partnership.forms.agreeing import AgreeForm
from frankpledge.ui.forms import DateField, GovukForm


class AskAgreementForm(GovukForm):
    """Whom to ask, and by when."""

    agencies = forms.ModelMultipleChoiceField(
        label="Agencies to ask", queryset=None, widget=forms.CheckboxSelectMultiple
    )
    wanted_by = DateField(label="Answer wanted by")

    def __init__(self, *args: Any, offered: QuerySet[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agencies"].queryset = offered  # type: ignore[attr-defined]


class AnswerAgreementForm(AgreeForm):
    """Whether the agency agrees, and what it holds against it."""

    answer = forms.ChoiceField(
        label="What does your agency say?", choices=[(str(key), text) for key, text in READINGS.items()],
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = forms.CharField(
        label="Reservations or dissent", required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Needed unless your agency simply agrees. It stands on record beside the audit.",
    )  # fmt: skip
