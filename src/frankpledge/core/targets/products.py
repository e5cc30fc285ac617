"""Things that can be delivered: products that either exist or do not, and things that can be counted."""

from __future__ import annotations

import re

from frankpledge.core.targets.phrases import any_of, compiled
from frankpledge.core.targets.verbs import TOOLS

_PRODUCTS = """
strategy, strategic assessment, plan, action plan, delivery plan, communications plan, protocol,
information sharing protocol, agreement, policy, procedure, charter, pledge, code of practice,
memorandum of understanding, concordat, framework, directory, handbook, guide, toolkit, pack, leaflet, booklet,
poster, lesson, amnesty, assembly, newsletter, bulletin, report, annual report, audit, review, study, survey,
needs assessment, assessment, profile, problem profile, evaluation, feasibility study, research, baseline,
business case, website, web page, app, database, register, data set, dashboard, map, system, information system,
recording system, referral system, card, form, checklist, video, film, exhibition, forum, group, task group,
task force, working group, steering group, board, panel, committee, sub group, network, team, unit, squad, hub,
partnership, consortium, scheme, pilot, project, programme, campaign, course, module, package, conference, seminar,
event, workshop, session, meeting, drop in, surgery, helpline, hotline, phone line, service, support service,
refuge, centre, drop in centre, youth centre, youth club, shelter, hostel, house, facility, facilities, room, suite,
interview suite, court, specialist court, post, officer, co ordinator, coordinator, manager, worker, adviser,
advisor, analyst, warden, constable, special constable, champion, lead, link officer, liaison officer,
single point of contact, point of contact, fund, grant, rota, referral pathway, pathway, accreditation, status,
standard, purple flag, caseworker, gateway, zone, order, byelaw, bylaw, radio link, CCTV system, control room,
award, training programme, pub watch, pubwatch, neighbourhood watch, shopwatch, reporting centre,
third party reporting, hate crime reporting, one stop shop, mechanism, patrol, operation, day of action,
multi use games area, skate park, playground, shared database, awards, offender management unit, taxi rank,
statement, timetable, contract, specification, tender, template, list, calendar, marac, idva, isva,
community trigger, test purchasing programme, summer scheme, drinking ban, ban, programme of work,
"""
_COUNTED = """
session, visit, meeting, event, workshop, patrol, operation, training, lesson, assembly, assemblies, marking, hedge,
reporting centre, officer, amnesty, scheme, lock, alarm, smoke alarm, camera, gate, alley gate, light, street light,
bin, sharps bin, sign, leaflet, pack, survey, home, house, household, school, pupil, student, staff, police officer,
special constable, special, warden, volunteer, mentor, foster carer, place, bed, unit, client, offender, user,
service user, drug user, problem drug user, driver, premises, licensed premises, shop, retailer, landlord, vehicle,
abandoned vehicle, car, bicycle, bike, complaint, call, report, request, incident, referral, case, victim,
young people, children, people, parents, families, resident, tenant, member, test purchase, prosecution, conviction,
arrest, caution, detection, warrant, seizure, injunction, order, ASBO, fine, notice, penalty notice,
fixed penalty notice, curfew check, audit, inspection, assessment, application, course, clinic, surgery, newsletter,
bulletin, campaign, roadshow, exhibition, day, county line, crack house, drug dealer, graffiti, rubbish, needle,
fly tip, site, car park, garage, fire, dwelling fire, fence, bollard, hotspot, security survey, security check,
home security, check, property, properties, fire safety visit, home fire safety visit, drop in, crime prevention,
target hardening, street lighting, response, safe space, refuge space, refuge place, card, sticker, training place,
apprenticeship, fixed penalty, intervention, contact, officer hour, hour, seminar, poster, panic button, door,
window, bench, hanging basket, proceeds of crime, asset, drug, counterfeit good, tobacco, knives, weapon, firearm,
"""
_VAGUE = compiled(
    any_of(
        """
        approach, approaches, initiative, initiatives, measure, measures, activities, action, actions, support,
        work, working, opportunities, opportunity, understanding, awareness, means, appropriate means, methods,
        ways, links, relationships, relationship, culture, environment, communities, climate, services,
        better services, effective services, effective information exchange, information exchange, the prevent duty,
        duty, duties, outcomes, the strategy, interventions, solutions, effective responses, response, responses,
        engagement, involvement, confidence, trust, resilience, communication, co operation, cooperation,
        co ordination, tactics, expertise, change, changes, dialogue, improvements, improvement, conditions,
        community, place, places, society, county, borough, district, city, town, area, future, people to account,
        offenders to account, perpetrators to account, to account, how, information, advice, help, guidance,
        protection, reassurance, cohesion, pride, resources, commitment, funding, the needs, needs, views, concerns,
        """
    )
)
PRODUCTS = compiled(any_of(_PRODUCTS))
COUNTED = compiled(any_of(_COUNTED, plural=True))
_QUANTITY = compiled(r"(?:%|cent|all|each|half|number|majority|most|range|series|proportion|percentage|third|\d)$")
_PEOPLE = compiled(
    r"(?:offender|victim|people|resident|incident|complaint|report|call|request|case|member|staff|parent|client|"
    r"user|officer|day|site|response|application|service user|contact|intervention|young people|child|children|"
    r"famil(?:y|ie)|pupil|student|tenant|driver|vehicle|car|household|home|house|premise|shop|fire|drug|"
    r"dwelling fire|drug user|problem drug user|conviction|graffiti|knive|weapon|hour)s?"
)
_USE_OF = compiled(r"\buse\s+of\b")
_ACTIVITIES = compiled(r"\b(?:diversionary|holiday|sports?|youth|after[\s-]school)\s+activit(?:y|ies)\b")
_GAP = 8
"""Words between a verb of delivery and what is delivered."""
_END = re.compile(
    r"[.;:]|(?<!-)\b(?:to|by|for|in order|so that|which|that|who|on|with|about|through|at|in|against|from|where|"
    r"within|when|"
    r"before)\b",
    re.IGNORECASE,
)
_GENERIC = compiled(
    r"^(?:\W*(?:an?|the|our|its|new|this|effective|local|joint|multi-?agency|regular|monthly|annual|co-?ordinated|"
    r"clear|strong|robust|appropriate|action|and|agreed)\b)*\s*"
    r"(?:action\s+)?(?:strategy|plan|framework|partnership|policy|event|project|programme|scheme|campaign|group|"
    r"network|system|mechanism|team|officer|service|forum|report|review|assessment|survey|audit|board|"
    r"meeting)s?\W*$"
)


