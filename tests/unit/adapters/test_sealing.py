"""A sealed file is read by its key alone, whole or not at all."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.adapters.intake.sealing import PIECE, TAG, SealBroken, SealedReader, SealedWriter, new_key


def sealed(path: Path, content: bytes, key: bytes) -> Path:
    with SealedWriter(path, key) as writer:
        for start in range(0, len(content), 70_001):
            writer.write(content[start : start + 70_001])
    return path


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 5])
def test_what_was_written_is_read_whatever_its_length(tmp_path: Path, size: int) -> None:
    content, key = bytes(number % 251 for number in range(size)), new_key()
    reader = SealedReader(sealed(tmp_path / "file", content, key), key)
    assert reader.size == size
    assert reader.read() == content


@given(st.binary(min_size=1, max_size=400), st.integers(0, 400), st.integers(0, 50))
def test_any_part_can_be_read_alone(content: bytes, start: int, length: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        key = new_key()
        reader = SealedReader(sealed(Path(folder) / "file", content, key), key)
        reader.seek(start)
        assert reader.read(length) == content[start : start + length]


def test_nothing_of_the_content_stands_in_the_file(tmp_path: Path) -> None:
    key = new_key()
    path = sealed(tmp_path / "file", b"Mrs Alder, 4 Mill Lane;" * 30_000, key)
    assert b"Alder" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600


def test_another_key_a_changed_byte_and_a_file_cut_short_are_refused(tmp_path: Path) -> None:
    key, content = new_key(), b"x" * (2 * PIECE + 9)
    path = sealed(tmp_path / "file", content, key)
    with pytest.raises(SealBroken):
        SealedReader(path, new_key()).read()
    whole = path.read_bytes()
    path.write_bytes(whole[: PIECE + TAG])  # the pieces that are left are sound
    with pytest.raises(SealBroken):
        SealedReader(path, key).read()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(SealBroken):
        SealedReader(path, key).read()


def test_what_was_not_closed_cannot_be_read_as_whole(tmp_path: Path) -> None:
    key = new_key()
    with suppress(KeyboardInterrupt), SealedWriter(tmp_path / "file", key) as writer:
        writer.write(b"y" * 3 * PIECE)
        raise KeyboardInterrupt
    with pytest.raises(SealBroken):
        SealedReader(tmp_path / "file", key).read()
