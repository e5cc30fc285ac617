"""The documentation's pages, and what is in them."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.md")])

FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def commands(page: Path) -> Iterator[list[str]]:
    """Yield the words of each command that the page tells its reader to type."""
    for language, block in FENCE.findall(read(page)):
        if language == "sh":
            lines = block.replace("\\\n", " ").splitlines()
            yield from filter(None, (shlex.split(line, comments=True) for line in lines))


def links(page: Path) -> list[str]:
    """Return where the page's links and pictures lead, those in code left out."""
    return LINK.findall(re.sub(r"`[^`\n]*`", "", FENCE.sub("", read(page))))


def anchors(page: Path) -> set[str]:
    """Return the anchors that headings make, as code hosts make them."""
    headings = re.findall(r"^#+ (.*)$", FENCE.sub("", read(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
