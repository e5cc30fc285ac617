"""What is asked about releases."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.timezone import make_aware

from frankpledge.ui.forms import DateField, GovukForm, TimeField


class SignOffForm(GovukForm):
    """The checker's word that it is safe and right."""

    checked = forms.BooleanField(
        label="I have read the page and its tables. Nothing in it points to a person, and the words say what the "
        "figures show.",
        error_messages={"required": "Confirm that you have checked it, or return it to its author"},
    )


class ReturnForm(GovukForm):
    """Why something goes back."""

    why = forms.CharField(label="What must be mended", widget=forms.Textarea(attrs={"rows": 4}))


class PublishForm(GovukForm):
    """When: at once, or from a moment on."""

    day = DateField(
        label="Embargo: first day on which the public may read it", required=False,
        help_text="Leave it empty to publish at once. Until then only the partnership's members see it.",
    )  # fmt: skip
    hour = TimeField(
        label="From what time on that day", required=False, help_text="For example, 9:30am. Empty: midnight."
    )

    def clean(self) -> dict[str, Any]:
        """Make one moment of day and time."""
        cleaned: dict[str, Any] = super().clean() or {}
        day, at = cleaned.pop("day", None), cleaned.pop("hour", None)
        if at and not day and "day" not in self.errors:
            self.add_error("day", "Give the day, or leave the time empty too")
        moment = datetime.combine(day, at or time.min) if day else None
        cleaned["public_from"] = make_aware(moment) if moment else None
        return cleaned


class WithdrawForm(GovukForm):
    """Why a release is taken back."""

    why = forms.CharField(
        label="Why it is withdrawn", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="The public page shows it, in place of the figures. Name nobody.",
    )  # fmt: skip


class ConsentForm(GovukForm):
    """Whether an agency agrees."""

    answer = forms.ChoiceField(
        label="Does your agency agree that this is published?", widget=forms.RadioSelect,
        choices=[("given", "Yes, as it stands"), ("refused", "No, not as it stands")],
    )  # fmt: skip
    why = forms.CharField(
        label="If not: what must change", required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Whoever proposed it reads this.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A refusal says why."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("answer") == "refused" and not cleaned.get("why"):
            self.add_error("why", "Say what your agency cannot agree to, so that it can be mended")
        return cleaned
