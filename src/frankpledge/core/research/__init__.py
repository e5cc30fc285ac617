"""New research before it is done: how many people to approach, what it takes in time and money, how near it comes."""

from frankpledge.core.research.design import Design, faults_of
from frankpledge.core.research.estimate import Estimate, Part, estimate
from frankpledge.core.research.margin import FORMULA, SOURCE, margin_of_error
from frankpledge.core.research.method import Method, reading_of_method

__all__ = [
    "FORMULA", "SOURCE", "Design", "Estimate", "Method", "Part", "estimate", "faults_of", "margin_of_error",
    "reading_of_method",
]  # fmt: skip
