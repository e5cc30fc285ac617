"""Make text of a file's bytes: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from frankpledge.adapters.readers.opening import CHUNK
from frankpledge.adapters.readers.scanning import not_text, scan
from frankpledge.core.faults import BadInput, Fault


@dataclass(frozen=True)
class Text:
    """A UTF-8 text file, and the encoding it was supplied in (``assumed`` where nothing said so)."""

    path: Path
    encoding: str
    assumed: bool = False


def named_encoding(path: Path, encoding: str | None) -> str | None:
    """Return the encoding a file is certainly in: the one the recipe names, else that of its byte order mark."""
    if encoding:
        return encoding
    with path.open("rb") as stream:
        return _from_mark(stream.read(4096))


def to_utf8(path: Path, name: str, scratch: Path, encoding: str) -> Text:
    """Rewrite a file that is in the encoding named, as UTF-8."""
    return _rewrite(path, name, scratch, encoding, assumed=False)


def as_windows_1252(path: Path, name: str, scratch: Path) -> Text:
    """Rewrite a file of which nothing says its encoding, and which is not UTF-8."""
    return _rewrite(path, name, scratch, "cp1252", assumed=True)


def _from_mark(start: bytes) -> str | None:
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if len(start) >= 4 and start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    return None


def _rewrite(path: Path, name: str, scratch: Path, encoding: str, *, assumed: bool) -> Text:
    target = scratch / f"decoded-{path.name}.csv"
    try:
        with target.open("w", encoding="utf-8", newline="") as out:
            for piece in _decoded(path, encoding):
                if "\0" in piece:
                    raise not_text(name)
                out.write(piece)
    except UnicodeError as error:
        if assumed:  # Windows-1252 leaves five bytes undefined; Latin-1 leaves none
            return _rewrite(path, name, scratch, "latin-1", assumed=True)
        mend = f"the file is not {encoding} text: save it again as CSV UTF-8."
        raise BadInput(Fault("encoding-wrong", mend, file=name)) from error
    except LookupError as error:
        raise BadInput(Fault("encoding-unknown", f"no encoding is called '{encoding}'.", file=name)) from error
    if not scan(target, name).is_utf8:
        raise not_text(name)
    return Text(target, encoding, assumed)


def _decoded(path: Path, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", True)
