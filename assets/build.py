"""Build the pages' style sheet and scripts into src/frankpledge/ui/static/ui, from what npm installed.

    python assets/build.py

What is built is not committed: it is made at set-up and shipped inside the wheel, so that running the program
needs no node. The same inputs give the same bytes, and where nothing changed nothing is done.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ASSETS = ROOT / "assets"
MODULES = ROOT / "node_modules"
BUILT = ROOT / "src" / "frankpledge" / "ui" / "static" / "ui"
STAMP = BUILT / "built-from"
COPIED = {
    "frankpledge.js": ASSETS / "frankpledge.js",
    "map.js": ASSETS / "map.js",
    "favicon.svg": ASSETS / "favicon.svg",
    "leaflet.js": MODULES / "leaflet" / "dist" / "leaflet.js",
    "leaflet.css": MODULES / "leaflet" / "dist" / "leaflet.css",
    "govuk-frontend.min.js": MODULES / "govuk-frontend" / "dist" / "govuk" / "govuk-frontend.min.js",
}
STYLES = {f"{name}.css": ASSETS / f"{name}.scss" for name in ("frankpledge", "public", "public-forms")}
"""The style sheet of the working site, the light one of the public pages, and what those that ask need besides."""
SASS = MODULES / "sass" / "sass.js"


class CannotBuild(Exception):
    """Something the build needs is not there; says what, and how to get it."""


def fingerprint() -> str:
    """Name what the built files depend on: our sources, this script and the locked packages."""
    sources = [*sorted(path for path in ASSETS.rglob("*") if path.is_file()), ROOT / "package-lock.json"]
    digest = hashlib.sha256()
    for source in sources:
        if "__pycache__" not in source.parts:
            digest.update(source.relative_to(ROOT).as_posix().encode() + b"\0")
            digest.update(source.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def is_built() -> bool:
    """Say whether every file is there, built from the sources as they are now."""
    there = all((BUILT / name).is_file() for name in [*STYLES, *COPIED])
    return there and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == fingerprint()


def find_node() -> str:
    """Find the machine's node, or the one in the environment this Python belongs to."""
    beside = shutil.which("node", path=sysconfig.get_path("scripts"))
    found = shutil.which("node") or beside
    if found is None:
        raise CannotBuild("There is no node here: install it, or the packages in requirements/node.txt.")
    return found


def compile_style(source: Path) -> str:
    """Compile a style sheet with the locked sass."""
    needed = [SASS, *COPIED.values()]
    if missing := [path.relative_to(ROOT).as_posix() for path in needed if not path.is_file()]:
        raise CannotBuild(f"Missing: {', '.join(missing)}. Run npm ci first.")
    command = [find_node(), SASS, "--style=compressed", "--no-source-map", "--no-charset", "--quiet-deps"]
    done = subprocess.run(
        [*command, f"--load-path={MODULES}", source],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode or done.stderr:
        raise CannotBuild(f"sass: {done.stderr.strip()}")
    return done.stdout


def put(name: str, content: bytes) -> None:
    """Write one built file whole or not at all."""
    new = BUILT / f"{name}.new"
    new.write_bytes(content)
    os.replace(new, BUILT / name)


def build() -> bool:
    """Build what is not built yet; say whether anything was done."""
    if is_built():
        return False
    styles = {name: compile_style(source) for name, source in STYLES.items()}
    BUILT.mkdir(parents=True, exist_ok=True)
    STAMP.unlink(missing_ok=True)
    for name, style in styles.items():
        put(name, style.encode())
    for name, source in COPIED.items():
        put(name, source.read_bytes())
    put(STAMP.name, fingerprint().encode())
    return True


def main() -> int:
    """Build, telling a person what is missing in one line."""
    try:
        done = build()
    except CannotBuild as fault:
        sys.stderr.write(f"assets: {fault}\n")
        return 2
    sys.stderr.write("assets: built.\n" if done else "assets: nothing to do.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
