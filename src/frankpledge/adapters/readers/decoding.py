"""Make text of a file's bytes: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from frankpledge.adapters.readers.opening import CHUNK
from frankpledge.core.faults import BadInput, Fault

LONGEST_LINE = 2 << 20
"""Two megabytes: a longer line is an open quotation mark or no table."""


@dataclass(frozen=True)
class Text:
    """A UTF-8 text file, and the encoding it was supplied in (``assumed`` where nothing said so)."""

    path: Path
    encoding: str
    assumed: bool = False


def to_utf8(path: Path, name: str, scratch: Path, encoding: str | None) -> Text:
    """Return the file as UTF-8, rewriting it to ``scratch`` where it is something else.

    Encoding: the one the recipe names; else the byte order mark; else UTF-8 if the bytes are; else Windows-1252.
    """
    with path.open("rb") as stream:
        start = stream.read(4096)
    chosen = encoding or _from_mark(start)
    if chosen:
        return _rewrite(path, name, scratch, chosen, assumed=False)
    if _scan(path, name):
        return Text(path, "utf-8")
    return _rewrite(path, name, scratch, "cp1252", assumed=True)


def _from_mark(start: bytes) -> str | None:
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if len(start) >= 4 and start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    return None


def _scan(path: Path, name: str) -> bool:
    """Say whether the bytes are UTF-8, and refuse what is not text or not lines."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8 = True
    since_line_end = 0
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            if 0 in chunk:
                raise _not_text(name)
            end = chunk.rfind(b"\n")
            since_line_end = since_line_end + len(chunk) if end < 0 else len(chunk) - end
            if since_line_end > LONGEST_LINE:
                raise _line_too_long(name)
            if is_utf8 and not (chunk.isascii() and not decoder.getstate()[0]):
                is_utf8 = _decodes(decoder, chunk)
    return is_utf8 and _decodes(decoder, b"", final=True)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _rewrite(path: Path, name: str, scratch: Path, encoding: str, *, assumed: bool) -> Text:
    target = scratch / f"decoded-{path.name}.csv"
    try:
        with target.open("w", encoding="utf-8", newline="") as out:
            for piece in _decoded(path, encoding):
                if "\0" in piece:
                    raise _not_text(name)
                out.write(piece)
    except UnicodeError as error:
        if assumed:  # Windows-1252 leaves five bytes undefined; Latin-1 leaves none
            return _rewrite(path, name, scratch, "latin-1", assumed=True)
        mend = f"the file is not {encoding} text: save it again as CSV UTF-8."
        raise BadInput(Fault("encoding-wrong", mend, file=name)) from error
    except LookupError as error:
        raise BadInput(Fault("encoding-unknown", f"no encoding is called '{encoding}'.", file=name)) from error
    if not _scan(target, name):
        raise _not_text(name)
    return Text(target, encoding, assumed)


def _decoded(path: Path, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", True)


def _not_text(name: str) -> BadInput:
    mend = "this is not a text file: save it as CSV UTF-8, or name it .xlsx if it is a workbook."
    return BadInput(Fault("not-text", mend, file=name))


def _line_too_long(name: str) -> BadInput:
    mend = "a line is longer than 2 MB: a quotation mark is left open, or this is no table."
    return BadInput(Fault("line-too-long", mend, file=name))