def object_of(text: str, verb: re.Match[str]) -> str:
    """Return what a verb is about: the words after it up to the next turn of the sentence.

    >>> import re
    >>> object_of("Fit new locks for victims", re.match("Fit", "Fit new locks for victims"))
    'new locks'
    """
    after = text[verb.end() :].lstrip()
    cut = _END.search(after)
    return " ".join(after[: cut.start() if cut else len(after)].split()[:_GAP])


def find_product(words: str) -> str | None:
    """Return the one product that the words name: a thing that either exists or does not.

    >>> find_product("a communications plan")
    'communications plan'
    >>> find_product("a co-ordinated approach") is None
    True
    """
    found = PRODUCTS.search(words)
    if found is None or is_vague(words):
        return None
    return found[0]


def find_tool_named(words: str) -> str | None:
    """Return the tool, or the activity of a known sort, that is to be delivered.

    >>> find_tool_named("CCTV coverage"), find_tool_named("the use of CCTV")
    ('CCTV', None)
    """
    if _USE_OF.search(words):
        return None
    found = TOOLS.search(words) or _ACTIVITIES.search(words)
    return found[0] if found else None


def find_counted(words: str) -> str | None:
    """Return the things named that can be counted.

    >>> find_counted("new locks")
    'locks'
    """
    found = COUNTED.search(words)
    return found[0] if found and not is_vague(words) else None


def is_vague(words: str) -> bool:
    """Say whether what is delivered names nothing anybody could go and look at.

    >>> is_vague("initiatives"), is_vague("a leaflet")
    (True, False)
    """
    head, _, rest = words.strip(" ,").partition(" of ")
    last = rest if rest and _QUANTITY.search(head) else head
    found = [match for match in _VAGUE.finditer(last) if match.end() >= len(last) - 1]
    if found and any(" " in match[0] and match.end() >= len(last) - 1 for match in COUNTED.finditer(last)):
        return False
    return not last or bool(found)


def is_definite(counted: str) -> bool:
    """Say whether the things counted are a subject of their own; people and incidents in general are none.

    >>> is_definite("locks"), is_definite("people")
    (True, False)
    """
    return not _PEOPLE.fullmatch(counted)


def is_generic(words: str) -> bool:
    """Say whether a product is named by its sort alone: “a strategy”, “an event”.

    >>> is_generic("an action plan"), is_generic("a communications plan")
    (True, False)
    """
    return bool(_GENERIC.match(words))
