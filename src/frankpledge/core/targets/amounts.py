"""How much: numbers, shares, ranks, limits and words that mean all or none."""

from __future__ import annotations

import re

from frankpledge.core.targets.dates import DATES, NUMBER_WORD, YEARS
from frankpledge.core.targets.phrases import any_of, blanked, compiled

_AGES = compiled(
    r"\b(?:aged?|ages|under|over|between)[\s-]+(?:the age of\s+)?\d{2}\s*(?:-|to|and)\s*\d{2}\b(?!\s*(?:%|per))"
    r"|\b(?:under|over)[\s-]+(?:the age of\s+)?(?:1[0-9]|2[0-5]|5[05]|6[05]|7[05]|8[05])(?:'?s)?(?=$|"
    r"[\s.,;)])(?!\s*(?:%|per\s?cent|[a-z]+(?:s|ies)\b))"
    r"|\baged?\s+(?:under\s+|over\s+)?\d+(?:\s*(?:-|to|and)\s*\d+)?(?:\s+(?:and|or)\s+(?:over|under|above|older))?"
    r"|\b\d{1,2}\s*(?:-|to)\s*\d{1,2}[\s-]+year[\s-]+olds?\b|\b\d{1,2}[\s-]+years?[\s-]+olds?\b|"
    r"\b\d{2}\s*-\s*\d{2}s\b|\b\d{2}\+"
)
_NAMES = compiled(
    r"\b(?:priority|objective|target|aim|theme|goal|section|sections|article|part|chapter|tier|class|stage|level|"
    r"category|cat|phase|"
    r"step|grade|schedule|schedule|paragraph|band|room|block|route|junction|policy|table|page|appendix|annex|"
    r"figure|line|operation|psa|lpsa|ni|bvpi|spi|kpi|challenge|think|circular|item|ward|"
    r"bs|iso|crest|p1|key stage|year|years|pillar|strand|version|article|"
    r"act)\s*(?:no\.?\s*)?\d+(?:\.\d+)*[a-z]?\b(?!\s*(?:%|per\s?cent))"
    r"|\b[amb]\d{1,4}(?:\(m\))?\b|\b24/7\b|\b24[\s-]hours?\s+(?:service|helpline|line|access|cover)\b|\b999\b|"
    r"\b101\b|\b20\s?mph\b|\b30\s?mph\b|"
    r"\b(?:covid|prevent|g)[\s-]?(?:19|20)\b|\bone[\s-](?:of|another|stop|to[\s-]one|off|size)\b|\b(?:no|any|some|"
    r"every)[\s-]one\b|\b1[\s-]?(?:2|to)[\s-]?1\b"
    r"|^\(?\d{1,2}[.)]\s"
)
_PER = compiled(r"\bper\s+(?:\d[\d,]*|thousand|hundred)\b|\bnumbers?\s+of\b")
"""What a rate is out of is no amount."""
_LONG_LENGTHS = compiled(
    rf"\b(?:\d+|{NUMBER_WORD})(?:\s*(?:-|to|or)\s*(?:\d+|{NUMBER_WORD}))?[\s-]+(?:(?!an?\b|per\b|each\b|"
    rf"every\b)\w+[\s-]+)?(?:week|month|year|decade|quarter)s?\b"
)
"""A deadline in weeks or years dates a change; only a standard in minutes, hours or days is a measure by itself."""

