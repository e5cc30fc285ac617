"""The charts and maps of a report, as SVG with text alternatives, and map layers as GeoJSON."""

from frankpledge.adapters.figures.draw import draw, draw_map
from frankpledge.adapters.figures.layers import map_layer, map_layers

__all__ = ["draw", "draw_map", "map_layer", "map_layers"]
