"""What a text says is to happen: a change, a delivery, an action with a tool, a way of working, or a stance."""

from __future__ import annotations

import re

from frankpledge.core.targets.phrases import any_of, compiled, forms

AT = (
    r"(?:(?<=^)|(?<=[,;:.(]\s)|(?<=\bto\s)|(?<=\bwill\s)|(?<=\band\s)|(?<=\bor\s)|(?<=\bby\s)|(?<=\bthrough\s)|"
    r"(?<=\bwe\s)|(?<=\bmust\s)|"
    r"(?<=\bshall\s)|(?<=\bshould\s)|(?<=\bcan\s)|(?<=\bhelp\s)|"
    r"(?:(?<=ly\s)(?<!early\s)(?<!family\s)(?<!only\s)(?<!elderly\s))|(?<=\bbe\s)|(?<=\bbeen\s)|(?<=\bare\s)|"
    r"(?<=\bis\s)|"
    r"(?<=\bhave\s)|(?<=\bhas\s)|(?<=\bor\s)|(?<=\bcontinue\s)|(?<=\bpartners\s)|(?<=-\s)|(?<=\bfor\s)|(?<=\bof\s)|"
    r"(?<=\bvia\s)|(?<=\busing\s)|"
    r"(?<=\bpartnership\s)|(?<=\bnot\s)|(?<=\bwhile\s)|(?<=\bwhen\s)|(?<=\bin\s)|(?<=\b\d\s)|(?<=\bfurther\s)|"
    r"(?<=\bnew\s)|(?<=\b&\s))"
)
"""Where a verb can stand: “Support victims” and “we will support”, not “victim support”."""


def _here(words: str) -> re.Pattern[str]:
    return compiled(AT + forms(words))


CHANGES = compiled(
    r"\b(?:reduc(?:e|es|ed|ing|tions?)|cut(?:s|ting)?(?!\s+(?:off|through|across))|lower(?:s|ed|"
    r"ing)?(?!\s+(?:quartile|tier|level\b|super))|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|"
    r"minimi[sz](?:e|es|ed|ing)|lessen(?:s|ed|ing)?|fewer(?!\s+than\s+\d)|less(?!\s+than\s+\d)|halv(?:e|es|ed|ing)|"
    r"drop(?:s|ped|ping)?(?![\s-]+(?:in|off|out)\b(?!\s+(?:the|reported|recorded|incidents|offences)))|"
    r"eliminat(?:e|es|ed|ing|ion)|eradicat(?:e|es|ed|ing|ion)|increas(?:e|es|ed|ing|ingly)|rais(?:e|es|ed|ing)|"
    r"improv(?:e|es|ed|ing|ements?)|enhanc(?:e|es|ed|ing)|"
    r"doubl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)|(?<=feel\s)safer|(?<=feeling\s)safer|(?<=felt\s)safer|safer(?=$|"
    r"\s*[.;]|\s+(?:at|in|on|after|when|while|from|by)\b)|greater|higher(?!\s+education)|more(?!\s+than)|better|"
    r"rise|rising|boost(?:s|ed|ing)?|maximi[sz](?:e|es|ed|ing)|"
    r"divert(?:s|ed|ing)?|rehabilitat(?:e|es|ed|ing)|desist(?:s|ing)?|stop\s+(?:re-?)?offending|slow(?:s|ed|"
    r"ing)?\s+the|revers(?:e|es|ed|ing)\s+the)\b"
    r"|\bfalls?\b(?=\s+(?:to|by|from|in|below|under|of)\b)|\bfall$|\bgrowth\s+in\b|\bbring\s+down\b|\bdriv(?:e|"
    r"ing)\s+down\b|\bdown\s+(?:by|to)\b|\bup\s+(?:by|to)\s+\d|\bhalf\s+as\s+many\b|\bfrom\s+\d[\d.,%]*\s+to\s+\d"
    r"|\b(?:down|up)\b(?=\s*(?:$|[,.;]))|\bkeep(?:ing)?\s+(?:\w+\s+){1,5}(?:below|under|at\s+or\s+below)\b|"
    r"\b(?:maintain|sustain)(?:s|ed|ing)?\b(?=[^.;]{0,40}\b(?:levels?|rates?|numbers?|reductions?|low|below|at)\b)"
)
"""Words that say which way something moves."""

