"""Monthly counts forecast if nothing changes, with honest intervals, and how likely a target is then met."""

from frankpledge.core.forecast.breaks import Step
from frankpledge.core.forecast.chance import OUT_OF_REACH, TOO_EASY, Chance, in_words
from frankpledge.core.forecast.forecast import Forecast
from frankpledge.core.forecast.history import LEAST_MONTHS, MOST_AHEAD, NoForecast
from frankpledge.core.forecast.making import forecast, forecasts
from frankpledge.core.forecast.total import Total

__all__ = [
    "LEAST_MONTHS",
    "MOST_AHEAD",
    "OUT_OF_REACH",
    "TOO_EASY",
    "Chance",
    "Forecast",
    "NoForecast",
    "Step",
    "Total",
    "forecast",
    "forecasts",
    "in_words",
]
