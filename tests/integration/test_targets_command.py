"""`frankpledge targets check`: a line a row, an exit status that tells, and faults of both files at once."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

KEYS = ["row", "text", "specific", "measurable", "time_scaled", "kind", "reasons", "rewrites"]
GOOD = "Reduce burglary by 10% by March 2028"


def check(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "frankpledge.cli", "targets", "check", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def table(folder: Path, text: str, encoding: str = "utf-8", name: str = "targets.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_each_row_is_a_json_line_and_a_failing_one_ends_with_findings(tmp_path: Path) -> None:
    done = check(table(tmp_path, f"Target\n{GOOD}\nTackle theft\n"), "--column", "target", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [list(row) for row in rows] == [KEYS, KEYS]
    assert [(row["row"], row["text"], row["specific"], row["kind"]) for row in rows] == [
        (1, GOOD, True, "outcome"), (2, "Tackle theft", False, "aim"),
    ]  # fmt: skip
    assert "1 row of 2" in done.stderr


def test_where_every_target_passes_the_status_is_nought(tmp_path: Path) -> None:
    done = check(table(tmp_path, f"target\n{GOOD}\n"), "--column", "target", "--json")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_in_any_of_the_usual_encodings(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = f"id{delimiter}target\n1{delimiter}Tackle theft – now\n"
    done = check(table(tmp_path, text, encoding), "--column", "target", "--json")
    assert json.loads(done.stdout)["text"] == "Tackle theft – now"


def test_a_workbook_and_an_archive_are_read_too(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "targets.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["target", GOOD])
    with zipfile.ZipFile(tmp_path / "targets.zip", "w") as archive:
        archive.writestr("targets.csv", f"target\n{GOOD}\n")
    for name in ("targets.xlsx", "targets.zip"):
        assert json.loads(check(tmp_path / name, "--column", "target", "--json").stdout)["text"] == GOOD


def test_an_empty_cell_counts_as_a_row_and_an_empty_line_does_not(tmp_path: Path) -> None:
    done = check(table(tmp_path, f"id,target\n1,\n\n2,{GOOD}\n"), "--column", "target", "--json")
    assert [json.loads(line)["row"] for line in done.stdout.splitlines()] == [1, 2]


def test_figures_that_are_kept_go_into_the_rewrites(tmp_path: Path) -> None:
    kept = table(tmp_path, "name,unit,value,period\nRecorded theft,,412,year to March 2026\n", name="kept.csv")
    texts = table(tmp_path, "target\nTackle theft\n")
    done = check(texts, "--column", "target", "--indicators", kept, "--json")
    wanted = "Reduce recorded theft from 412 (year to March 2026) to … by …"
    assert json.loads(done.stdout)["rewrites"] == [wanted]
    for_people = check(texts, "--column", "target", "--indicators", kept)
    assert f"Perhaps: {wanted}" in " ".join(for_people.stdout.split())
    assert "not specific, not measurable, not time-scaled; aim" in for_people.stdout
    assert "Of each kind: 0 outcome, 0 output, 0 process, 1 aim." in for_people.stdout


def test_the_faults_of_both_files_are_told_at_once_with_their_places(tmp_path: Path) -> None:
    kept = table(tmp_path, "name,unit,value\nTheft,,4\n", name="kept.csv")
    done = check(table(tmp_path, "targets,x\na,b\n"), "--column", "target", "--indicators", kept)
    assert (done.returncode, done.stdout) == (2, "")
    assert "targets.csv, row 1, column target: no such heading; the nearest is 'targets'" in done.stderr
    assert "kept.csv, row 1, column period: no such heading" in done.stderr


@pytest.mark.parametrize("text", ["", "target\n", "target,target\na,b\n", "\0\0\0\0"])
def test_what_cannot_be_read_ends_with_bad_input(tmp_path: Path, text: str) -> None:
    done = check(table(tmp_path, text), "--column", "target")
    assert (done.returncode, done.stdout) == (2, "")
    assert "targets.csv" in done.stderr


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "no such file" in check(tmp_path / "none.csv", "--column", "x").stderr


def test_several_tables_in_one_archive_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a.csv", "target\nx\n")
        archive.writestr("b.csv", "target\nx\n")
    assert check(tmp_path / "two.zip", "--column", "target").returncode == 2
