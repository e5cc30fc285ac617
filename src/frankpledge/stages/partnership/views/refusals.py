"""What a service refuses to a single button is told above the page one returns to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpRequest

from frankpledge.core.faults import Refused


@contextmanager
def told_refusals(request: HttpRequest) -> Iterator[None]:
    """Turn a refusal into a notice on the next page."""
    try:
        yield
    except Refused as refusal:
        messages.warning(request, str(refusal))
