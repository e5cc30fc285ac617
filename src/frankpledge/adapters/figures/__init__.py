"""The charts and maps of a report, as SVG with text alternatives, and map layers as GeoJSON."""

from frankpledge.adapters.figures.draw import draw
from frankpledge.adapters.figures.layers import map_layers

__all__ = ["draw", "map_layers"]
