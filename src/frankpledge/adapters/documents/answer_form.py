"""A questionnaire as a form to be filled in by hand: tagged PDF, the same bytes for the same questionnaire."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from frankpledge.adapters.documents.pdf import LETTERS, typeset

TEMPLATE = "answer_form.typ"


def answer_form_pdf(form: Mapping[str, Any], *, day: date) -> bytes:
    """Set a form, whose words are pairs of a language and a text; ``day`` is when it says it was made."""
    at = int(datetime.combine(day, time(), UTC).timestamp())
    return typeset({"letters": LETTERS, **form}, at=at, template=TEMPLATE)