_NO_CHANGE = compiled(
    r"\b(?:crime|harm|casualty|burglary|drugs?|demand|violence|risk|fire|disorder)[\s-]+reduction(?!\s+(?:of|"
    r"in)\s+\d)|\breduction\s+(?:strategy|partnership|unit|officer|team|plan|programme|initiatives?)\b|"
    r"\b(?:more|less)\s+than\b|\b(?:better|improved?|improving|improve|more|make\s+better|greater|enhanced?|"
    r"increase)\s+(?:use|understanding|understand|awareness)\b|\bno\s+less\b|"
    r"\b(?:even\s+)?safer\s+(?:\w+\s+){0,3}(?:partnership|neighbourhoods?\s+teams?|schools\s+partnership|strategy|"
    r"plan|streets\s+fund)\b|\bdrop[\s-]?(?:in|out)s?\b|\bhigher\s+risk\b|\bmore\s+(?:vulnerable|serious|\w+ly|"
    r"effective|efficient|joined)\b|"
    r"\blower\s+layer\b|\bas\s+(?:more|better)\b|\braise\s+(?:the\s+)?(?:public\s+)?(?:awareness|profile)\b|"
    r"\b(?:rais|increas|improv)(?:e|es|ed|ing)\s+(?:\w+\s+){0,3}?(?:awareness|knowledge|understanding|profile)\b"
)
DOWN = compiled(
    r"^(?:reduc|cut|lower|decreas|declin|minimi|lessen|fewer|less|halv|drop|eliminat|eradicat|fall|bring down|driv|"
    r"slow|revers|down|half as|keep|(?:maintain|sustain))"
)

