"""Every rule that finds a time or an amount, and every rule that says what is none."""

import pytest

from frankpledge.core.targets.amounts import find_amount
from frankpledge.core.targets.dates import find_time

TIMES = [
    ("Fit locks by 31 March 2004", "date"),
    ("Fit locks by March", "date"),
    ("Fit locks by 31/03/2004", "date"),
    ("Cut fires in 2005-08", "year"),
    ("Cut fires by 2006", "year"),
    ("Cut fires in 2002/03", "year"),
    ("Cut fires in 05/06", "year"),
    ("Cut fires to the 1999 level", "year"),
    ("Agree this by next spring", "deadline"),
    ("Agree this by the end of the strategy", "deadline"),
    ("Cut fires this financial year", "deadline"),
    ("Cut fires in year two", "deadline"),
    ("Clear it the same day", "deadline"),
    ("Cut fires within six months", "length"),
    ("Cut fires over the next three years", "length"),
    ("Call back in 24 hours", "length"),
    ("Meet quarterly", "often"),
    ("Cut fires year on year", "often"),
    ("Visit 40 shops a year", "often"),
    ("Meet every fortnight", "often"),
    ("Visit 40 shops per annum", "often"),
]


@pytest.mark.parametrize(("text", "word"), TIMES)
def test_a_time_is_found_and_told_for_what_it_is(text: str, word: str) -> None:
    found = find_time(text)
    assert found is not None
    assert word in found[1]
    assert found[0] in text


@pytest.mark.parametrize(
    "text",
    [
        "Work with those aged 16 years and over",
        "Support 12 year olds",
        "Support those aged 18 years",
        "Use powers of the Licensing Act 2003",
        "Fit 2,000 alarms",
        "Fit 2000 new alarms",
        "Act quickly",
        "Keep in regular contact",
        "Residents may march in protest",
        "Improve daily lives",
        "Safety in the night-time economy",
        "Cut the time from 142 to 71 days",
        "Cut fires over the coming years",
        "Run a day of action",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert find_time(text) is None


AMOUNTS = [
    ("Cut fires by 10%", "10%"),
    ("Cut fires by 10 per cent", "10 per cent"),
    ("Cut fires by ten per cent", "ten per cent"),
    ("Halve fires", "Halve"),
    ("Double patrols", "Double"),
    ("Cut fires by a fifth", "by a fifth"),
    ("Cut fires from nine to six", "from nine to six"),
    ("Reach the top quartile", "top quartile"),
    ("Fall below the national average", "below the national average"),
    ("Visit every school", "every"),
    ("Visit all schools", "all"),
    ("See that no child is harmed", "no child"),
    ("Eradicate begging", "Eradicate"),
    ("Visit schools twice", "twice"),
    ("Spend £2m", "£2m"),
    ("Clear it within 3 days", "3"),
    ("Cut waiting times to three weeks", "three weeks"),
    ("Fewer than 14 offences per 1,000 residents", "14"),
]


@pytest.mark.parametrize(("text", "words"), AMOUNTS)
def test_an_amount_is_found_and_quoted(text: str, words: str) -> None:
    found = find_amount(text)
    assert found is not None
    assert words in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "Reduce burglary by 2006",
        "Reduce burglary by 31 March",
        "Reduce burglary in 2002/03",
        "Reduce burglary during 2005-08",
        "Reduce burglary by 2007/8",
        "Reduce burglary by March 2005/06",
        "Reduce burglary by Dec 05",
        "NI 32: repeat domestic violence",
        "Promote Challenge 25",
        "Reduce burglary between 2002/03 and 2007/08",
        "Reduce burglary from April 2002 to March 2005",
        "Use Section 17",
        "Support 10-17 year olds",
        "Support young people under 18",
        "Enforce the law on the A19",
        "Zero tolerance of hate",
        "Make places safer for all",
        "Tackle all forms of abuse",
        "Work with all partners",
        "Set up a one-stop shop",
        "Domestic burglaries per 1,000 households",
        "Improve things within six months",
        "Increase the number of visits",
        "Reduce burglary year on year",
    ],
)
def test_what_only_looks_like_an_amount_is_none(text: str) -> None:
    assert find_amount(text) is None