NUMBERS = compiled(
    r"£\s?\d[\d,.]*\s*(?:m|bn|k|million|thousand)?\b"
    r"|\b\d[\d,]*(?:\.\d+)?\s*(?:%|per\s?cent\b|percent\b|percentage\s+points?\b|pc\b|pp\b)"
    r"|\b\d[\d,]*(?:\.\d+)?(?:\s*(?:million|thousand|hundred|m|k)\b)?"
    rf"|\b{NUMBER_WORD}\b(?:\s*(?:hundred|thousand|million|dozen)|[\s-]+per\s?cent)?|\b(?:a|several)?\s*(?:hundred|"
    rf"thousand|million|dozen)\b"
)
SHARES = compiled(
    r"\b(?:by|to|a|an|one|two|three|over|than|nearly|least)[\s-]+(?:a\s+|an\s+|one\s+|two\s+|three\s+)?"
    r"(?:half|third|quarter|fifth|sixth|tenth|thirds|quarters|fifths|tenths|eighth)\b(?!\s+(?:party|parties|sector|"
    r"year|phase|stage|term))"
    r"|\bhalf\s+(?:of|the|all)\b|\bin\s+half\b|\bmajority\s+of\b"
    r"|\b(?:halv(?:e|es|ed|ing)|doubl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|"
    r"ing))\b(?!\s+glaz)"
)
RANKS = compiled(
    r"\b(?:top|upper|bottom|lower|lowest|best|second|first)[\s-]+(?:performing\s+)?(?:quartile|quarter|third|half|"
    r"ten|five|decile|quintile)\b"
    r"|\b(?:below|above|at|under|to|than|exceed(?:ing)?|match(?:ing)?|meet(?:ing)?)\s+(?:or\s+(?:below|"
    r"above)\s+)?(?:\w+\s+){0,4}averages?\b"
    r"|\b(?:lowest|highest|best|safest)\s+(?:\w+\s+){0,2}(?:in|of|among|amongst)\s+(?:the\s+|our\s+|"
    r"its\s+)?(?:country|region|family|group|county|force|england|wales|similar|\w+\s+group)\b"
    r"|\b(?:to|at|below|above|than|exceed)\s+(?:the\s+|its\s+|their\s+)?(?:pre[\s-]\w+|(?:19|20)\d\d(?:[/-]\d+)?|"
    r"baseline|last year's?|the previous year's?)\s+(?:levels?|figures?|baselines?|rates?)\b"
    r"|\b(?:fewer|less|lower|more|higher|better|greater)\s+than\s+(?:in\s+)?(?:the\s+)?(?:last|previous|preceding|"
    r"national|regional|county|force|(?:19|20)\d\d)\b"
)
_LOOSE = any_of(
    """
    form, type, kind, aspect, level, sort, stage, sector, section, part, area, age, partner, partner agency, agency,
    agencies, community, communities, other, others, people, its, their, to, citizen, resident, who, those,
    organisation, stakeholder, of us, possible, available, relevant, round, walk, walks, backgrounds, group,
    opportunity, opportunities, appropriate, time, times, crime, crimes, partnership, individual, individuals,
    effort, member of the community, person, day, day life, our, the time, turn, way,
    """,
    plural=True,
)
ALL_OR_NONE = compiled(
    rf"\b(?:all|every|each|100%\s+of)\b(?!\s+(?:of\s+)?(?:the\s+|our\s+|its\s+|relevant\s+|"
    rf"local\s+)?(?:{_LOOSE}))(?=\s+\w)"
    r"(?!\s+(?:year|month|week|quarter|day|night|fortnight|term|effort)\b)(?<!\bat all)(?<!\babove all)(?<!\bof all)"
    r"|\b(?:none|zero|nil)\b(?!\s*-?\s*tolerance)"
    r"|\b(?:eliminat(?:e|es|ed|ing|ion)|eradicat(?:e|es|ed|ing|ion))\b|(?:^|\b(?:to|have|be|with|that|ensure|see|"
    r"there\s+(?:are|will\s+be))\s+)no\s+(?!more\s+than|longer|one\s+left)\w+"
)
NO_MORE_THAN = compiled(
    rf"\b(?:no|not|nor)\s+(?:more|fewer|less|higher|greater)\s+than\b|\bat\s+(?:least|most)\s+(?:\d|{NUMBER_WORD})|"
    rf"\bonce\s+(?:an?\b|each|every|per)(?!\s+\w+\s+(?:is|has))|\btwice\b"
)

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (SHARES, "is an amount in words"),
    (NUMBERS, "is an amount"),
    (ALL_OR_NONE, "can be checked one by one"),
    (NO_MORE_THAN, "sets a limit"),
)


def find_amount(text: str) -> tuple[str, str] | None:
    """Return the words that say how much, and what they are; nothing where no words do.

    Years, dates, ages, and numbers that are names (“Section 17”, “Priority 2”) are no amounts.

    >>> find_amount("Cut burglary by a fifth by 2008")
    ('by a fifth', 'is an amount in words')
    >>> find_amount("Use Section 17 with 10-17 year olds by 31 March 2006") is None
    True
    """
    if found := RANKS.search(text):
        return found[0].strip(), "is a level to compare with"
    seen = blanked(text, (DATES, YEARS, _AGES, _NAMES, _PER))
    from_to = re.search(
        rf"\bfrom\s+(?:\d|{NUMBER_WORD})[^,;]{{0,30}}?\bto\s+(?:\d|{NUMBER_WORD})"
        rf"|\b(?:times?|delays?|waits?|waiting)\b[^,;]*\b(?:to|below|under|than|of)\s+(?:\d+|{NUMBER_WORD})\s+\w+",
        seen,
    )
    if from_to:
        return from_to[0].strip(), "says from what to what"
    seen = blanked(seen, (_LONG_LENGTHS,))
    for pattern, why in _RULES:
        if found := pattern.search(seen):
            return found[0].strip(), why
    return None
