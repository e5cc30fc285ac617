"""A refusal: what was asked cannot be done as it stands, with every reason at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class Refused(Exception):
    """What was asked cannot be done as it stands. Carries every reason, by the field it belongs to.

    A reason that belongs to no field stands under the empty name. Reasons are sentences for the person who
    asked; they hold no values from records.

    Examples
    --------
    >>> str(Refused({"ended": ["The group cannot end before it began."]}))
    'The group cannot end before it began.'
    """

    def __init__(self, reasons: str | Mapping[str, Sequence[str]]) -> None:
        by_field = {"": [reasons]} if isinstance(reasons, str) else reasons
        self.reasons: dict[str, tuple[str, ...]] = {field: tuple(said) for field, said in by_field.items() if said}
        super().__init__(" ".join(sentence for said in self.reasons.values() for sentence in said))


def refuse_if_any(reasons: Mapping[str, Sequence[str]]) -> None:
    """Raise ``Refused`` with all reasons, if there are any.

    >>> refuse_if_any({"name": []})
    """
    if any(reasons.values()):
        raise Refused(reasons)
