"""What is asked of whoever plans how many people to ask."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from frankpledge.ui.forms import GovukForm, Look, MoneyField


class SampleForm(GovukForm):
    """How sure the answer is to be, of how many people, and what asking costs. Nothing of it is kept."""

    margin = forms.FloatField(
        label="How near the truth? (percentage points either way)", min_value=0.5, max_value=25,
        help_text="5 is usual: a share of 40% then lies between 35% and 45%, 19 times in 20.",
    )  # fmt: skip
    population = forms.IntegerField(label="How many people live there?", min_value=10, max_value=99_999_999)
    groups = forms.IntegerField(
        label="For how many groups or areas apart?", min_value=1, max_value=100, initial=1,
        help_text="Each is to be known as exactly. They are taken to be of one size; 1 where only the whole counts.",
    )  # fmt: skip
    response = forms.FloatField(
        label="How many of 100 asked will answer?", min_value=0.1, max_value=100,
        help_text="As many as did last time. By post with a reminder often 10 to 30.",
    )  # fmt: skip
    effect = forms.FloatField(
        label="Design effect", min_value=1, max_value=10, initial=1.5,
        help_text="What weighting costs, from the results of an earlier questionnaire; 1.5 where none is known.",
    )  # fmt: skip
    per_asked = MoneyField(label="Cost for each person asked", required=False)
    per_answer = MoneyField(label="Cost for each answer", required=False)
    fixed = MoneyField(label="Cost whatever the number", required=False)
    looks: ClassVar = {
        name: Look(width=width)
        for name, width in {"margin": 3, "population": 10, "groups": 3, "response": 3, "effect": 3}.items()
    }
