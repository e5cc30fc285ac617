"""`frankpledge readiness`: JSON Lines alone on standard output, and an exit status that tells."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from frankpledge.adapters.cases import CASE_STUDIES

KEYS = ["rule", "severity", "subject", "sentence", "mend", "source", "requirements", "status"]
EMPTY = 'as_of = 2000-06-30\n[partnership]\nid = "t"\nname = "Tithingham"\nregime = "cda-1998"\ntier = "unitary"\n'
LONE = '[[agencies]]\nid = "police-authority"\nname = "Police authority"\nsector = "police-oversight"\n'
LATER = LONE + 'body = "police-authority"\noperating_from = 2000-08-01\n'
ANSWER = '[[answers]]\nid = "wait"\nrule = "CDA-5-NOT-YET"\nsubject = "agency:police-authority"\n'
ANSWERED = LATER + ANSWER + 'reason = "It begins in August."\non = 2000-06-01\n'


def readiness(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "frankpledge.cli", "readiness", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def case_file(folder: Path, text: str) -> str:
    path = folder / "town.toml"
    path.write_text(EMPTY + text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", CASE_STUDIES)
def test_a_case_study_prints_sorted_json_lines_and_ends_with_findings(name: str) -> None:
    done = readiness("--case", name, "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [list(row) for row in rows] == [KEYS] * len(rows)
    assert [(row["rule"], row["subject"]) for row in rows] == sorted((row["rule"], row["subject"]) for row in rows)
    assert "open" in done.stderr


def test_for_people_every_finding_has_its_sentence_its_mend_and_its_lines() -> None:
    done = readiness("--case", "riverton")
    assert done.returncode == 1
    shown = " ".join(done.stdout.split())
    assert "The partnership group and The multi-agency group from before the Act both hold: strategy." in shown
    assert "Retire one of the two groups, merge them, or record what sets them apart." in shown
    assert "Facts: l.277, l.283" in shown


@pytest.mark.parametrize(("text", "status", "rows"), [("", 0, []), (LATER, 1, ["open"]), (ANSWERED, 0, ["answered"])])
def test_the_exit_status_says_whether_a_finding_is_open(
    tmp_path: Path, text: str, status: int, rows: list[str]
) -> None:
    done = readiness("--case", case_file(tmp_path, text), "--json")
    assert [json.loads(line)["status"] for line in done.stdout.splitlines()] == rows
    assert done.returncode == status


def test_a_recorded_reason_is_shown_to_people(tmp_path: Path) -> None:
    assert "Reason recorded: It begins in August." in readiness("--case", case_file(tmp_path, ANSWERED)).stdout


def test_a_reason_that_answers_nothing_is_named(tmp_path: Path) -> None:
    text = ANSWERED.replace("operating_from", "joined").replace("2000-08-01", "2000-01-01")
    done = readiness("--case", case_file(tmp_path, text), "--json")
    assert (done.returncode, done.stdout) == (0, "")
    assert "“wait” answers no finding" in done.stderr


def test_rules_that_could_not_be_asked_are_told_on_standard_error(tmp_path: Path) -> None:
    done = readiness("--case", case_file(tmp_path, ""), "--json")
    assert "not asked" in done.stderr
    assert "briefings" in done.stderr


@pytest.mark.parametrize("words", [["--case", "nowhere"], ["--case", "riverton", "--loud"], []])
def test_what_cannot_be_read_ends_with_bad_input(words: list[str]) -> None:
    done = readiness(*words)
    assert (done.returncode, done.stdout) == (2, "")


def test_every_fault_of_a_file_is_told(tmp_path: Path) -> None:
    done = readiness("--case", case_file(tmp_path, LONE.replace("sector", "section")))
    assert done.returncode == 2
    assert "town.toml, column agencies.police-authority.section: unknown key; the nearest known one is sector" in (
        done.stderr
    )
    assert "agencies.police-authority.sector: this key is needed" in done.stderr