DELIVER = _here(
    """
    install, fit, provide, publish, produce, launch, set up, establish, create, open, build, construct, recruit,
    appoint, employ, train, hold, run, deliver, visit, issue, remove, clear, close, conduct, carry out, undertake,
    complete, commission, sign, distribute, introduce, implement, extend, offer, fund, purchase, buy, hire, send,
    circulate, host, organise, arrange, convene, roll out, pilot, attend, respond to, answer, inspect, gate, light,
    repair, replace, demolish, refurbish, convert, equip, supply, secure, assess, interview, contact, refer, screen,
    test, brief, design, write, draw up, compile, prepare, submit, agree, adopt, present, collect, gather, stage,
    mount, expand, resettle, house, rehouse, place, audit, survey, map, invest, develop, give, plant,
    paint, upgrade, recover, return, register, mark, check, make available, start, begin, erect, form, dismantle,
    detect, put in place, put, bring, put in, maintain, award, enrol, resolve, gain, achieve, obtain,
    attain, win,
    """
)
_IRREGULAR_DELIVERY = compiled(
    AT + r"(?:held|built|run|ran|bought|sent|written|drawn\s+up|brought|made\s+available|set\s+up|put\s+in\s+place|"
    r"begun|carried\s+out|rolled\s+out|carrying\s+out|setting\s+up|rolling\s+out|putting\s+in\s+place|met|"
    r"completed)(?!\w)"
)
_PASSIVE = compiled(
    r"\b(?:be|been|being|are|is|was|were|have|has|get)\s+(?:\w+ly\s+|not\s+)?(?:\w+ed\s+(?:and|or)\s+)?$"
)
_HAVING = compiled(
    r"\bthere\s+(?:will|shall|is\s+to|are\s+to)\s+be(?=\s)|\b(?:will|to|should)\s+have\s+access\s+to(?=\s)"
    r"|\b(?:will|to|should)\s+have(?=\s+(?:an?|one|two|\d+|their\s+own)\s)"
    r"|\b(?:all|every|each)\b[^,;.]{0,60}?\b(?:have|has)(?=\s+(?:an?|their\s+own)\s)"
)
"""“There will be a …” and “each school will have a …” promise a delivery."""
STRONG = _here(
    """
    install, employ, fit, plant, paint, erect, build, construct, open, launch, host, distribute, recruit, appoint,
    gate, demolish, refurbish, repair, give, remove, clear, inspect, visit, light,
    """
)
"""Verbs after which anything but a vague word is a product."""
_AFTER_A_NOUN = compiled(r"\b(?:of|in|for)\s+$|\bsafe\s+and\s+$")
_BEFORE_A_NOUN = compiled(r"[\s-]+(?:rates?|figures?)\b")
_TO_ACCOUNT = compiled(
    r"\b(?:hold|holding|held|bring|bringing|brought|call)\s+(?:\w+\s+){0,5}?to\s+(?:account|justice)\b"
)
ACTIONS = _here(
    """
    use, direct, enforce, apply, deploy, patrol, issue, target, target harden, designate, pursue, exercise, execute,
    seek, stop and search, breathalyse, tag, impose, serve, ban, restrict, revoke,
    """
)
_ENFORCES = _here("evict, prosecute, arrest, seize, confiscate, breathalyse, patrol, raid")
"""Verbs that are a definite action whatever they are done with."""
_VAGUE_TOOL = (
    r"(?!(?:\w+\s+){0,3}?(?:initiatives?|means|measures?|approach(?:es)?|methods?|intelligence|resources|data|"
    r"information|powers|partnerships?|techniques|tactics|evidence|process|"
    r"analysis|tools|legislation|working|policing|section|activity|interventions?|opportunities|services|ways|"
    r"networks?|expertise|knowledge|research|funding|skills|feedback|technology)\b)"
)
_USING = compiled(AT + rf"us(?:e|es|ing)\s+(?!of\b){_VAGUE_TOOL}(?:the\s+|an?\s+)?[a-z]\w+\s+\w+")
_BY_USE = compiled(
    r"\b(?:(?:by|through|with|via)\s+(?:the\s+)?use\s+of|by\s+using|through\s+using|using)\s+(?:the\s+|an?\s+|"
    r"new\s+|mobile\s+|all\s+|\w+\s+)?"
    rf"{_VAGUE_TOOL}[a-z]\w+(?:\s+\w+)?"
)
_BARE_SUPPORT = compiled(r"^(?:to\s+)?(?:support|encourag|promot|embed)")
_USE = compiled(AT + r"mak(?:e|ing)\s+(?:[\w-]+\s+)?use\s+of\b")
TOOLS = compiled(
    any_of(
        """
        speed detection, speed camera, speed gun, CCTV, CCTV camera, CCTV van, ANPR, body worn video, camera,
        anti social behaviour order, ASBO, acceptable behaviour contract, acceptable behaviour agreement, ABC,
        parenting order, parenting contract, dispersal, dispersal power, dispersal order, dispersal zone,
        closure order, closure power, closure notice, PSPO, public spaces protection order,
        public space protection order, community protection notice, CPN, civil injunction, injunction,
        criminal behaviour order, CBO, fixed penalty notice, penalty notice, stop and search, search warrant,
        warrant, designated public places order, curfew, child curfew, bylaw, byelaw, test purchase,
        test purchasing, sting operation, licence review, licensing review, licence, licensing condition, patrol,
        high visibility patrol, foot patrol, decoy, bait car, capture car, capture house, smart water, smartwater,
        forensic marking, property marking, bike marking, alley gate, alley gating, target hardening, lock, alarm,
        street lighting, tenancy agreement, introductory tenancy, introductory tenancies, eviction, demotion order,
        possession order, noise abatement, abatement notice, tagging, electronic monitoring, drug testing,
        drug test, drug treatment and testing order, DTTO, arrest referral, restorative justice, mediation,
        reparation, final warning, street warden, neighbourhood warden, street pastor, taxi marshal, radio link,
        exclusion order, banning order, football banning order, knife arch, knife wand, metal detector,
        knife amnesty, amnesty, gating order, traffic calming, road hump, drink banning order, truancy sweep,
        proceeds of crime, asset recovery, confiscation, domestic violence protection order, protection notice,
        clare's law, sarah's law, stalking protection order, civil power, civil order, legal power,
        enforcement notice, on the spot fine, spot fine, fine, breathalyser, breath test, cocoon watch, cocooning,
        mystery shopping,
        """,
        plural=True,
    )
)
"""Named methods and tools: with a verb of action they make it definite."""

