"""Permission rules in two forms: the check raises the reason, the question feeds the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied

from frankpledge.foundation.accounts.standing import Standing

P = ParamSpec("P")


class NotPermitted(PermissionDenied):
    """The person may not do this. The message is the reason, for that person."""


Check = Callable[Concatenate[Standing, P], None]
Question = Callable[Concatenate[Standing, P], bool]


def question_of(check: Check[P]) -> Question[P]:
    """Return the question that a check answers: may they, yes or no."""

    @wraps(check)
    def may(standing: Standing, *args: P.args, **kwargs: P.kwargs) -> bool:
        try:
            check(standing, *args, **kwargs)
        except NotPermitted:
            return False
        return True

    return may
