"""The launcher, as a module and in a small copy of the checkout."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.unit.small_checkout import LAUNCHER, make_small_copy


@pytest.fixture(scope="session")
def launcher() -> ModuleType:
    loader = importlib.machinery.SourceFileLoader("launcher", str(LAUNCHER))
    spec = importlib.util.spec_from_loader("launcher", loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    loader.exec_module(module)
    sys.dont_write_bytecode = before
    return module


@pytest.fixture
def small_copy(tmp_path: Path) -> Path:
    """A checkout with the real launcher, a program that prints its arguments, and nothing to install."""
    return make_small_copy(tmp_path / "a checkout")
