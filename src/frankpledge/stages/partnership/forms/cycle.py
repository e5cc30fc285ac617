"""What is asked about the cycle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from frankpledge.core.cycle import Step
from frankpledge.core.cycle.telling import in_words
from frankpledge.stages.partnership.models import CycleStep
from frankpledge.stages.partnership.queries.cycle import newly_out_of_order
from frankpledge.stages.partnership.queries.due_dates import DueDate
from frankpledge.ui.forms import DateField, GovukForm, Group, Look

LONGEST = 1500
DAYS = "days_"


class PlanForm(GovukForm):
    """When the cycle is due, and how long each step needs at least.

    The steps' fields are named ``days_KEY``; they are cleaned into one mapping, ``minimum_days``.
    """

    statutory_date = DateField(label="The day by which the strategy or plan must be published")
    contingency_days = forms.IntegerField(label="Days kept in hand before that day", min_value=0, max_value=LONGEST)
    period_from = DateField(label="First day of the period it is for", required=False)
    period_to = DateField(label="Last day of the period it is for", required=False)

    def __init__(self, *args: Any, steps: Sequence[Step], due: DueDate | None, years: int, **options: Any) -> None:
        self.base_fields = self.base_fields | {f"{DAYS}{step.key}": _days_field(step) for step in steps}
        super().__init__(*args, **options)
        self.fields["statutory_date"].help_text = hint_of(due)
        self.fields["period_from"].help_text = f"Leave the period empty for {_years(years)} from the day above."
        names = [f"{DAYS}{step.key}" for step in steps]
        self.groups = (
            Group("When it is due", "statutory_date", "contingency_days", "period_from", "period_to"),
            Group(
                "Days each step needs at least", *names,
                hint="Calendar days. Those shown are this program's own recommendation, not law: put your own in their "
                "place.",
            ),
        )  # fmt: skip
        self.looks = {name: Look(width=4, suffix="days") for name in [*names, "contingency_days"]}

    def clean(self) -> dict[str, Any]:
        """Gather the steps' days into one mapping."""
        cleaned = super().clean() or self.cleaned_data
        named = [name for name in cleaned if name.startswith(DAYS)]
        return {name: value for name, value in cleaned.items() if name not in named} | {
            "minimum_days": {name.removeprefix(DAYS): cleaned[name] for name in named}
        }


def initial_days(days: Mapping[str, int]) -> dict[str, int]:
    """Return the steps' days under the names of their fields."""
    return {f"{DAYS}{key}": count for key, count in days.items()}


def hint_of(due: DueDate | None) -> str:
    """Say what the regime knows of the due date, and to check it where it was not read in its primary text."""
    if due is None or due.day is None:
        return "The day is not known to this program for your regime: enter your partnership's own."
    said = f"“{due.rule.label}”: next on {in_words(due.day)}. Source: {(due.rule.dates_source or due.rule.source).text}"
    return f"{said} ({due.caution} before you enter it)." if due.caution else f"{said}."


class StepForm(GovukForm):
    """When a step was begun and when it ended."""

    started = DateField(label="Begun on", required=False)
    ended = DateField(label="Ended on", required=False, help_text="Leave empty while it is under way.")
    note = forms.CharField(
        label="Note", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What was done, or why it was early or late.",
    )  # fmt: skip
    out_of_order = forms.BooleanField(
        label="We know that this is out of order. Record it all the same.", required=False
    )

    def __init__(self, *args: Any, step: CycleStep, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.step, self.today = step, today
        if not self.is_bound:
            del self.fields["out_of_order"]

    def clean(self) -> dict[str, Any]:
        """Ask whether it is known to be out of order only where it is."""
        cleaned = super().clean() or self.cleaned_data
        days = (cleaned.get("started"), cleaned.get("ended"))
        impossible = any(day and day > self.today for day in days) or (all(days) and days[1] < days[0])
        if self.errors or impossible or not newly_out_of_order(self.step, *days, self.today):
            del self.fields["out_of_order"]
        return cleaned


class CloseForm(GovukForm):
    """The cycle's last day."""

    closed_on = DateField(label="Closed on")
    unfinished = forms.BooleanField(label="Close it although these steps have no recorded end", required=False)


def _days_field(step: Step) -> forms.IntegerField:
    return forms.IntegerField(
        label=step.label, min_value=1, max_value=LONGEST, initial=step.recommended_minimum_days,
        help_text=step.days_reason,
    )  # fmt: skip


def _years(count: int) -> str:
    return "a year" if count == 1 else f"{count} years"
