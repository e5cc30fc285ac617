"""What is asked of new research: what it would ask, the numbers of its estimate, what it really took."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from frankpledge.core.research import Method
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, Research
from frankpledge.stages.audit.queries.scope import questions
from frankpledge.stages.audit.rules.research import asked_of
from frankpledge.ui.forms import DateField, GovukForm, Group, Look, MoneyField

NONE = Decimal(0)
MOST = 32_767  # what a small whole number holds, and more groups or weeks than there can be


class ResearchForm(GovukForm):
    """What research is considered."""

    name = forms.CharField(label="Name of the research", max_length=150)
    method = forms.ChoiceField(
        label="How people would be asked", choices=Research._meta.get_field("method").choices, widget=forms.RadioSelect
    )
    asks = forms.CharField(label="What it would ask, and whom", widget=forms.Textarea(attrs={"rows": 4}))
    questions = forms.ModelMultipleChoiceField(
        label="Questions of the audit it helps to answer", queryset=None, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, audit: Audit, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["questions"].queryset = questions(reader, audit)  # type: ignore[attr-defined]
        if not self.fields["questions"].queryset.exists():  # type: ignore[attr-defined]
            del self.fields["questions"]


class AmendResearchForm(ResearchForm):
    """The same, of research that may have been estimated."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["method"].help_text = "By another method the estimate no longer holds, and is to be made anew."


def _number(label: str, hint: str = "", *, digits: int = 6) -> forms.DecimalField:
    return forms.DecimalField(label=label, help_text=hint, min_value=NONE, max_digits=digits, decimal_places=1)


def _count(label: str, hint: str = "", *, most: int = MOST) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=hint, min_value=1, max_value=most)


def _money(label: str, hint: str = "", *, digits: int = 8) -> MoneyField:
    return MoneyField(label=label, help_text=hint, max_digits=digits, min_value=NONE)


GROUPS = (
    ("How many, and how long", "", ("answers", "group_count", "people", "share_percent", "weeks")),
    (
        "Time of staff", "Of the partnership’s own people. 0 where others are paid for it.",
        ("hours_a_day", "design_hours", "analysis_hours", "report_hours", "minutes_approached", "minutes_answer",
         "minutes_group"),
    ),
    (
        "Money, beside the time of staff", "0 where there is none.",
        ("cost_approached", "cost_answer", "cost_group", "cost_fixed"),
    ),
)  # fmt: skip
WHERE_THEY_COME = {
    "share_percent": (
        "Of a hundred people invited, how many are expected to come",
        "From groups like these that you know. 100 where everybody who is invited comes.",
    ),
    "minutes_approached": ("Minutes for each person invited", "Finding, inviting, reminding."),
    "minutes_answer": ("Minutes for each person who comes", "Travel arranged, expenses paid."),
    "cost_approached": ("For each person invited", "Print and postage, calls."),
    "cost_answer": ("For each person who comes", "Incentive, travel, childcare."),
}
"""What the same numbers are called where people are asked in groups."""


class EstimateForm(GovukForm):
    """The numbers of which the estimate is made: those that the method has. None is filled in but by somebody here."""

    answers = _count("Answers wanted", most=1_000_000)
    group_count = _count("Groups")
    people = _count("People wanted in each group")
    share_percent = _number(
        "Of a hundred people approached, how many are expected to answer",
        "From research like it that you know. 100 where everybody who is approached answers.", digits=4,
    )  # fmt: skip
    weeks = _count("Weeks in the field", "From the first person approached to the last answer.")
    hours_a_day = forms.DecimalField(
        label="Hours of work in a day", min_value=NONE, max_digits=4, decimal_places=2,
        help_text="By the contracts of those who would do it. Hours are turned into person-days by it.",
    )  # fmt: skip
    design_hours = _number("Hours to design it and draw the sample")
    analysis_hours = _number("Hours to analyse it")
    report_hours = _number("Hours to report on it")
    minutes_approached = _number("Minutes for each person approached", "Packing, calling, reminding.")
    minutes_answer = _number("Minutes for each answer", "Interviewing, keying, checking.")
    minutes_group = _number("Minutes for each group", "Getting there, leading it, writing out what was said.")
    cost_approached = _money("For each person approached", "Print and postage, calls.")
    cost_answer = _money("For each answer", "Reply postage, incentive, interviewer’s fee.")
    cost_group = _money("For each group", "Room, refreshments, somebody to lead it.")
    cost_fixed = _money("Once, whatever the number", "Contractor, software, venue.", digits=12)
    named: ClassVar[dict[str, str]] = {
        "share_percent": "the share that is expected",
        "cost_approached": "the cost for each of them",
        "cost_answer": "the cost for each who answers or comes",
        "cost_group": "the cost for each group",
        "cost_fixed": "the cost once",
    }
    looks: ClassVar[dict[str, Look]] = {
        **{name: Look(width=5) for name in ("answers", "group_count", "people", "hours_a_day", "weeks")},
        **{name: Look(width=5, suffix="hours") for name in ("design_hours", "analysis_hours", "report_hours")},
        **{name: Look(width=5, suffix="minutes") for name in ("minutes_approached", "minutes_answer", "minutes_group")},
        **{name: Look(width=10, prefix="£") for name in ("cost_approached", "cost_answer", "cost_group", "cost_fixed")},
        "share_percent": Look(width=4, suffix="%"),
    }

    def __init__(self, *args: Any, method: str, **options: Any) -> None:
        super().__init__(*args, **options)
        asked = asked_of(method)
        for name in [name for name in self.fields if name not in asked]:
            del self.fields[name]
        if Method(method).is_in_groups:
            for name, (label, hint) in WHERE_THEY_COME.items():
                self.fields[name].label, self.fields[name].help_text = label, hint
        self.groups = tuple(
            Group(legend, *(name for name in names if name in asked), hint=hint) for legend, hint, names in GROUPS
        )


class RecordResearchForm(GovukForm):
    """What it really took."""

    done_on = DateField(label="Day on which it was done")
    actual_approached = forms.IntegerField(label="People approached", min_value=0, max_value=1_000_000)
    actual_answers = forms.IntegerField(label="People who answered or came", min_value=0, max_value=1_000_000)
    actual_days = _number("Person-days it took")
    actual_cost = MoneyField(label="Money it took, beside the time of staff", max_digits=12, min_value=NONE)
    looks: ClassVar[dict[str, Look]] = {
        **{name: Look(width=5) for name in ("actual_approached", "actual_answers", "actual_days")},
        "actual_cost": Look(width=10, prefix="£"),
    }
