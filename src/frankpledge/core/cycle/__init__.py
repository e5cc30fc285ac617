"""The statutory cycle: regimes as values, who has a duty, what comes before what, and the timetable."""

from frankpledge.core.cycle.actuals import Actual, UnusableActuals, actuals_by_step
from frankpledge.core.cycle.body import SECTORS, Body, Duty, OversightBody, Span, Tier
from frankpledge.core.cycle.coverage import bodies_not_yet, bodies_on, oversight_on
from frankpledge.core.cycle.forecast import Forecast, ForecastStep, Outlook, Progress, reforecast
from frankpledge.core.cycle.position import Position, Standing, StepStanding, where_we_are
from frankpledge.core.cycle.regime import Competency, DateRule, Regime, RequiredContent, Word
from frankpledge.core.cycle.rounds import NoKnownDate, Period, next_date, next_round, period_on
from frankpledge.core.cycle.sequence import Misorder, OutOfOrder, steps_out_of_order
from frankpledge.core.cycle.source import CHECK_THE_SOURCE, Mark, Source
from frankpledge.core.cycle.step import Step, UnplannableSteps, check_steps, find_step_faults, with_own_minimums
from frankpledge.core.cycle.telling import tell_forecast, tell_plan
from frankpledge.core.cycle.timetable import Plan, PlannedStep, plan_back

__all__ = [
    "CHECK_THE_SOURCE",
    "SECTORS",
    "Actual",
    "Body",
    "Competency",
    "DateRule",
    "Duty",
    "Forecast",
    "ForecastStep",
    "Mark",
    "Misorder",
    "NoKnownDate",
    "OutOfOrder",
    "Outlook",
    "OversightBody",
    "Period",
    "Plan",
    "PlannedStep",
    "Position",
    "Progress",
    "Regime",
    "RequiredContent",
    "Source",
    "Span",
    "Standing",
    "Step",
    "StepStanding",
    "Tier",
    "UnplannableSteps",
    "UnusableActuals",
    "Word",
    "actuals_by_step",
    "bodies_not_yet",
    "bodies_on",
    "check_steps",
    "find_step_faults",
    "next_date",
    "next_round",
    "oversight_on",
    "period_on",
    "plan_back",
    "reforecast",
    "steps_out_of_order",
    "tell_forecast",
    "tell_plan",
    "where_we_are",
    "with_own_minimums",
]
