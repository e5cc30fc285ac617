"""Words that name crime, disorder, safety or the partnership itself in general, and so narrow no subject."""

from __future__ import annotations

import re

from frankpledge.core.targets.phrases import listed

_GENERAL = listed("""
crime, crimes, criminal, criminality, disorder, asb, antisocial, anti, social, behaviour, behaviours, offending,
offence, offences, offender, offenders, incident, incidents, harm, harms, harmful, safety, safe, safer, unsafe,
quality, life, lives, wellbeing, risk, risks, problem, problems, issue, issues, concern, concerns, nuisance,
serious, high, higher, highest, low, lower, lowest, priority, priorities, key, main, major, total, overall, all,
every, each, general, types, type, kind, kinds, form, forms, volume, severity, number, numbers, level, levels, rate,
rates, amount, incidence, prevalence, frequency, extent, proportion, percentage, per, cent, percent, points,
average, recorded, reported, reporting, reports, detected, police, local, locally, neighbourhood, neighbourhoods,
community, communities, public, people, person, persons, individual, individuals, resident, residents, citizen,
citizens, population, everyone, anyone, those, them, others, victim, victims, victimisation, survivors, witnesses,
perpetrators, area, areas, borough, county, city, district, town, region, force, partnership, partnerships, partner,
partners, agency, agencies, organisation, organisations, service, services, support, response, responses,
confidence, satisfaction, trust, perception, perceptions, fear, feeling, feelings, feel, worry, reassurance,
vulnerability, vulnerable, demand, cost, costs, savings, impact, impacts, effect, effects, cause, causes, caused,
consequences, opportunity, opportunities, likelihood, use, work, working, activity, activities, action, actions,
initiative, initiatives, measures, intervention, interventions, prevention, detection, engagement, involvement,
awareness, understanding, resilience, cohesion, effectiveness, efficiency, approach, outcomes, outcome, performance,
results, target, targets, change, changes, improvement, improvements, reduction, reductions, reduce, increase,
increases, decrease, fall, rise, cut, further, significant, significantly, year, years, annual, annually, month,
months, baseline, figure, figures, compared, current, existing, previous, new, long, short, term, sustained,
sustainable, continued, continuous, ongoing, real, actual, positive, negative, different, various, many, most, more,
less, fewer, brought, justice, bring, improve, improved, improving, supporting, british, bcs, survey, csew,
comparator, comparable, similar, iquanta, category, categories, basket, national, government, strategic, multi,
joint, together, across, throughout, within, place, places, environment, society, time, times, day, night, its,
their, our, they, we, us, it, this, that, these, which, who, where, such, other, both, and, or, the, a, an, of, in,
on, at, for, to, by, with, from, as, be, is, are, was, will, have, has, been, not, no, than, up, down, out, into,
over, under, between, around, about, also, only, any, some, so, if, when, while, through, during, against,
committed, affecting, affected, experienced, experiencing, suffered, occurring, taking, living, targeted, repeat,
successfully, third, half, quarter, fifth, tenth, one, two, three, four, five, six, seven, eight, nine, ten, double,
least, end, first, last, next, annum, basis, way, ways, need, needs, matter, matters, make, making, made, ensure,
help, access, information, resources, capacity, dealt, respond, responding, lead, leads, potential, underlying,
root, overarching, identified, agreed, hot, spot, spots, hotspots, hotspot, mainstream, sense, belonging, pride,
statistic, statistics, participation, report, data, trend, trends, inequality, inequalities, burden, gap, gaps,
wider, whole, entire,
""")  # fmt: skip
GENERAL_WORDS = frozenset(_GENERAL)
_WORD = re.compile(r"[A-Za-z][A-Za-z'&]*")
_ENDS = re.compile(
    r"[,;:.()](?!\d)|\b(?:in|on|at|across|within|throughout|by|from|to|through|during|over|since|compared|against|so|"
    r"because|as|and \w+ing|using|via|until|before|while|and thereby|below|above|between|per|with|for|among|"
    r"amongst|where|when)\b",
    re.IGNORECASE,
)


def find_uncommon(phrase: str, *, opens: bool) -> str | None:
    """Return the words of a phrase that are not general, up to the next turn of the sentence; nothing where all are.

    What stands with a capital inside a sentence is taken for the name of the whole area, which narrows nothing;
    ``opens`` says that the phrase opens its sentence, where a capital means nothing.

    >>> find_uncommon("vehicle interference in Northshire", opens=False)
    'vehicle interference'
    >>> find_uncommon("the number of recorded crimes", opens=False) is None
    True
    """
    head = _ENDS.split(phrase, maxsplit=1)[0]
    kept = []
    for place, found in enumerate(_WORD.finditer(head)):
        word = found[0]
        is_name = word[0].isupper() and not (opens and place == 0) and not word.isupper()
        if word.lower().removesuffix("'s") not in GENERAL_WORDS and not is_name:
            kept.append(word)
    return " ".join(kept) or None
