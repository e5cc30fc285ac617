"""The pages' style: built from locked packages, the same each time, with nothing in it that is not ours to use."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.functional.catalogue.built import build_assets


@pytest.fixture(scope="module")
def built(root: Path) -> Path:
    return build_assets(root)


def digest_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


@pytest.mark.parametrize("name", ["frankpledge.css", "public.css", "public-forms.css"])
def test_the_style_has_no_font_crown_or_picture_from_elsewhere(built: Path, name: str) -> None:
    style = (built / name).read_text(encoding="utf-8")
    assert not re.findall(r"@font-face|crown|crest|GDS Transport|GOV\.UK|url\(|@import", style, re.IGNORECASE)
    assert "Arial,Helvetica,sans-serif" in style
    assert '"Arial' not in style


def test_only_what_pages_ask_for_is_built(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == [
        "built-from", "favicon.svg", "frankpledge.css", "frankpledge.js", "govuk-frontend.min.js", "leaflet.css",
        "leaflet.js", "map.js", "public-forms.css", "public.css",
    ]  # fmt: skip


def test_a_second_build_does_nothing(built: Path, root: Path) -> None:
    before = digest_of(built)
    done = subprocess.run([sys.executable, "assets/build.py"], cwd=root, capture_output=True, text=True, check=True)
    assert done.stderr == "assets: nothing to do.\n"
    assert digest_of(built) == before


def test_building_anew_gives_the_same_bytes(built: Path, root: Path, tmp_path: Path) -> None:
    script = "import build, pathlib, sys; build.BUILT = pathlib.Path(sys.argv[1]); "
    script += "build.STAMP = build.BUILT / 'built-from'; build.build()"
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "ui")], cwd=root / "assets", check=True)
    assert {path.name: path.read_bytes() for path in (tmp_path / "ui").iterdir()} == {
        path.name: path.read_bytes() for path in built.iterdir()
    }


def test_what_is_missing_is_told_in_one_line(root: Path, tmp_path: Path) -> None:
    script = "import build, sys; build.SASS = build.STAMP = build.ROOT / 'nowhere'; sys.exit(build.main())"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root / "assets", capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "npm ci" in done.stderr


def test_the_macros_and_the_style_are_of_one_version(root: Path) -> None:
    """govuk-frontend-jinja 4.1 writes the markup of govuk-frontend 6.3."""
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert lock["node_modules/govuk-frontend"]["version"] == "6.3.0"
    assert "govuk-frontend-jinja==4.1.0" in (root / "requirements" / "dev.txt").read_text(encoding="utf-8")


def test_no_lock_names_an_address_to_download_from(root: Path) -> None:
    assert '"resolved"' not in (root / "package-lock.json").read_text(encoding="utf-8")
