"""What is asked about questionnaires."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from frankpledge.core.questionnaires.bank import ABOUT_YOU, CORE
from frankpledge.core.questionnaires.question import DECISIVE, KINDS, TEXT_LIMIT
from frankpledge.stages.consultation.definition import asked_of
from frankpledge.stages.consultation.models import Question, TakenQuestion
from frankpledge.stages.consultation.rules.questionnaires import TAKEN
from frankpledge.ui.forms import GovukForm, Look
from frankpledge.ui.questions import words_by_code

Choices = list[tuple[str, str]]


class AboutForm(GovukForm):
    """What a questionnaire says of itself."""

    intro = forms.CharField(
        label="What it is about, and what its answers are for", widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2_000,
        help_text="People read it first. Say what can change because of their answers, and what cannot.",
    )  # fmt: skip
    title_cy = forms.CharField(label="Title in Welsh", max_length=150, required=False)
    intro_cy = forms.CharField(
        label="The same in Welsh", widget=forms.Textarea(attrs={"rows": 5}), max_length=2_000, required=False,
        help_text="Welsh is offered when every word of the questionnaire is given in Welsh too.",
    )  # fmt: skip
    is_one_page = forms.BooleanField(
        label="Put all questions on one page: for a few questions, or a kiosk", required=False
    )


class BeginForm(AboutForm):
    """Of which exercise, and what it says of itself."""

    field_order = ("exercise", "intro", "title_cy", "intro_cy", "is_one_page")
    exercise = forms.ModelChoiceField(queryset=None, label="Which exercise does it belong to?")
    named: ClassVar = {"exercise": "which exercise it belongs to"}

    def __init__(self, *args: Any, exercises: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["exercise"].queryset = exercises  # type: ignore[attr-defined]


class WordsForm(GovukForm):
    """A question's words."""

    text = forms.CharField(label="Question", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    hint = forms.CharField(label="Hint", max_length=500, required=False, help_text="What helps to answer it.")
    text_cy = forms.CharField(
        label="Question in Welsh", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    hint_cy = forms.CharField(label="Hint in Welsh", max_length=500, required=False)


class AddForm(WordsForm):
    """A new question: how it is answered, and its words."""

    field_order = ("kind", "text", "hint", "text_cy", "hint_cy")
    kind = forms.ChoiceField(label="How is it answered?", choices=list(KINDS.items()))
    named: ClassVar = {"kind": "how it is answered"}


class BankForm(GovukForm):
    """Questions of the bank that are not there yet."""

    keys = forms.MultipleChoiceField(label="Which questions?", widget=forms.CheckboxSelectMultiple)
    named: ClassVar = {"keys": "at least one question"}

    def __init__(self, *args: Any, there: set[str], taken: Iterable[TakenQuestion] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        theirs = [(f"{TAKEN}{each.pk}", f"{each.body}: {each.text}") for each in taken]
        listed = [(each.key, each.text) for each in CORE if each.key not in there]
        about = [(each.key, f"About the person: {each.text}") for each in ABOUT_YOU if each.key not in there]
        self.fields["keys"].choices = [*listed, *about, *theirs]  # type: ignore[attr-defined]


class OptionsForm(GovukForm):
    """The answers that are listed."""

    options = forms.CharField(
        label="Answers", widget=forms.Textarea(attrs={"rows": 8}),
        help_text="One a line, in the order in which they stand."
    )  # fmt: skip
    options_cy = forms.CharField(
        label="Answers in Welsh", widget=forms.Textarea(attrs={"rows": 8}), required=False,
        help_text="In the same order."
    )  # fmt: skip


class ScaleForm(GovukForm):
    """The ends of a scale."""

    low = forms.IntegerField(label="Lowest number", min_value=0, max_value=100)
    high = forms.IntegerField(label="Highest number", min_value=0, max_value=100)
    low_means = forms.CharField(label="What the lowest means", max_length=100)
    high_means = forms.CharField(label="What the highest means", max_length=100)
    low_means_cy = forms.CharField(label="What the lowest means, in Welsh", max_length=100, required=False)
    high_means_cy = forms.CharField(label="What the highest means, in Welsh", max_length=100, required=False)
    looks: ClassVar = {"low": Look(width=4), "high": Look(width=4)}


class UnitForm(GovukForm):
    """What an amount is counted in."""

    unit = forms.CharField(
        label="What is it counted in?", max_length=30, help_text="For example, times a week. For money, write pounds."
    )
    named: ClassVar = {"unit": "what it is counted in"}


class LimitForm(GovukForm):
    """How long words may be."""

    limit = forms.IntegerField(
        label="How many characters at most?", min_value=1, max_value=TEXT_LIMIT, help_text="People are told beforehand."
    )
    looks: ClassVar = {"limit": Look(width=5)}


ALWAYS = "always"


class AfterForm(GovukForm):
    """After which question."""

    after = forms.ChoiceField(label="When is it asked?", widget=forms.RadioSelect)
    named: ClassVar = {"after": "when it is asked"}

    def __init__(self, *args: Any, earlier: list[Question], **options: Any) -> None:
        super().__init__(*args, **options)
        decisive = [(str(each.pk), f"After some answers to: {each.text}") for each in earlier if each.kind in DECISIVE]
        self.fields["after"].choices = [(ALWAYS, "Always"), *decisive]  # type: ignore[attr-defined]


class CodesForm(GovukForm):
    """After which answers."""

    codes = forms.MultipleChoiceField(label="After which answers?", widget=forms.CheckboxSelectMultiple)
    named: ClassVar = {"codes": "at least one answer"}

    def __init__(self, *args: Any, after: Question, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["codes"].choices = list(words_by_code(asked_of(after)).items())  # type: ignore[attr-defined]


class CheckedForm(GovukForm):
    """The checker's word that it can be asked."""

    checked = forms.BooleanField(
        label="I have read every page as the public will see it. It asks fairly, asks for nothing that points to a "
        "person, and says what the answers are for.",
        error_messages={"required": "Confirm that you have read it, or return it to its author"},
    )


class WhyForm(GovukForm):
    """What is to be mended."""

    why = forms.CharField(label="What must be mended", widget=forms.Textarea(attrs={"rows": 4}), max_length=2_000)


class KioskForm(GovukForm):
    """Where a kiosk stands."""

    name = forms.CharField(
        label="Name of the place", max_length=100,
        help_text="For example, Market hall. People see it, and each response carries it."
    )  # fmt: skip