PROCESSES = compiled(
    AT
    + forms(
        """
        simplify, speed up, fast track, accelerate, modernise, reform, rationalise, mobilise, motivate, inspire,
        instil, stimulate, harness, broaden, widen, clarify, define, determine, specify, allocate, channel,
        reinforce, consolidate, refocus, redesign, reorganise, restructure, rethink, reward, celebrate, cascade,
        disseminate, chair, subscribe, endorse, observe, talk, show, demonstrate, guarantee, check, verify, track,
        trace, follow up, measure, model, predict, anticipate, rehearse, coach, mentor, teach, enlist, respond to,
        secure, support, encourage, promote, monitor, review, develop, improve, strengthen, enhance, engage,
        involve, share, co-ordinate, coordinate, collaborate, co-operate, cooperate, facilitate, ensure, consider,
        explore, examine, investigate, identify, assess, evaluate, raise, increase, listen, liaise, consult, advise,
        inform, educate, help, assist, enable, empower, embed, integrate, align, target, focus, maintain, continue,
        provide, deliver, implement, participate, contribute, enforce, apply, deploy, patrol, pursue, influence,
        lobby, communicate, publicise, explain, analyse, understand, establish, agree, adopt, plan, prioritise,
        recognise, foster, nurture, mainstream, commit, adhere, comply, campaign, give, offer, press for, call for,
        ask for, apply for, arrange, organise, prepare, deal with, ready, equip, gain, obtain, invest, maximise,
        optimise, signpost, respond, oversee, scrutinise, hold, report, learn, gather, collect, build on,
        build capacity, build trust, build relationships, act on, utilise, seek, introduce, create, extend, expand,
        refine, update, research, test, trial, intervene, refer, record, map, champion, represent, discuss, meet,
        adapt, tailor, standardise, streamline, pool, draw, look, bring together, intensify, market, evict, issue,
        prosecute, arrest, set up, run, conduct, carry out, undertake, commission, fund, complete, produce, publish,
        launch, remove, clear, visit, negotiate, challenge partners, lead, link, join, ask, task,
        """
    )
    + r"|\b(?:work|working|worked)\s+(?:\w+\s+){0,3}?(?:with|alongside|together|across|through)\b|"
    + AT
    + r"(?:mak(?:e|ing)|taking|take)\s+(?:\w+\s+){0,2}?(?:use|decisions|steps|account|advantage|part|links|contact|"
    r"an?\s+\w+\s+approach)\b"
    + r"|\b(?:rais|increas|improv)(?:e|es|ed|ing)\s+(?:\w+\s+){0,3}?(?:awareness|knowledge|understanding|profile)\b|"
    r"\bdeveloped\s+to\b|"
    + r"\bbetter\s+(?:co-?ordination|communication|use|understanding|data|working|services|information)\b"
    + r"|"
    + AT
    + r"us(?:e|es|ed|ing)(?!\s+of)\b|\bbuild(?:ing)?\s+(?:\w+\s+){0,2}(?:links|relationships|trust|resilience|skills|"
    r"capacity|"
    r"partnerships?|networks?)\b|" + AT + r"(?:dealt\s+with|understood|met|sought|held|done)\b"
)
"""Verbs of a way of working."""

STANCES = compiled(
    AT
    + forms(
        """
        tackle, address, prevent, manage, protect, safeguard, combat, fight, challenge, confront, deter, disrupt,
        crack down, keep, stand up, deal, counter, control, resist, stop, end, reassure, stamp out, care, make, create,
        build, bring, pursue, guard, defend, take action, get tough, break, do, discourage, dissuade, avoid, act, aim,
        """
    )
    + r"|\bhold(?:ing)?\s+(?:\w+\s+)?(?:offenders|perpetrators|criminals|those\s+\w+)\s+to\s+account\b|\b(?:tackling|"
    r"tackle|combating|combatting|preventing|addressing|protecting|safeguarding|keeping|standing|"
    r"dealing)\b"
)
"""Words of stance: they say no direction."""

