"""What is asked to put people's orders and the audit's measures together; only what is agreed is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from frankpledge.core.opinion.combining import Combined, Order, combine
from frankpledge.core.questionnaires import Question as Asked
from frankpledge.stages.consultation.definition import asked_of
from frankpledge.stages.consultation.models import AgreedWeights
from frankpledge.stages.consultation.queries.combining import peoples_orders, that_ask_for_an_order
from frankpledge.stages.consultation.queries.weighted import Round
from frankpledge.stages.consultation.rules.pasting import read_pasted
from frankpledge.stages.consultation.services.combining import MOST
from frankpledge.ui.forms import DateField, Dropdown, GovukForm, Group
from frankpledge.ui.questions import words_by_code

MEASURES = (1, 2, 3)
WEIGHT = "weight-"
EQUAL = 1


class CombineForm(GovukForm):
    """A question, whose orders, up to three measures of the audit, and a weight for each."""

    question = forms.ChoiceField(label="Question in which people put issues in order", choices=(), widget=Dropdown)
    by_key = forms.ChoiceField(
        label="Whose orders", choices=(), required=False, widget=Dropdown,
        help_text="Of all together, or one order for each group. Show again to weigh groups you have just chosen.",
    )  # fmt: skip

    def __init__(self, *args: Any, told: Round, **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = {row.key: row for row in that_ask_for_an_order(told)}
        fields: dict[str, Any] = self.fields
        fields["question"].choices = [(key, row.text) for key, row in self.rows.items()]
        apart = [(one.key, f"Apart by: {one.text}") for one in told.characteristics]
        fields["by_key"].choices = [("", "Everybody who answered, together"), *apart]
        row = self.rows.get(self._now("question")) or next(iter(self.rows.values()))
        self.asked: Asked = asked_of(row)
        self.people = peoples_orders(told, self.asked, self._now("by_key"))
        for number in MEASURES:
            self._add_measure(number)
        for each in self.people:
            if each.order is not None:
                self._add_weight(each.key, each.name)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The boxes under their headings: what people said, then each measure."""
        own = [f"{WEIGHT}{each.key}" for each in self.people if each.order is not None]
        measures = (
            Group(f"Measure {number} of the audit", f"name_{number}", f"figures_{number}", f"{WEIGHT}m{number}")
            for number in MEASURES
        )
        return (Group("What people put first", "question", "by_key", *own), *measures)

    def _now(self, name: str) -> str:
        return str((self.data.get(name) if self.is_bound else self.initial.get(name)) or "")

    def _add_measure(self, number: int) -> None:
        is_needed = number == MEASURES[0]
        self.fields[f"name_{number}"] = forms.CharField(
            label=f"What measure {number} counts", max_length=100, required=is_needed,
            help_text="Such as: recorded crimes, 2025.",
        )  # fmt: skip
        self.fields[f"figures_{number}"] = forms.CharField(
            label=f"Figures of measure {number}", widget=forms.Textarea(attrs={"rows": 5}), max_length=2_000,
            required=is_needed, help_text="One line an issue, in the words of the answer: Burglary: 320. Leave out "
            "what it does not measure. The more, the nearer the front.",
        )  # fmt: skip
        self._add_weight(f"m{number}", f"measure {number}")

    def _add_weight(self, key: str, name: str) -> None:
        self.fields[f"{WEIGHT}{key}"] = forms.IntegerField(
            label=f"Weight of {name[:1].lower()}{name[1:]}", required=False, min_value=0, max_value=MOST,
            help_text=f"From 0 to {MOST}; {EQUAL} where it is left empty.",
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Read the figures: every line must name an answer, and a measure has a name and figures."""
        given: dict[str, Any] = super().clean() or {}
        self.measures = [
            {"key": f"m{number}", "name": given[f"name_{number}"], "figures": self._figures(number, given)}
            for number in MEASURES
            if given.get(f"name_{number}") and given.get(f"figures_{number}")
        ]
        for number in MEASURES[1:]:
            if bool(given.get(f"name_{number}")) != bool(given.get(f"figures_{number}")):
                self.add_error(f"name_{number}", f"Give measure {number} both a name and figures, or neither.")
        if not self.errors and not any(self.weights().values()):
            self.add_error(f"{WEIGHT}m1", "Give at least one order a weight above 0.")
        return given

    def _figures(self, number: int, given: Mapping[str, Any]) -> dict[str, int]:
        told = read_pasted(given[f"figures_{number}"], words_by_code(self.asked))
        for words in (*told.unread, *(words for words, _ in told.unmatched)):
            self.add_error(f"figures_{number}", f"No answer of the question, or no number, on this line: {words[:80]}")
        return dict(told.people)

    def weights(self) -> dict[str, int]:
        """Return the weight of each order, by its key."""
        keys = [*(each.key for each in self.people if each.order), *(str(each["key"]) for each in self.measures)]
        found = {key: self.cleaned_data.get(f"{WEIGHT}{key}") for key in keys}
        return {key: EQUAL if weight is None else weight for key, weight in found.items()}

    def orders(self) -> dict[str, Order]:
        """Return people's orders and the audit's, by key."""
        people = {each.key: each.order for each in self.people if each.order}
        return people | {
            str(each["key"]): Order(str(each["name"]), {code: float(n) for code, n in each["figures"].items()})  # type: ignore[attr-defined]
            for each in self.measures
        }

    def combined(self) -> Combined:
        """Put them together by these weights."""
        orders, weights = self.orders(), self.weights()
        return combine(self.asked.codes, list(orders.values()), [weights[key] for key in orders])


class AgreeForm(CombineForm):
    """The same, with who agreed on the weights, when and why."""

    agreed_by = forms.CharField(label="Which body agreed on these weights", max_length=150)
    agreed_on = DateField(label="Day on which it agreed")
    reason = forms.CharField(label="Why these weights", max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}))

    @property
    def groups(self) -> tuple[Group, ...]:
        """The boxes under their headings, those on what was agreed first."""
        return (Group("What was agreed", "agreed_by", "agreed_on", "reason"), *super().groups)

    def agreed(self) -> dict[str, Any]:
        """Return what is to be kept."""
        cleaned = self.cleaned_data
        return {
            "question": self.rows[cleaned["question"]], "by_key": cleaned["by_key"], "measures": self.measures,
            "weights": self.weights(), "agreed_by": cleaned["agreed_by"], "agreed_on": cleaned["agreed_on"],
            "reason": cleaned["reason"],
        }  # fmt: skip


def typed_as_agreed(agreed: AgreedWeights) -> dict[str, Any]:
    """Return what somebody would type to see what was agreed."""
    words = words_by_code(asked_of(agreed.question))
    typed: dict[str, Any] = {"question": agreed.question.key, "by_key": agreed.by_key}
    for number, each in enumerate(agreed.measures, 1):
        lines = [f"{words.get(code, code)}: {figure}" for code, figure in each["figures"].items()]
        typed |= {f"name_{number}": each["name"], f"figures_{number}": "\n".join(lines)}
    return typed | {f"{WEIGHT}{key}": weight for key, weight in agreed.weights.items()}
