"""Targets: whether their words can be checked, what they lack, and how they could be written instead."""

from frankpledge.core.targets.indicators import Indicator, offer_rewrites
from frankpledge.core.targets.perverse import MeasureType, PerverseWay, perverse_ways
from frankpledge.core.targets.smart import Lack, find_lacks
from frankpledge.core.targets.target import Baseline, Borrowed, Chance, Target, Term
from frankpledge.core.targets.verdicts import Direction, Kind, Reason, Wording
from frankpledge.core.targets.wording import judge_wording

__all__ = [
    "Baseline",
    "Borrowed",
    "Chance",
    "Direction",
    "Indicator",
    "Kind",
    "Lack",
    "MeasureType",
    "PerverseWay",
    "Reason",
    "Target",
    "Term",
    "Wording",
    "find_lacks",
    "judge_wording",
    "offer_rewrites",
    "perverse_ways",
]
