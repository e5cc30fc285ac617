"""The report as a tagged PDF, set from the same page: PDF/UA-1, with the same bytes for the same audit."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, time
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

import typst

from frankpledge.adapters.documents.paper import blocks_of
from frankpledge.adapters.figures.sentences import is_restricted
from frankpledge.adapters.figures.style import RESTRICTED
from frankpledge.adapters.figures.view import AuditView
from frankpledge.core.provenance import Audit

LETTERS = "Source Sans Pro"
"""The font, under the SIL Open Font License, from a package of its own."""

SQUARE, LAST_SIGN = "□", "⺀"
STRANGE_LETTERS = 50
"""How often a letter without a font is answered before the report is given up."""

_UNKNOWN = re.compile('the text `"(?P<letters>.+?)"` could not be displayed')
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")

FACES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf", "SourceSansPro-It.ttf")


def report_pdf(audit: Audit, page: bytes, figures: Mapping[str, bytes]) -> bytes:
    """Return the report as PDF from its page and figures. Its date is the last day of the audit's period.

    A figure without alternative text is refused by the typesetter, as PDF/UA-1 asks.
    """
    return typeset_page(audit, page, figures)


def typeset_page(
    audit: Audit, page: bytes, figures: Mapping[str, bytes] = MappingProxyType({}), *, suffix: str = ""
) -> bytes:
    """Return a page made of an audit as PDF; ``suffix`` is what its title has beyond the audit's."""
    content = {
        "title": (audit.title or f"Crime and disorder in {audit.partnership_name}") + suffix,
        "author": audit.partnership_name,
        "letters": LETTERS,
        "restricted": RESTRICTED if is_restricted(AuditView(audit)) else "",
        "blocks": blocks_of(page, figures, letters=LETTERS),
    }
    day = datetime.combine(audit.period[1], time(), UTC)
    return typeset(content, at=int(day.timestamp()))


def typeset(content: Mapping[str, Any], *, at: int, template: str = "report.typ") -> bytes:
    """Set a document by a template; ``at`` is the time it says it was made, in seconds from 1970.

    A letter that no font here has would be refused by PDF/UA; a square stands in its place.
    """
    words = json.dumps(content, ensure_ascii=False)
    with _faces() as folder:
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])
        for _ in range(STRANGE_LETTERS):
            try:
                return _compiled(words, fonts, at, template)
            except typst.TypstError as error:
                strange = _UNKNOWN.search(str(error))
                if strange is None:
                    raise
                words = _without(words, strange["letters"])
    raise ValueError("it is written in letters for which there is no font")


def _compiled(words: str, fonts: typst.Fonts, at: int, template: str) -> bytes:
    return typst.compile(
        files("frankpledge.adapters.documents").joinpath("templates", template).read_bytes(),
        format="pdf",
        font_paths=fonts,
        sys_inputs={"content": words},
        pdf_standards="ua-1",
        timestamp=at,
    )


def _without(words: str, letters: str) -> str:
    """Put squares for letters that cannot be shown, and for all of the scripts that the fonts are known to lack."""
    named = {chr(int(code, 16)) for code in _CODE.findall(letters)} | set(_CODE.sub("", letters))
    return "".join(SQUARE if letter in named or letter > LAST_SIGN else letter for letter in words)


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
