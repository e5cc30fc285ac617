"""What is asked of an issue that people raised, of the answer to it, and of what they are told."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.queries import agencies, posts
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.models import Answer as GivenAnswer
from frankpledge.foundation.evidence.queries import names_to_answer_in
from frankpledge.stages.consultation.forms.exercises import choices
from frankpledge.stages.consultation.models import Exercise, RaisedIssue
from frankpledge.stages.consultation.queries.exercises import sittings
from frankpledge.stages.consultation.queries.feedback import feedback_of
from frankpledge.stages.consultation.queries.forums import forums
from frankpledge.stages.consultation.queries.issues import citable, corrections
from frankpledge.stages.consultation.rules.issues import CORRECTABLE, COVERAGE, DECIDED, KINDS
from frankpledge.stages.partnership.models import Cycle
from frankpledge.stages.publication.models import ReleaseCandidate, ever_public
from frankpledge.ui.forms import DateField, Dropdown, GovukForm, Group

MOST = 9_999_999
PARTNERSHIP = "partnership"


class IssueForm(GovukForm):
    """What was raised, by how many, where, whether the audit covers it, and who is to answer."""

    groups = (
        Group("What was raised", "kind", "title", "words", "about", "area"),
        Group("By whom", "raised_on", "sitting", "people", "forum", "forum_size"),
        Group("What becomes of it", "coverage", "coverage_says", "answer_from"),
    )
    kind = forms.ChoiceField(label="What it is", choices=choices(KINDS), widget=forms.RadioSelect)
    title = forms.CharField(label="In a few words", max_length=150)
    words = forms.CharField(
        label="What was raised", max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="In the partnership’s own words: it is told to the public. Name nobody, and quote nobody.",
    )  # fmt: skip
    about = forms.CharField(
        label="What it is about", max_length=200, required=False,
        help_text="The problem that an idea would tackle, the part of a draft, what in the report is said to be wrong.",
    )  # fmt: skip
    area = forms.CharField(label="Area", max_length=150, required=False, help_text="Such as a ward. No address.")
    cites = forms.ModelMultipleChoiceField(
        label="Answers that bear it out", queryset=None, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="As they were entered from the results of a closed questionnaire.",
    )  # fmt: skip
    raised_on = DateField(label="Day on which it was raised")
    sitting = forms.ModelChoiceField(label="At which sitting", queryset=None, required=False, widget=Dropdown)
    people = forms.IntegerField(
        label="How many people raised it", required=False, min_value=1, max_value=MOST,
        help_text="Leave empty where nobody counted.",
    )  # fmt: skip
    forum = forms.ModelChoiceField(label="Or which forum", queryset=None, required=False, widget=Dropdown)
    forum_size = forms.IntegerField(
        label="A forum of how many", required=False, min_value=2, max_value=MOST,
        help_text="It speaks for them; they are not counted as people who raised it.",
    )  # fmt: skip
    coverage = forms.ChoiceField(
        label="Did the audit cover it?", choices=choices(COVERAGE), required=False, widget=forms.RadioSelect
    )
    coverage_says = forms.CharField(label="Where, or why not", max_length=300, required=False)
    answer_from = forms.ModelChoiceField(
        label="Who is to answer", queryset=None, required=False, widget=Dropdown, empty_label="The partnership",
        help_text="It then stands on their work list.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, exercise: Exercise, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["cites"].queryset = citable(reader).filter(key__startswith=f"answers:{exercise.pk}:")
        fields["cites"].label_from_instance = lambda item: f"{item}: {item.title}"
        if not fields["cites"].queryset.exists():
            del fields["cites"]
        fields["sitting"].queryset = sittings(reader, exercise)
        fields["forum"].queryset = forums(reader)
        fields["answer_from"].queryset = agencies(reader)


class IssueAnswerForm(GovukForm):
    """What becomes of an issue, why, from which post, and what was changed for it."""

    outcome = forms.ChoiceField(
        label="What becomes of it", choices=GivenAnswer.Outcome.choices, widget=forms.RadioSelect
    )
    due = DateField(label="By which day", required=False, help_text="Only where it is still to be done.")
    reason = forms.CharField(
        label="Why", max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}), help_text="It is told to the public."
    )
    changed = forms.CharField(
        label="What was changed", max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In the draft, the plan, or what is done. It is told to the public.",
    )  # fmt: skip
    correction = forms.ModelChoiceField(
        label="Release that corrects the report", queryset=None, required=False, widget=Dropdown,
        help_text="Once it is corrected. What was wrong, and how it reads now, are taken from that release.",
    )  # fmt: skip
    name = forms.ChoiceField(label="In whose name", choices=())
    post = forms.ModelChoiceField(
        label="From which post", queryset=None, widget=Dropdown, help_text="The public is told the post and no name."
    )

    def __init__(self, *args: Any, reader: Standing, issue: RaisedIssue, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        self.agencies = {str(agency.pk): agency for agency in names_to_answer_in(reader)}
        whole = [(PARTNERSHIP, "The partnership’s")] if reader.holds(Role.COORDINATOR) else []
        fields["name"].choices = [*whole, *((key, agency.name) for key, agency in self.agencies.items())]
        fields["correction"].queryset = corrections(reader)
        fields["correction"].label_from_instance = lambda release: f"Release {release.number}: {release.title}"
        own = posts(reader)
        fields["post"].queryset = own if whole else own.filter(agency__in=reader.represented)
        fields["post"].label_from_instance = lambda post: f"{post.title}, {post.agency}"
        if issue.kind in CORRECTABLE:
            fields["outcome"].choices = [(key, words.capitalize()) for key, words in DECIDED.items()]
        del fields["changed" if issue.kind in CORRECTABLE else "correction"]

    def clean(self) -> dict[str, Any]:
        """Give the agency itself, and none for the partnership."""
        given = super().clean() or {}
        agency: Agency | None = self.agencies.get(given.pop("name", PARTNERSHIP))
        return given | {"agency": agency}


class IssueFilter(GovukForm):
    """Issues of one kind, of one exercise, or with or without an answer."""

    kind = forms.ChoiceField(
        label="What it is", required=False, widget=Dropdown, choices=[("", "Everything"), *choices(KINDS)]
    )
    exercise = forms.ModelChoiceField(
        label="Raised in", queryset=None, required=False, widget=Dropdown, empty_label="All exercises"
    )
    answered = forms.ChoiceField(
        label="Answered", required=False, widget=Dropdown, choices=[("", "All"), ("no", "Not yet"), ("yes", "Answered")]
    )

    def __init__(self, *args: Any, reader: Standing, cycle: Cycle | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["exercise"].queryset = Exercise.objects.filter(  # type: ignore[attr-defined]
            partnership=reader.partnership, cycle=cycle
        )


class FeedbackForm(GovukForm):
    """What those who were asked are told: what was heard, and what was changed."""

    title = forms.CharField(label="Title of the release", max_length=200)
    heard = forms.CharField(
        label="What you heard", max_length=5_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Plain English. What was asked, the answers to closed questions and what was raised are added for "
        "you. Name nobody, and quote nobody.",
    )  # fmt: skip
    changed = forms.CharField(
        label="What you changed", max_length=5_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Or that nothing was, and why. The answer to each issue is added for you.",
    )  # fmt: skip
    corrects = forms.ModelChoiceField(
        label="Does it correct what was told before?", queryset=None, required=False, widget=Dropdown, empty_label="No"
    )
    corrects_why = forms.CharField(
        label="If so: what was wrong with it", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Both public pages will show it.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, exercise: Exercise, **options: Any) -> None:
        super().__init__(*args, **options)
        told = feedback_of(reader, exercise).values("candidate")
        found = ReleaseCandidate.objects.filter(ever_public(reader.at), pk__in=told)
        fields: dict[str, Any] = self.fields
        fields["corrects"].queryset = found
        if not found.exists():
            del fields["corrects"], fields["corrects_why"]
