"""A supplied file is opened within limits, or refused in a line."""

import gzip
import zipfile

import pytest

from frankpledge.adapters.readers import opening
from frankpledge.adapters.readers.decoding import to_utf8
from frankpledge.adapters.readers.opening import open_supplied
from frankpledge.core.faults import BadInput


def refusal(path, scratch):
    with pytest.raises(BadInput) as caught:
        open_supplied(path, scratch)
    return caught.value.faults[0].code


def test_an_archive_that_unpacks_to_far_more_than_its_size_is_refused_before_it_fills_the_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "FREE_OUTPUT", 1 << 20)
    bomb = tmp_path / "bomb.csv.gz"
    bomb.write_bytes(gzip.compress(b"\0" * (64 << 20)))
    assert refusal(bomb, tmp_path) == "archive-expands"
    assert (tmp_path / "unpacked-bomb.csv").stat().st_size <= (1 << 20) + 200 * bomb.stat().st_size


def test_tables_in_a_zip_are_read_in_order_of_name_and_other_files_left(tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name in ("b.csv", "a.csv", "notes.pdf", "__MACOSX/a.csv"):
            archive.writestr(name, "x")
    assert [table.name for table in open_supplied(tmp_path / "all.zip", tmp_path)] == ["all.zip/a.csv", "all.zip/b.csv"]


@pytest.mark.parametrize(
    ("encoding", "text", "assumed"),
    [
        ("utf-8", "a,b\nCafé,1\n", False),
        ("utf-8-sig", "a,b\nCafé,1\n", False),
        ("utf-16", "a,b\nCafé,1\n", False),
        ("utf-16-le", "a,b\nCafe,1\n", False),
        ("cp1252", "a,b\nCafé – €5,1\n", True),
    ],
)
def test_text_is_read_in_whatever_encoding_it_was_saved(tmp_path, encoding, text, assumed):
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode(encoding))
    found = to_utf8(path, "t.csv", tmp_path, None)
    assert found.path.read_text(encoding="utf-8") == text
    assert found.assumed is assumed


def test_a_utf8_character_cut_by_the_end_of_a_chunk_is_still_utf8(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(b"a" * (opening.CHUNK - 20) + b"\n" + b"b" * 18 + "é\n".encode())
    assert to_utf8(path, "t.csv", tmp_path, None).encoding == "utf-8"


@pytest.mark.parametrize(
    ("content", "code"), [(b"a,b\n1,\x002\n" * 99, "not-text"), (b"x" * (3 << 20), "line-too-long")]
)
def test_what_is_no_table_is_refused(tmp_path, content, code):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput) as caught:
        to_utf8(path, "t.csv", tmp_path, None)
    assert caught.value.faults[0].code == code
