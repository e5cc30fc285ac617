"""The ledger of needs claims nothing without a test that exists."""

import ast
import csv
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
STATUSES = {"works", "partly", "not yet", "not for software"}
PROOF = re.compile(r"(?P<file>tests/[\w/]+\.py)::(?P<test>test_\w+)")


def ledger() -> list[dict[str, str]]:
    with (ROOT / "docs" / "requirements.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = ledger()


def names_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.exists() else ast.Module([], [])
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def exists(proof: str, root: Path = ROOT) -> bool:
    """Say whether ``tests/…py::test_name`` names a test that is there."""
    named = PROOF.fullmatch(proof)
    return bool(named) and named["test"] in names_in(root / named["file"])


def test_every_need_stands_once_and_in_order() -> None:
    assert [row["id"] for row in ROWS] == [f"R{number:03}" for number in range(1, 335)]


def test_every_status_is_one_of_the_four() -> None:
    assert set(Counter(row["status"] for row in ROWS)) <= STATUSES


def test_what_is_claimed_says_where_and_has_proofs_that_exist() -> None:
    claims = [row for row in ROWS if row["status"] in ("works", "partly")]
    assert [row["id"] for row in claims if not (row["where"] and row["proof"])] == []
    assert [(row["id"], proof) for row in claims for proof in row["proof"].split() if not exists(proof)] == []


def test_what_is_not_there_yet_claims_nothing() -> None:
    assert [row["id"] for row in ROWS if row["status"] == "not yet" and (row["where"] or row["proof"])] == []


def test_a_proof_that_is_not_there_is_found_out() -> None:
    assert exists("tests/docs/test_ledger.py::test_every_status_is_one_of_the_four")
    assert not exists("tests/docs/test_ledger.py::test_that_nobody_wrote")
    assert not exists("tests/docs/no_such_file.py::test_every_status_is_one_of_the_four")
    assert not exists("docs/requirements.csv")
