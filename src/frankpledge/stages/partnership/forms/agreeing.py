"""Agreeing to what stands on the page: the answer carries a mark of what was shown."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.ui.forms import GovukForm


class AgreeForm(GovukForm):
    """Nothing is asked but the button; ``seen`` is the mark of what the page shows now."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, seen: str, **options: Any) -> None:
        super().__init__(*args, initial={"seen": seen}, **options)
        self.shown_now = seen

    def clean(self) -> dict[str, Any]:
        """Keep the mark that was sent, and let the page carry the new one where it is shown again."""
        sent = dict(self.cleaned_data)
        self.data = {**self.data.dict(), "seen": self.shown_now}  # type: ignore[attr-defined]
        return sent
