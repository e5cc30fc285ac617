"""A supplied file is opened within limits, or refused in a line."""

import gzip
import hashlib
import zipfile

import pytest

from frankpledge.adapters.engine import connect
from frankpledge.adapters.readers import Layout, opening, read_files
from frankpledge.adapters.readers.opening import open_supplied
from frankpledge.adapters.readers.scanning import scan
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


def columns_read(path, scratch):
    """Read a file with the headings a and b; return its table and the texts under a."""
    connection = connect(scratch)
    layout = Layout(columns={"category": "a", "date": "b"}, needed=("category",))
    (table,) = read_files(connection, [path], layout, scratch, prefix="read")
    rows = connection.execute(f"SELECT label FROM '{table.parquet}'").fetchall()
    return table, [text for (text,) in rows]


@pytest.mark.parametrize(
    ("encoding", "text", "assumed"),
    [
        ("utf-8", "Café", ""),
        ("utf-8-sig", "Café", ""),
        ("utf-16", "Café", ""),
        ("utf-16-le", "Cafe", ""),
        ("cp1252", "Café – €5", "cp1252"),
    ],
)
def test_text_is_read_in_whatever_encoding_it_was_saved(tmp_path, encoding, text, assumed):
    path = tmp_path / "t.csv"
    path.write_bytes(f"a,b\n{text},1\n".encode(encoding))
    table, found = columns_read(path, tmp_path)
    assert (found, table.assumed_encoding) == ([text], assumed)
    assert table.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(("last", "assumed"), [(b"Caf\xe9", "cp1252"), ("Café".encode(), "")])
def test_a_long_file_that_shows_its_encoding_only_at_the_end_is_read_in_it(tmp_path, last, assumed):
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\n" + b"plain words,2024-05-01\n" * 400_000 + last + b",2024-05-02\n")
    table, found = columns_read(path, tmp_path)
    assert (len(found), found[-1], table.assumed_encoding) == (400_001, "Café", assumed)


def test_a_utf8_character_cut_by_the_end_of_a_chunk_is_still_utf8(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(b"a" * (opening.CHUNK - 20) + b"\n" + b"b" * 18 + "é\n".encode())
    assert scan(path, "t.csv").is_utf8


@pytest.mark.parametrize("ahead", [b"", b"1,2\n" * 3_000_000], ids=["at once", "late"])
@pytest.mark.parametrize(("content", "code"), [(b"1,\x002\n" * 99, "not-text"), (b"x" * (3 << 20), "line-too-long")])
def test_what_is_no_table_is_refused(tmp_path, ahead, content, code):
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\n" + ahead + content)
    with pytest.raises(BadInput) as caught:
        columns_read(path, tmp_path)
    assert [fault.code for fault in caught.value.faults] == [code]


def test_a_file_that_is_no_table_spoils_none_beside_it(tmp_path):
    bad, good = tmp_path / "a.csv", tmp_path / "b.csv"
    bad.write_bytes(b"a,b\n" + b"1,2024-05-01\n" * 300_000 + b"\0")
    good.write_bytes(b"a,b\n" + b"1,2024-05-01\n" * 300_000)
    layout = Layout(columns={"category": "a", "date": "b"}, needed=("category",))
    for number in range(3):
        with pytest.raises(BadInput) as caught:
            read_files(connect(tmp_path), [bad, good], layout, tmp_path, prefix=f"read-{number}")
        assert [(fault.code, fault.file) for fault in caught.value.faults] == [("not-text", "a.csv")]
