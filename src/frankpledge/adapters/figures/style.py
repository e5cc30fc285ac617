"""Colours, letters and sizes that every figure shares.

The blues fall in lightness step by step, so they read in black and white; each area also has a dark edge.
Marks and lines stand at least three to one against white, words at least four and a half to one.
"""

FONT = "Arial, Helvetica, sans-serif"
TEXT_SIZE = 14
INK = "#1d2730"
QUIET_INK = "#4a545c"
MARK = "#1f5c99"
EARLIER = "#6b6b6b"
GRID = "#d9dee2"
PAPER = "#ffffff"
CLASS_FILLS = ("#e6eff7", "#b3cfe6", "#75a6d1", "#2f70ab", "#0d3b66")
CLASS_INKS = (INK, INK, INK, PAPER, PAPER)
RESTRICTED = "Restricted: not for release"
HATCH = (
    '<pattern id="withheld" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="7" height="7" fill="{PAPER}"/><path d="M0 0V7" stroke="{EARLIER}" stroke-width="2.4"/>'
    "</pattern>"
)
