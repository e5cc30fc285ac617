"""The one door to a partnership's pages: no page opens without saying which partnership and as whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.standing import find_standing_in

SAFE = ("GET", "HEAD")

View = Callable[..., HttpResponse]


def partnership_page(view: View) -> View:
    """Open a view to people with a standing in the partnership named in the address; to others it is not there.

    The view is called with the request and the person's ``Standing``. What the standing allows, the view's
    queries and services say.
    """

    @wraps(view)
    @login_required
    def opened(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        standing = find_standing_in(slug, request.user, request.at)  # type: ignore[arg-type,attr-defined]
        if standing is None:
            raise Http404
        request.standing = standing  # type: ignore[attr-defined]
        if standing.is_staff_visit and request.method not in SAFE:
            raise NotPermitted("You visit as host staff: you may read, and change nothing.")
        return view(request, standing, *args, **kwargs)

    opened.is_partnership_page = True  # type: ignore[attr-defined]
    return opened
