"""An amount in pounds, typed as people type it: 1200, £1,200 or 1200.50."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms


class MoneyField(forms.DecimalField):
    """Pounds and pence, as a Decimal with two places at most."""

    def __init__(self, *, max_digits: int = 14, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput)
        super().__init__(max_digits=max_digits, decimal_places=2, **options)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """Read an amount, setting aside the pound sign, commas and spaces."""
        if isinstance(value, str):
            value = "".join(value.split()).removeprefix("£").replace(",", "")
        amount: Decimal | None = super().to_python(value)
        return amount
