"""The statutory cycle: regimes as values, who has a duty, what comes before what, and the timetable."""

from frankpledge.core.cycle.body import SECTORS, Body, Duty, OversightBody, Span, Tier
from frankpledge.core.cycle.coverage import bodies_not_yet, bodies_on, oversight_on
from frankpledge.core.cycle.regime import Competency, DateRule, Regime, RequiredContent, Word
from frankpledge.core.cycle.source import CHECK_THE_SOURCE, Mark, Source
from frankpledge.core.cycle.step import Step, UnplannableSteps, check_steps, find_step_faults, with_own_minimums

__all__ = [
    "CHECK_THE_SOURCE",
    "SECTORS",
    "Body",
    "Competency",
    "DateRule",
    "Duty",
    "Mark",
    "OversightBody",
    "Regime",
    "RequiredContent",
    "Source",
    "Span",
    "Step",
    "Tier",
    "UnplannableSteps",
    "Word",
    "bodies_not_yet",
    "bodies_on",
    "check_steps",
    "find_step_faults",
    "oversight_on",
    "with_own_minimums",
]
