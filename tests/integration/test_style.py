"""The house style, so that one command checks everything."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMS = Path(sys.executable).parent

CHECKS = {
    "ruff finds nothing": ["ruff", "check", "."],
    "ruff would change no layout": ["ruff", "format", "--check", "."],
    "mypy finds the types sound": ["mypy"],
    "no layer imports an outer one": ["lint-imports", "--no-logo"],
}


@pytest.mark.parametrize("command", CHECKS.values(), ids=CHECKS.keys())
def test_house_style(command: list[str], root: Path) -> None:
    done = subprocess.run([PROGRAMS / command[0], *command[1:]], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
