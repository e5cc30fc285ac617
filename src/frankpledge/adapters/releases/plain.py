"""Write a release of words and tables that is no audit: the same files in the same places, and the same attack."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from frankpledge import __version__
from frankpledge.adapters.documents.plain import Document, Sheet, plain_page, plain_pdf, plain_workbook, row_texts
from frankpledge.adapters.releases.refusal import ReleaseRefused
from frankpledge.adapters.releases.write import write_files
from frankpledge.core.tables.cells import safe_cell


def plain_files(document: Document, account: Mapping[str, Any]) -> dict[str, bytes]:
    """Make every file of the release, by its path in the folder; ``account`` says where it comes from."""
    page = plain_page(document)
    files = {f"tables/{sheet.name}.csv": _csv(sheet) for sheet in document.sheets}
    files |= {
        "report.html": page, "report.pdf": plain_pdf(document, page), "workbook.xlsx": plain_workbook(document),
        "provenance.json": _json({"frankpledge": __version__, "sources": {}, "inputs": [], "findings": [], **account}),
    }  # fmt: skip
    return files | {"datapackage.json": _package(document, files)}


def write_plain(folder: Path, document: Document, account: Mapping[str, Any], *, earlier: Sequence[Path] = ()) -> None:
    """Write the release to a new folder and attack its bytes together with earlier releases, oldest first.

    Raises
    ------
    ReleaseRefused
        What is written gives away a figure that an earlier release withholds.
    """
    from frankpledge.adapters.releases.attack import attack

    write_files(folder, plain_files(document, account))
    report = attack(folder, earlier, every_line=False)
    if report.broken:
        raise ReleaseRefused(tuple(str(line) for line in report.broken_lines()))


def _csv(sheet: Sheet) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([name for name, _ in sheet.columns])
    writer.writerows([safe_cell(cell) for cell in row] for row in row_texts(sheet))
    return out.getvalue().encode()


def _package(document: Document, files: Mapping[str, bytes]) -> bytes:
    tables = {f"tables/{sheet.name}.csv": sheet for sheet in document.sheets}
    return _json(
        {
            "profile": "data-package",
            "name": f"told-{document.code.lower() or 'partnership'}-{document.day.isoformat()}",
            "title": document.title,
            "description": f"{document.kind}. {document.author}.",
            "resources": [_resource(name, content, tables.get(name)) for name, content in sorted(files.items())],
            "frankpledge": {
                "version": __version__, "partnership": document.code, "sources": {}, "categories": {},
            },
        }
    )  # fmt: skip


def _resource(name: str, content: bytes, sheet: Sheet | None) -> dict[str, Any]:
    stem, _, suffix = name.rpartition("/")[2].rpartition(".")
    told: dict[str, Any] = {
        "name": f"{stem}-pdf" if suffix == "pdf" else stem.lower(), "path": name, "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
    }  # fmt: skip
    if sheet:
        fields = [{"name": each, "title": heading, "type": "string"} for each, heading in sheet.columns]
        schema = {"fields": fields, "missingValues": [""]}
        told |= {"profile": "tabular-data-resource", "title": sheet.title, "encoding": "utf-8", "schema": schema}
    return told


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
