"""When: dates, years, deadlines, lengths of time and recurrences."""

from __future__ import annotations

import re

from frankpledge.core.targets.phrases import any_of, compiled

NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty(?:[\s-]four)?|thirty|"
    r"forty(?:[\s-]eight)?|fifty|sixty|ninety)"
)
UNIT = r"(?:seconds|minute|hour|day|week|month|year|quarter|decade|fortnight)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_ITS_YEAR = r"(?:[\s,-]+(?:(?:19|20)\d\d|'?[0129]\d)(?:/\d\d)?\b(?!\s*(?:%|per|[a-z]+s\b)))?"
_BEFORE = (
    r"(?:by|in|during|from|since|until|till|before|after|between|of|end|to|for|on|early|mid|late|than|at|throughout|"
    r"beginning|start|spring|summer|autumn|winter|year|years|ending|ended|against|over|fy|financial|the)"
)
_SEASON = r"(?:spring|summer|autumn|winter|christmas|easter|new year|halloween|bonfire night)"
_PERIOD = r"(?:year|month|week|quarter|night|weekend|term|fortnight|day|hour|season)"

DATES = compiled(
    rf"\b\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)?\d\d\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}{_ITS_YEAR}"
    rf"|\b{_MONTH}[\s,]+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?:19|20)\d\d(?:/\d\d)?\b"
    rf"|\b(?:by|in|during|from|since|until|before|of|end|to|each|every|next|this)\s+(?:the\s+end\s+of\s+|mid[\s-]|"
    rf"early\s+|late\s+)?"
    rf"{_MONTH}{_ITS_YEAR}(?!\s+(?:also|be|need|have|not)\b)"
)
"""A day or a month. A month without a number needs a word before it: “may” and “march” are verbs as well."""

YEARS = compiled(
    rf"(?<![£$\d,.])\b(?:19[5-9]\d|20[0-6]\d)\s*(?:/|-|to|and|&)\s*(?:(?:19|20)\d\d|\d{{1,2}})\b(?!\s*%|,\d)"
    rf"|\b{_BEFORE}[\s-]+(?:19[5-9]\d|20[0-6]\d)(?:\s*[/-]\s*(?:(?:19|20)\d\d|\d{{1,2}}))?\b(?![,.]\d|\s*%|"
    rf"\s*per\s?cent|\s+(?:new|additional|more|extra|"
    rf"homes|people)\b)"
    rf"|(?<![£$\d,.])\b(?:19[5-9]\d|20[0-6]\d)\b(?=\s*$|\s*[).;:,\"'](?!\d)|\s+(?:and|by|to|from|with|in|on|"
    rf"compared|onwards?|"
    rf"baseline|average|levels?|figures?|totals?|rates?|results?|census|survey|against|through|target|so|we|as|"
    rf"will|the)\b)"
    rf"|\b(?:by|in|during|for|fy|between|from)\s*'?(?:0\d|1\d|2\d|9\d)\s*[/-]\s*(?:0?\d|1\d|2\d|3\d)\b(?!\s*(?:%|"
    rf"year|per|[a-z]*s\b))"
    rf"|\bfy\s?'?\d\d(?:\d\d)?\b|\bmid[\s-]?(?:19|20)\d\d\b|\b(?:20)[0-4]0s\b"
)
"""A calendar or financial year; a bare number like 2000 is a year only where what stands about it lets it be."""

DEADLINES = compiled(
    rf"\b(?:by|before|until)\s+(?:the\s+)?(?:(?:end|close|start|beginning|middle)\s+of|next|this|coming|"
    rf"following)\s+(?:\S+\s+){{0,3}}?"
    rf"(?:year|month|quarter|week|strategy|plan|period|programme|term|phase|project|decade|century|cycle|{_SEASON})\b"
    rf"|\b(?:this|next|last|previous|preceding|current|coming|first|second|third|fourth|final)\s+(?:financial\s+|"
    rf"calendar\s+|"
    rf"academic\s+|full\s+|whole\s+)?(?:year|quarter|month|week|term|decade|fortnight|"
    rf"half[\s-]year)\b(?!\s+(?:olds?|pupils?|students?|groups?))"
    rf"|\b(?:by|before|during|next|this|each|every|in|over|for|last)\s+(?:the\s+)?(?:early\s+|late\s+|next\s+|"
    rf"coming\s+)?{_SEASON}\b"
    rf"|\b{_SEASON}\s+(?:programme|holidays?|campaign|period|scheme|months)\b"
    rf"|\byear[\s-]+(?:one|two|three|four|five|[1-6])\b(?!\d|\s+(?:pupils?|students?|children))|\byear[\s-]end\b|"
    rf"\bq[1-4]\b|\bquarter\s+(?:one|two|three|four|[1-4])\b"
    rf"|\b(?:the\s+)?same\s+(?:working\s+)?day\b|\bnext\s+working\s+day\b"
    rf"|\b(?:lifetime|life|duration|course|period)\s+of\s+(?:the|this)\s+(?:\w+\s+)?(?:strategy|plan|"
    rf"partnership plan|programme)\b"
    r"|\b(?:within|over|during|in)\s+(?:an?|the|one)\s+(?:working\s+)?(?:year|month|week|quarter|fortnight|term|"
    r"hour|minute)\b(?![\s-]+time)"
    r"|\bwithin\s+(?:a|one|the)\s+(?:working\s+)?day\b"
)
"""A day named by something other than the calendar."""

LENGTHS = compiled(
    rf"\b(?:\d+|{NUMBER_WORD}|several dozen|half an?|an?\s+half)(?:\s*(?:-|to|or|and)\s*(?:\d+|"
    rf"{NUMBER_WORD}))?[\s-]+(?:\w+[\s-]+){{0,1}}?"
    rf"{UNIT}s?\b(?![\s-]*(?:olds?\b|of age|and over|service|helpline|line\b|access|cover\b))"
    rf"|\b(?:a|an|over the|the next|the coming|the past)\s+(?:decade|fortnight)\b"
)
"""A stated length of time. Ages are none."""

_AGES = compiled(
    r"\b(?:aged?|ages)\s+(?:\w+\s+){0,2}?[\d-]+(?:\s*(?:-|to|and)\s*\d+)?(?:\s+years?)?(?:\s+(?:old|of age))?"
)

RECURRENCES = compiled(
    any_of(
        r"""
        annual, annually, yearly, monthly, weekly, fortnightly, quarterly, termly, nightly, hourly, biannual,
        biannually, biennial, bi annual, bi annually, bi monthly, bi weekly, six monthly, half yearly, half year,
        twice yearly, year on year, year by year, month on month, quarter on quarter, per annum, p\.a\., daily,
        """
    )
    + r"(?!\s+(?:lives|life|living|routines?)\b)"
    + rf"|\b(?:each|every|per)\s+(?:\w+\s+)?(?:{_PERIOD}|annum|monday|tuesday|wednesday|thursday|friday|saturday|"
    rf"sunday|summer|winter)\b"
    + rf"(?!\s+(?:group|pupil|\d))|\b(?:each|every)\s+(?:\d+|{NUMBER_WORD})\s+{UNIT}s\b"
    + rf"|(?:\d|\b(?:once|twice|times|{NUMBER_WORD}|\w+s))\s+an?\s+(?:{_PERIOD})\b(?!\s+of)|"
    rf"(?<!\bby)\sa\s+year\b(?!\s+(?:of|ago))|(?<!\bby)\san?\s+(?:month|week|night)$" + r"|\b\d+\s*(?:pa|p\.a\.)(?!\w)"
)
"""How often something is to happen."""

_ACTS = compiled(r"\b(?:act|bill|regulations|order|census|imd|conference)\s+(?:of\s+)?(?:19|20)\d\d\b")
_FROM_TO = compiled(rf"\bfrom\s+\d{{1,3}}(?:\s+{UNIT}s?)?\s+to\s+\d{{1,3}}\s+{UNIT}s?\b")

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (DATES, "gives a date"),
    (YEARS, "names a year"),
    (DEADLINES, "sets a deadline"),
    (RECURRENCES, "says how often"),
    (LENGTHS, "states a length of time"),
)

TIMES = tuple(pattern for pattern, _ in _RULES)


def hide_what_is_no_time(text: str) -> str:
    """Put out ages and the years of Acts, which look like times and are none."""
    for pattern in (_ACTS, _AGES, _FROM_TO):
        text = pattern.sub(lambda found: "_" * len(found[0]), text)
    return text


def find_time(text: str) -> tuple[str, str] | None:
    """Return the words that say when, and what they are; nothing where no words do.

    >>> find_time("Reduce burglary by March 2006")
    ('by March 2006', 'gives a date')
    >>> find_time("Work with those aged 18 years under the Crime and Disorder Act 1998") is None
    True
    """
    seen = hide_what_is_no_time(text)
    for pattern, why in _RULES:
        if found := pattern.search(seen):
            return found[0].strip(), why
    return None
