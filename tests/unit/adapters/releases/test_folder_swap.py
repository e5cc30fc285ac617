"""A release is put in place whole, or everything is left as it was."""

from pathlib import Path

import pytest

from frankpledge.adapters.releases.folder_swap import MARK, check_replaceable, staging, swap_in
from frankpledge.core.faults import BadInput


def folder(path: Path, word: str) -> Path:
    path.mkdir(parents=True)
    (path / MARK).write_text(word)
    return path


def test_finished_folders_replace_earlier_ones_whole(tmp_path):
    folder(tmp_path / "out", "old")
    (tmp_path / "out" / "left-over").write_text("x")
    with staging(tmp_path / "out") as stage:
        swap_in([(folder(stage / "release", "new"), tmp_path / "out")], stage)
    assert [(p.name, p.read_text()) for p in (tmp_path / "out").iterdir()] == [(MARK, "new")]
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_if_the_second_folder_cannot_be_placed_the_first_is_put_back(tmp_path):
    folder(tmp_path / "out", "old")
    with pytest.raises(FileNotFoundError), staging(tmp_path / "out") as stage:
        swap_in(
            [(folder(stage / "release", "new"), tmp_path / "out"), (stage / "missing", tmp_path / "out-working")], stage
        )
    assert (tmp_path / "out" / MARK).read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_folder_of_somebody_elses_is_never_replaced(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("x")
    with pytest.raises(BadInput):
        check_replaceable(tmp_path / "out")


def test_nothing_is_left_behind_when_building_fails(tmp_path):
    with pytest.raises(IsADirectoryError), staging(tmp_path / "out") as stage:
        stage.write_text("a folder cannot be written as a file")
    assert list(tmp_path.iterdir()) == []
