"""What is asked of the strategy of consultation, and of the group that approves it."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.queries import posts
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.forms.exercises import choices
from frankpledge.stages.consultation.models import ConsultationStrategy
from frankpledge.stages.consultation.rules.phases import PHASES, Phase
from frankpledge.stages.consultation.rules.planning import DONE_BY
from frankpledge.stages.partnership.queries.groups import are_current, groups
from frankpledge.ui.forms import Dropdown, GovukForm, Group, MoneyField

ASKS = {
    Phase.PLANNING: "What to find out before the audit: priorities, issues to look at, groups seldom heard.",
    Phase.AUDIT: "What to gather during it: what agencies have asked already, views of problems, interim findings.",
    Phase.POST_AUDIT: "What to ask on the published report: under the 1998 Act as enacted, only this meets the duty.",
    Phase.ACTION: "Whom to ask for ideas and consent while action is planned and taken.",
    Phase.REVIEW: "How to learn from this round for the next.",
}
"""What the five phases are for, in short (Box 3 of the report, l.518-540)."""


def field_of(phase: Phase) -> str:
    """Return the name of the field that asks for a phase's aim."""
    return f"aim_{phase.value.replace('-', '_')}"


class StrategyForm(GovukForm):
    """The aims of the five phases, who does the work, what it may take, and how early it is planned."""

    groups = (
        Group("Aims of each phase", *(field_of(phase) for phase in Phase),
              hint="A phase may stay empty for now; its gap is then told until it is filled."),
        Group("Who does the work", "lead", "done_by", "done_by_reason"),
        Group("What it may take", "budget", "hours"),
        Group("How early exercises are planned", "lead_days", "sensitive_lead_days"),
    )  # fmt: skip
    lead = forms.ModelChoiceField(label="Post that leads consultation", queryset=None, widget=Dropdown)
    done_by = forms.ChoiceField(label="In house or contracted out", choices=choices(DONE_BY), widget=forms.RadioSelect)
    done_by_reason = forms.CharField(label="Why so", widget=forms.Textarea(attrs={"rows": 3}))
    budget = MoneyField(label="Money for the whole cycle")
    hours = forms.IntegerField(label="Staff hours for the whole cycle", min_value=0, max_value=99_999)
    lead_days = forms.IntegerField(
        label="Days from planning an exercise to its first day", min_value=0, max_value=999, help_text="At the least."
    )
    sensitive_lead_days = forms.IntegerField(
        label="Days where a group must be asked with care", min_value=0, max_value=999,
        help_text="Longer: to find those whom the group trusts, interpreters, and safe places.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["lead"].queryset = posts(reader)  # type: ignore[attr-defined]
        for phase in Phase:
            self.fields[field_of(phase)] = forms.CharField(
                label=PHASES[phase], required=False, help_text=ASKS[phase], widget=forms.Textarea(attrs={"rows": 2})
            )

    def clean(self) -> dict[str, Any]:
        """Put the aims together, by phase."""
        given: dict[str, Any] = super().clean() or {}
        given["aims"] = {phase: given.pop(field_of(phase), "") for phase in Phase}
        return given


class PutForm(GovukForm):
    """To which group the strategy is put."""

    group = forms.ModelChoiceField(
        label="Group that is to approve it", queryset=None, widget=Dropdown, help_text="Its chair answers for it."
    )

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["group"].queryset = groups(reader).filter(are_current(reader.today))  # type: ignore[attr-defined]


class AnswerForm(GovukForm):
    """What the group answers to the version that was shown."""

    answer = forms.ChoiceField(
        label="What the group answers", choices=ConsultationStrategy.Answer.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label="What is to be changed", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed where it is sent back.",
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput)
