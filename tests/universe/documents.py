"""Documents of the universe."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from frankpledge.stages.partnership.models import Document
from frankpledge.stages.partnership.services import documents as services
from tests.universe.partnership import AT, Universe

DATED = date(2025, 11, 3)
TEXT = b"What we found in Tithingham."


def a_file(name: str = "plan.pdf", content: bytes = TEXT) -> SimpleUploadedFile:
    """A file somebody sends."""
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def a_document(universe: Universe, **given: object) -> Document:
    """Register a document, as the co-ordinator does."""
    wanted = {"kind": "strategy", "title": "Partnership plan", "on": DATED, "by": universe.coordinator, "at": AT}
    return services.register_document(**(wanted | given))
