"""Areas, the place of a point in them, and the way from one set of areas to another."""

from frankpledge.core.geography.boundary_set import BoundarySet, members
from frankpledge.core.geography.locate import INSIDE_NO_AREA, OUTSIDE, Locator, Places
from frankpledge.core.geography.lookup import AreaLookup, chain
from frankpledge.core.geography.place import Gazetteer, Placement, place_words
from frankpledge.core.geography.topology import Misfit, find_misfits

__all__ = [
    "INSIDE_NO_AREA",
    "OUTSIDE",
    "AreaLookup",
    "BoundarySet",
    "Gazetteer",
    "Locator",
    "Misfit",
    "Placement",
    "Places",
    "chain",
    "find_misfits",
    "members",
    "place_words",
]