_LEADS_ON = compiled(r"^(?:continu|seek|aim|plan|look|commit|help)\w*\s+to\s+(?!the\b|an?\b|our\b)\w")
"""“Continue to challenge” is what follows."""
_WORK_TO_STANCE = compiled(
    r"\bwork(?:ing)?\s+(?:[\w,-]+\s+){0,12}?(?:to|and)\s+(?:tackle|address|prevent|manage|protect|safeguard|combat|"
    r"fight|challenge|keep|disrupt|deter|stop|end|create|make)\b"
)


def find_changes(text: str) -> list[re.Match[str]]:
    """Return the words that say which way something moves, in order.

    >>> [found[0] for found in find_changes("Reduce theft and increase confidence")]
    ['Reduce', 'increase']
    >>> find_changes("Crime reduction")
    []
    """
    hidden = [found.span() for found in _NO_CHANGE.finditer(text)]
    return [found for found in CHANGES.finditer(text) if not any(low <= found.start() < high for low, high in hidden)]


def find_deliveries(text: str) -> list[re.Match[str]]:
    """Return the verbs of delivery, in order.

    >>> [found[0] for found in find_deliveries("Fit alarms and publish a leaflet")]
    ['Fit', 'publish']
    """
    text = _TO_ACCOUNT.sub(lambda found: " " * len(found[0]), text)
    both = [*DELIVER.finditer(text), *_IRREGULAR_DELIVERY.finditer(text), *_HAVING.finditer(text)]
    return sorted((found for found in both if _is_verb(text, found)), key=lambda found: found.start())


def _is_verb(text: str, found: re.Match[str]) -> bool:
    """Say whether a form is a verb where it stands: “reported crime” and “number of arrests” hold none."""
    before = text[: found.start()]
    if found[0].lower().endswith("ed"):
        return bool(_PASSIVE.search(before))
    if _BEFORE_A_NOUN.match(text, found.end()):
        return False
    return "ing" in found[0].lower() or not _AFTER_A_NOUN.search(before)


def is_passive(text: str, found: re.Match[str]) -> bool:
    """Say whether a verb tells what is done to something (“will be fitted”)."""
    return bool(_PASSIVE.search(text[: found.start()]))


def find_action(text: str) -> tuple[re.Match[str], re.Match[str]] | None:
    """Return a verb of action and the tool named after it.

    >>> [found[0] for found in find_action("Use test purchasing")]
    ['Use test purchasing', 'test purchasing']
    """
    for alone in _ENFORCES.finditer(text):
        if _is_verb(text, alone):
            return alone, alone
    if used := _USING.search(text):
        return used, TOOLS.search(text, used.start()) or used
    by_use, process = _BY_USE.search(text), PROCESSES.search(text)
    if by_use and process and process.start() < by_use.start() and not _BARE_SUPPORT.search(text):
        return by_use, by_use
    for verb in (*ACTIONS.finditer(text), *_USE.finditer(text)):
        if tool := TOOLS.search(text, verb.end()):
            return verb, tool
        if tool := TOOLS.match(text, verb.start()):
            return verb, tool
    return None


def find_process(text: str) -> re.Match[str] | None:
    """Return the words that say how people will work; a stance that work leads to is none.

    >>> find_process("Support victims of hate crime")[0]
    'Support'
    >>> find_process("Work with partners to tackle gangs") is None
    True
    """
    verbs = (each for each in PROCESSES.finditer(text) if _is_verb(text, each))
    found = next((each for each in verbs if not _LEADS_ON.search(each[0] + text[each.end() :])), None)
    if found and (both := _WORK_TO_STANCE.search(text)) and both.start() <= found.start() < both.end():
        return None
    return found


def find_stance(text: str) -> re.Match[str] | None:
    """Return the words of stance.

    >>> find_stance("Tackling rural crime")[0]
    'Tackling'
    """
    return STANCES.search(text)
