"""What import-linter cannot see: built-ins that reach out, and modules and functions that grow past reading."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "frankpledge"
RULES = [
    path
    for folder in (SOURCE / "stages").glob("*/rules*")
    for path in [*folder.rglob("*.py"), folder]
    if path.is_file()
]
CORE = sorted([*(SOURCE / "core").rglob("*.py"), *RULES])  # a stage's rules are held to what the core is held to
ALL = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)  # those are as Django writes them

OUTWARD_CALLS = {"open", "input", "print", "exec", "eval", "compile", "__import__", "breakpoint"}
OUTWARD_MODULES = {
    "os", "io", "sys", "time", "random", "secrets", "uuid", "pathlib", "shutil", "tempfile", "glob", "subprocess",
    "socket", "ssl", "urllib", "http", "ftplib", "smtplib", "sqlite3", "logging", "threading", "multiprocessing",
    "asyncio", "importlib", "builtins", "requests", "httpx", "duckdb",
}  # fmt: skip
OUTWARD_ATTRIBUTES = {
    "np.load", "np.save", "np.loadtxt", "np.savetxt", "np.genfromtxt", "np.fromfile", "np.memmap", "date.today",
    "datetime.now", "datetime.utcnow", "datetime.today",
}  # fmt: skip
CHANCE = re.compile(r"(np|numpy)\.random\.(?!Generator$)")  # a generator may be handed in, never made here


def named(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaching_out(source: str) -> list[str]:
    """Name everything in a module that could read a file, a clock, a network or chance."""
    tree = ast.parse(source)
    modules = {name for name in imported(tree) if name.split(".")[0] in OUTWARD_MODULES or CHANCE.match(name)}
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} & OUTWARD_CALLS
    attributes = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    outward = {a for a in attributes if CHANCE.match(a) or any(f".{a}".endswith(f".{o}") for o in OUTWARD_ATTRIBUTES)}
    return sorted(modules | names | outward)


@pytest.mark.parametrize("path", CORE, ids=named)
def test_the_core_and_the_rules_reach_for_nothing_outside_themselves(path: Path) -> None:
    assert reaching_out(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "planted",
    [
        "open('x')", "read = open", "import os", "from time import sleep", "import urllib.request", "import random",
        "import numpy as np\nnp.random.default_rng()", "from numpy.random import default_rng",
        "from datetime import date\ndate.today()", "import datetime\ndatetime.datetime.now()", "def f():\n import io",
    ],
)  # fmt: skip
def test_a_planted_reach_is_found(planted: str) -> None:
    assert reaching_out(planted)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count lines from the first statement after the docstring."""
    statements = function.body[1:] if ast.get_docstring(function) else function.body
    return function.end_lineno - statements[0].lineno + 1 if statements and function.end_lineno else 0


@pytest.mark.parametrize("path", ALL, ids=named)
def test_modules_and_functions_can_be_read_at_a_sitting(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    long = [function.name for function in functions(ast.parse(text)) if body_lines(function) > 40]
    assert text.count("\n") <= 500
    assert long == []


def test_every_module_says_what_it_is_for() -> None:
    assert [named(path) for path in ALL if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_no_room_is_empty() -> None:
    """A package without content, or a folder of modules that Python would not import from a wheel."""
    folders = {path.parent for path in ALL}
    assert [named(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_nothing_is_called_utils() -> None:
    assert [named(p) for p in ALL if {"utils", "helpers", "misc", "common"} & {p.stem, p.parent.name}] == []
