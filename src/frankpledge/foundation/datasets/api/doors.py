"""The one door for programs: a supply token in the Authorization header, no cookie, no session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.api import wire
from frankpledge.foundation.datasets.api.limits import OF_A_TOKEN, WRONG_TOKENS, address_of, check_rate
from frankpledge.foundation.datasets.api.problems import Problem
from frankpledge.foundation.datasets.bearers import standing_of, token_shown
from frankpledge.foundation.datasets.models import SupplyToken
from frankpledge.foundation.datasets.services.receiving import WrongDigest
from frankpledge.foundation.datasets.services.uploading import UploadRefused


@dataclass(frozen=True)
class Bearer:
    """A token, and the standing it gives."""

    token: SupplyToken
    standing: Standing


View = Callable[..., HttpResponse]


def supply_api(**methods: View) -> View:
    """Open views, one a method, to whoever shows a good supply token; tell what goes wrong as a problem.

    No cookie is looked at, so that no other site's page can use one: the token must be shown each time.
    """

    @csrf_exempt
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return wire.marked(_answer(methods, request, *args, **kwargs))
        except Exception as fault:
            problem = problem_of(fault)
            if problem is None:
                raise
            return wire.marked(problem.answer())

    opened.is_supply_api = True  # type: ignore[attr-defined]
    return opened


def _answer(methods: dict[str, View], request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method == "OPTIONS":
        return wire.capabilities()
    bearer = _bearer(request)
    view = methods.get(request.method or "")
    if view is None:
        raise Problem("wrong-method", f"Here one may: {', '.join(sorted(methods))}.")
    wire.check_version(request)
    return view(request, bearer, *args, **kwargs)


def _bearer(request: HttpRequest) -> Bearer:
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret:
        raise Problem("no-token", "Send the header Authorization: Bearer and the token.")
    token = token_shown(secret.strip(), request.at)  # type: ignore[attr-defined]
    standing = standing_of(token, request.at) if token else None  # type: ignore[attr-defined]
    if token is None or standing is None:
        check_rate(f"wrong:{address_of(request)}", WRONG_TOKENS)
        raise Problem("token-not-good", "It is unknown, revoked or has run out, or its maker may supply no more.")
    check_rate(f"token:{token.pk}", OF_A_TOKEN)
    return Bearer(token, standing)


def problem_of(fault: Exception) -> Problem | None:
    """Return a fault as a problem, if it is one that the sender is told."""
    if isinstance(fault, Problem):
        return fault
    if isinstance(fault, UploadRefused):
        return Problem(fault.code, str(fault))
    if isinstance(fault, WrongDigest):
        return Problem("wrong-digest", str(fault))
    if isinstance(fault, Refused):
        errors = {name: list(said) for name, said in fault.reasons.items() if name}
        return Problem("not-taken", str(fault), errors=errors)
    if isinstance(fault, NotPermitted):
        return Problem("not-permitted", str(fault))
    return Problem("not-there") if isinstance(fault, Http404) else None
