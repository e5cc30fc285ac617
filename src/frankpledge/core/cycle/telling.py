"""The timetable in plain sentences: whether there is time enough, and what a delay does to the deadline."""

from __future__ import annotations

from datetime import date

from frankpledge.core.cycle.forecast import Forecast, Outlook
from frankpledge.core.cycle.timetable import Plan
from frankpledge.core.evidence.words import MONTHS, listed


def in_words(day: date) -> str:
    """Write a day.

    >>> in_words(date(1999, 4, 1))
    '1 April 1999'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days(count: int) -> str:
    """Write a number of days.

    >>> days(1), days(1200)
    ('1 day', '1,200 days')
    """
    return f"{count:,} day{'' if count == 1 else 's'}"


def tell_plan(plan: Plan) -> str:
    """Say whether a plan has time enough; if not, by how much and in which steps.

    >>> from frankpledge.core.cycle.examples import example_steps
    >>> from frankpledge.core.cycle.timetable import plan_back
    >>> print(tell_plan(plan_back(example_steps(), date(1999, 4, 1), 14, date(1998, 12, 5))))
    Too tight by 8 days: the steps need 112 days and the contingency 14, and there are 118 to 1 April 1999. Every step
    would have had to begin earlier. Without the contingency there are 6 days to spare.
    """
    need = f"the steps need {days(plan.days_needed)} and the contingency {plan.contingency_days}"
    there = f"there are {plan.days_there} to {in_words(plan.statutory_date)}"
    if not plan.is_too_tight:
        spare = plan.days_there - plan.days_needed - plan.contingency_days
        return f"There is time enough: {need}, and {there}, which leaves {days(spare)}."
    return f"Too tight by {days(plan.short_by_days)}: {need}, and {there}. {_tight(plan)} {_without_contingency(plan)}"


def _tight(plan: Plan) -> str:
    if len(plan.tight_steps) == len(plan.steps):
        return "Every step would have had to begin earlier."
    return f"These would have had to begin earlier: {listed([planned.step.label for planned in plan.tight_steps])}."


def _without_contingency(plan: Plan) -> str:
    if plan.overrun_days:
        return f"Even without the contingency the date is missed by {days(plan.overrun_days)}."
    return f"Without the contingency there are {days(plan.days_there - plan.days_needed)} to spare."


def tell_forecast(forecast: Forecast) -> str:
    """Say what has moved and what that does to the deadline.

    >>> from frankpledge.core.cycle.actuals import Actual
    >>> from frankpledge.core.cycle.examples import example_steps
    >>> from frankpledge.core.cycle.forecast import reforecast
    >>> from frankpledge.core.cycle.timetable import plan_back
    >>> plan = plan_back(example_steps(), date(1999, 4, 1), 14, date(1998, 9, 30))
    >>> print(tell_forecast(reforecast(plan, [Actual("audit", date(1998, 12, 1))], date(1998, 12, 31))))
    Audit, Consult and Strategy end later than planned. The last step is forecast to end on 25 March 1999. That meets
    1 April 1999 with 7 days of the contingency of 14 left.
    """
    labels = [step.planned.step.label for step in forecast.moved_steps]
    moved = f"{listed(labels)} {'ends' if len(labels) == 1 else 'end'} later than planned. " if labels else ""
    return f"{moved}The last step is forecast to end on {in_words(forecast.finish)}. {_effect(forecast)}"


def _effect(forecast: Forecast) -> str:
    due = in_words(forecast.plan.statutory_date)
    if forecast.outlook is Outlook.LATE:
        return f"That misses {due} by {days(forecast.days_late)}."
    if forecast.outlook is Outlook.ON_TIME:
        return f"That meets {due} with the whole contingency left."
    left, whole = days(forecast.contingency_left_days), forecast.plan.contingency_days
    return f"That meets {due} with {left} of the contingency of {whole} left."
