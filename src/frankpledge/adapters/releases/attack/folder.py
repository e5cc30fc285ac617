"""The bytes of a release folder, parsed no further than their kind asks."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from frankpledge.adapters.releases.attack.policy import Policy, policy_from
from frankpledge.core.faults import BadInput, Fault

Row = Mapping[str, str]
BEYOND = "beyond the headings"
_MARKUP = {".html", ".htm", ".xhtml", ".svg"}
_TEXT = {".txt", ".md"}
_JSON = {".json", ".geojson"}
_PDF, _WORKBOOK = ".pdf", ".xlsx"


@dataclass(frozen=True)
class Folder:
    """A release as published: files by their path inside it. A table's rows follow its heading in line 1.

    Documents (``pdfs``, ``workbooks``) are opened only when they are attacked.
    """

    name: str
    policy: Policy
    tables: Mapping[str, tuple[Row, ...]]
    json: Mapping[str, Any]
    markup: Mapping[str, str]
    texts: Mapping[str, str]
    unread: tuple[str, ...]
    pdfs: Mapping[str, Path] = field(default_factory=dict)
    workbooks: Mapping[str, Path] = field(default_factory=dict)

    def table(self, name: str) -> tuple[Row, ...]:
        """Return the rows of a contract table, none where the file is missing."""
        return self.tables.get(f"tables/{name}.csv", ())


def read_folder(path: Path) -> Folder:
    """Read every file of a release folder whose kind is known; name the others."""
    if not (path / "tables").is_dir():
        raise BadInput(Fault("no-release", "This is no release: it has no folder of tables.", file=path.name))
    files = {file.relative_to(path).as_posix(): file for file in sorted(path.rglob("*")) if file.is_file()}
    words = {name: _decode(name, file) for name, file in files.items() if file.suffix in _kinds()}
    parsed = {name: _parse(name, text) for name, text in words.items() if _suffix(name) in _JSON}
    return Folder(
        name=path.name,
        policy=policy_from(parsed.get("datapackage.json", {})),
        tables={name: _rows(name, text) for name, text in words.items() if _suffix(name) == ".csv"},
        json=parsed,
        markup={name: text for name, text in words.items() if _suffix(name) in _MARKUP},
        texts={name: text for name, text in words.items() if _suffix(name) in _TEXT},
        unread=tuple(name for name in files if name not in words and _suffix(name) not in {_PDF, _WORKBOOK}),
        pdfs={name: file for name, file in files.items() if _suffix(name) == _PDF},
        workbooks={name: file for name, file in files.items() if _suffix(name) == _WORKBOOK},
    )


def _kinds() -> set[str]:
    return _MARKUP | _TEXT | _JSON | {".csv"}


def _suffix(name: str) -> str:
    return Path(name).suffix


def _decode(name: str, file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(Fault("unreadable", "The file cannot be read as UTF-8 text.", file=name)) from error


def _parse(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(Fault("no-json", "The file is not JSON.", file=name)) from error


def _rows(name: str, text: str) -> tuple[Row, ...]:
    try:
        return tuple(dict(row) for row in csv.DictReader(io.StringIO(text), restkey=BEYOND, restval=""))
    except csv.Error as error:
        raise BadInput(Fault("no-csv", "The file is not comma-separated text.", file=name)) from error
