"""A spreadsheet of the OpenDocument kind, no more of it than a sheet of words and numbers needs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tithingham.files import Row, write_zip

KIND = "application/vnd.oasis.opendocument.spreadsheet"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
MANIFEST = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>\n'
)


def write_ods(path: Path, sheet: str, rows: Sequence[Row]) -> None:
    """Write one sheet."""
    body = "".join(f"<table:table-row>{''.join(_cell(value) for value in row)}</table:table-row>" for row in rows)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content xmlns:office="{OASIS}:office:1.0" '
        f'xmlns:table="{OASIS}:table:1.0" xmlns:text="{OASIS}:text:1.0" office:version="1.2"><office:body>'
        f"<office:spreadsheet><table:table table:name={quoteattr(sheet)}>{body}</table:table></office:spreadsheet>"
        "</office:body></office:document-content>\n"
    )
    parts = [("mimetype", KIND), ("content.xml", content), ("META-INF/manifest.xml", MANIFEST)]
    write_zip(path, parts, packed=["content.xml"])  # the format wants its kind first and not packed


def _cell(value: object) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, int):
        number = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {number}><text:p>{value}</text:p></table:table-cell>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'
