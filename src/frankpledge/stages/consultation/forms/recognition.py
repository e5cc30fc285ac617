"""What is asked of whoever sets the audit's figures beside what people name as problems. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from frankpledge.core.questionnaires import Question
from frankpledge.stages.consultation.rules.pasting import read_pasted
from frankpledge.ui.forms import GovukForm

LEAST = 3


class AuditOrderForm(GovukForm):
    """The audit's figure for each issue that a question names: a number a line, in the order of its answers."""

    question = forms.ChoiceField(label="Question in which people named issues", choices=())
    figures = forms.CharField(
        label="What the audit counts of each", widget=forms.Textarea(attrs={"rows": 8}), max_length=2_000,
        help_text="One line an issue, in the words of the answer: Burglary: 320. Leave out what the audit does not "
        "count. The more, the worse.",
    )  # fmt: skip
    named: ClassVar = {"question": "the question", "figures": "what the audit counts of each"}

    def __init__(self, *args: Any, questions: Sequence[Question], **options: Any) -> None:
        super().__init__(*args, **options)
        self.by_key = {each.key: each for each in questions}
        self.fields["question"].choices = [(each.key, each.text) for each in questions]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Read the figures; every line must name an answer of the question."""
        cleaned: dict[str, Any] = super().clean() or {}
        asked = self.by_key.get(cleaned.get("question", ""))
        if asked is None or "figures" not in cleaned:
            return cleaned
        told = read_pasted(cleaned["figures"], {option.code: option.text for option in asked.options})
        for words in (*told.unread, *(words for words, _ in told.unmatched)):
            self.add_error("figures", f"No answer of the question, or no number, on this line: {words[:80]}")
        if len(told.people) < LEAST and not self.errors:
            self.add_error("figures", f"Give the figures of at least {LEAST} issues.")
        return cleaned | {"order": told.people}

    def order(self) -> tuple[Question, dict[str, int]]:
        """Return the question, and the audit's figure of each issue by code."""
        return self.by_key[self.cleaned_data["question"]], dict(self.cleaned_data["order"])
