"""What is asked of an audit's tasks, commissions, reviews and improvements."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from frankpledge.foundation.accounts.queries import posts
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, Commission, Option, Owed, Review, Task
from frankpledge.stages.audit.queries.commissions import contractors, options
from frankpledge.stages.audit.queries.plan import tasks
from frankpledge.stages.audit.queries.research import research_of
from frankpledge.stages.audit.queries.review import reviews
from frankpledge.stages.audit.queries.scope import sources
from frankpledge.stages.audit.rules.guidance import KINDS
from frankpledge.ui.forms import DateField, Dropdown, GovukForm, MoneyField


class TaskForm(GovukForm):
    """One task of the plan."""

    title = forms.CharField(label="Task", max_length=150)
    kind = forms.ChoiceField(
        label="Kind of task", choices=[(str(kind), text) for kind, text in KINDS.items()], widget=Dropdown
    )
    person_days = forms.DecimalField(
        label="Person-days it takes", min_value=Decimal(0), max_digits=5, decimal_places=1,
        help_text="Of everybody who works on it together.",
    )  # fmt: skip
    days = forms.IntegerField(
        label="Calendar days it lasts", min_value=1, max_value=999, help_text="From its first day to its last."
    )
    owner = forms.ModelChoiceField(label="Post that does it", queryset=None, required=False, widget=Dropdown)
    source = forms.ModelChoiceField(
        label="Source that it analyses", queryset=None, required=False, widget=Dropdown,
        help_text="Its person-days are then counted with the source, and not twice.",
    )  # fmt: skip
    research = forms.ModelChoiceField(
        label="New research that it is part of", queryset=None, required=False, widget=Dropdown,
        help_text="Its person-days are then counted with the research’s estimate, and not twice.",
    )  # fmt: skip
    rests_on = forms.ModelMultipleChoiceField(
        label="What must be done before it", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, reader: Standing, audit: Audit, task: Task | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = posts(reader)  # type: ignore[attr-defined]
        self.fields["source"].queryset = sources(reader, audit).filter(is_in=True)  # type: ignore[attr-defined]
        self.fields["research"].queryset = research_of(reader, audit).filter(is_in=True)  # type: ignore[attr-defined]
        others = tasks(reader, audit).exclude(pk=task.pk if task else None)
        self.fields["rests_on"].queryset = others  # type: ignore[attr-defined]
        for name in ("source", "research", "rests_on"):
            if not self.fields[name].queryset.exists():  # type: ignore[attr-defined]
                del self.fields[name]


class RecordTaskForm(GovukForm):
    """When a task was begun, and when it was done."""

    started = DateField(label="Day on which it was begun", required=False)
    ended = DateField(label="Day on which it was done", required=False)


class CommissionForm(GovukForm):
    """What is wanted of whom, by when, with which data."""

    title = forms.CharField(label="Title of the commission", max_length=150)
    brief = forms.CharField(label="Brief: what is wanted", widget=forms.Textarea(attrs={"rows": 6}))
    contractor = forms.CharField(
        label="Contractor", required=False, max_length=150, help_text="Leave empty until one is chosen."
    )
    person = forms.ModelChoiceField(
        label="Contractor’s person here", queryset=None, required=False, widget=Dropdown,
        help_text="They see this commission, the scope and the plan, until their role here ends.",
    )  # fmt: skip
    manager = forms.ModelChoiceField(label="Post that manages it", queryset=None, widget=Dropdown)
    data_contact = forms.ModelChoiceField(
        label="Post that answers questions about data", queryset=None, widget=Dropdown,
        help_text="The one route: the contractor asks here, and not each agency.",
    )  # fmt: skip
    starts = DateField(label="First day")
    ends = DateField(label="Last day")
    data_access = forms.CharField(
        label="Data that are open to the contractor", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Which, in what form, under which protocol. Say so where there are none.",
    )  # fmt: skip
    data_access_until = DateField(label="Day on which that access ends")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = contractors(reader)  # type: ignore[attr-defined]
        for name in ("manager", "data_contact"):
            self.fields[name].queryset = posts(reader)  # type: ignore[attr-defined]


class OptionForm(GovukForm):
    """A way of getting the work done."""

    kind = forms.ChoiceField(label="In house or bought", choices=Option.Kind.choices, widget=forms.RadioSelect)
    what = forms.CharField(label="What it is", max_length=150)
    cost = MoneyField(label="What it costs")
    person_days = forms.DecimalField(
        label="Person-days of the partnership’s own people", min_value=Decimal(0), max_digits=6, decimal_places=1
    )
    skills = forms.CharField(label="Skills it needs, and who has them", widget=forms.Textarea(attrs={"rows": 3}))


class ChooseOptionForm(GovukForm):
    """Which way is taken, and why."""

    option = forms.ModelChoiceField(
        label="Which way is taken", queryset=None, widget=forms.RadioSelect, empty_label=None
    )
    reason = forms.CharField(label="Why", widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, commission: Commission, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["option"].queryset = options(commission)  # type: ignore[attr-defined]


class OwedForm(GovukForm):
    """Something that the commission owes by a day."""

    kind = forms.ChoiceField(
        label="What it is", choices=Owed.Kind.choices, widget=forms.RadioSelect,
        help_text="Knowledge to be passed on: training, methods, code, contacts, so that the skill stays here.",
    )  # fmt: skip
    what = forms.CharField(label="In words", max_length=200)
    due = DateField(label="Due by")


class DeliveryForm(GovukForm):
    """When it was delivered."""

    done_on = DateField(label="Day on which it was delivered")


class ReviewForm(GovukForm):
    """What a review found, under the same three heads each time."""

    how = forms.ChoiceField(label="How it was reviewed", choices=Review.How.choices, widget=forms.RadioSelect)
    reviewed_by = forms.CharField(label="By whom", max_length=150, help_text="A body or a post.")
    on = DateField(label="On which day")
    data = forms.CharField(
        label="How good were the data?", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What was missing, late, incomplete or not comparable.",
    )  # fmt: skip
    analysis = forms.CharField(
        label="How good was the analysis?", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Did it answer the questions put to it? What did it miss?",
    )  # fmt: skip
    use = forms.CharField(
        label="What use was made of it?", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="In consultation, in the choice of priorities, by the agencies.",
    )  # fmt: skip


class ImprovementForm(GovukForm):
    """What is to be better, by whom and by when."""

    what = forms.CharField(label="What is to be done", widget=forms.Textarea(attrs={"rows": 4}))
    review = forms.ModelChoiceField(label="Review that recommends it", queryset=None, required=False, widget=Dropdown)
    owner = forms.ModelChoiceField(label="Post that answers for it", queryset=None, widget=Dropdown)
    due = DateField(label="Due by")

    def __init__(self, *args: Any, reader: Standing, audit: Audit, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = posts(reader)  # type: ignore[attr-defined]
        self.fields["review"].queryset = reviews(reader, audit)  # type: ignore[attr-defined]
        if not self.fields["review"].queryset.exists():  # type: ignore[attr-defined]
            del self.fields["review"]


class FinishImprovementForm(GovukForm):
    """When it was made, and what came of it."""

    done_on = DateField(label="Day on which it was done")
    outcome = forms.CharField(label="What came of it", widget=forms.Textarea(attrs={"rows": 4}))


class DataStrategyForm(GovukForm):
    """Who leads on information, and what the partnership wants of its data."""

    lead = forms.ModelChoiceField(
        label="Post that leads on information", queryset=None, widget=Dropdown,
        help_text="One post answers for information, the audit and this strategy.",
    )  # fmt: skip
    wanted = forms.CharField(label="Which data are wanted, and what for", widget=forms.Textarea(attrs={"rows": 5}))
    sharing = forms.CharField(label="How they are shared and looked after", widget=forms.Textarea(attrs={"rows": 5}))
    skills = forms.CharField(label="Systems and skills to build", widget=forms.Textarea(attrs={"rows": 5}))
    review_by = DateField(label="To be looked at again by")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["lead"].queryset = posts(reader)  # type: ignore[attr-defined]
