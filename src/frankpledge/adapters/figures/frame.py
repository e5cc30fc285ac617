"""The outside of every SVG figure: its size, its name and its text alternative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from frankpledge.adapters.figures.style import FONT, HATCH, PAPER, RESTRICTED, TEXT_SIZE
from frankpledge.adapters.figures.words import xml


@dataclass(frozen=True)
class Caption:
    """What a figure is (title), what it shows (description), and what it is a figure of (data)."""

    name: str
    title: str
    description: str
    data: Mapping[str, str]
    restricted: bool = False


def framed(caption: Caption, body: str, size: tuple[float, float]) -> bytes:
    """Return a whole SVG file round a body drawn in units of the size."""
    band = 24 if caption.restricted else 0
    width, height = (round(side) for side in size)
    stem = caption.name.removesuffix(".svg")
    data = "".join(f' data-{key}="{xml(value)}"' for key, value in sorted(caption.data.items()))
    box = f'width="{width}" height="{height + band}" viewBox="0 {-band} {width} {height + band}"'
    named = f'role="img" aria-labelledby="{stem}-title {stem}-desc"'
    letters = f'font-family="{FONT}" font-size="{TEXT_SIZE}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} {named} {letters}{data}>',
        f'<title id="{stem}-title">{xml(caption.title)}</title>',
        f'<desc id="{stem}-desc">{xml(caption.description)}</desc>',
        f"<defs>{HATCH}</defs>" if "url(#withheld)" in body else "",
        f'<rect y="{-band}" width="{width}" height="{height + band}" fill="{PAPER}"/>',
        f'<text x="4" y="-7" font-weight="bold">{RESTRICTED}</text>' if band else "",
        body,
        "</svg>\n",
    ]
    return "\n".join(filter(None, parts)).encode()
