"""The report as a tagged PDF, set from the same page: PDF/UA-1, with the same bytes for the same audit."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, time
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typst

from frankpledge.adapters.documents.paper import blocks_of
from frankpledge.adapters.figures.sentences import is_restricted
from frankpledge.adapters.figures.style import RESTRICTED
from frankpledge.adapters.figures.view import AuditView
from frankpledge.core.provenance import Audit

LETTERS = "Source Sans Pro"
"""The font, under the SIL Open Font License, from a package of its own."""

FACES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf", "SourceSansPro-It.ttf")


def report_pdf(audit: Audit, page: bytes, figures: Mapping[str, bytes]) -> bytes:
    """Return the report as PDF from its page and figures. Its date is the last day of the audit's period.

    A figure without alternative text is refused by the typesetter, as PDF/UA-1 asks.
    """
    content = {
        "title": audit.title,
        "author": audit.partnership_name,
        "letters": LETTERS,
        "restricted": RESTRICTED if is_restricted(AuditView(audit)) else "",
        "blocks": blocks_of(page, figures, letters=LETTERS),
    }
    day = datetime.combine(audit.period[1], time(), UTC)
    return typeset(content, at=int(day.timestamp()))


def typeset(content: Mapping[str, Any], *, at: int) -> bytes:
    """Set a document of blocks; ``at`` is the time it says it was made, in seconds from 1970."""
    template = files("frankpledge.adapters.documents").joinpath("templates/report.typ").read_bytes()
    with _faces() as folder:
        return typst.compile(
            template,
            format="pdf",
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[folder]),
            sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
            pdf_standards="ua-1",
            timestamp=at,
        )


@contextmanager
def _faces() -> Iterator[str]:
    """Give a folder of the faces used alone: the package holds each twice, and the order of a folder is not ours."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("font_source_sans_pro")
    with tempfile.TemporaryDirectory() as folder:
        for face in FACES:
            shutil.copyfile(Path(spec.origin).parent / "files" / face, Path(folder) / face)
        yield folder
