"""Judge the wording of a target: specific, measurable, time-scaled, and outcome, output, process or aim.

The definitions are those of the labelling guide that `docs/methods/target-wording.md` tells in short. Only the words of the
text count: not the area, the year of the plan, nor what a reader knows of either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.core.targets import kinds, products, verbs
from frankpledge.core.targets.amounts import find_amount
from frankpledge.core.targets.dates import RECURRENCES, find_time
from frankpledge.core.targets.general import find_uncommon
from frankpledge.core.targets.phrases import compiled, plain
from frankpledge.core.targets.subjects import CRIMES, find_subject


class Kind(StrEnum):
    """What a text states: a change in people's lives, a product, a way of working, or a theme."""

    OUTCOME = "outcome"
    OUTPUT = "output"
    PROCESS = "process"
    AIM = "aim"


@dataclass(frozen=True)
class Reason:
    """Why one judgement fell as it did: what was judged, the words it rests on (none where words are missing), and why."""

    about: str
    quoted: str
    why: str

    def __str__(self) -> str:
        return f"{self.about}: ‘{self.quoted}’ {self.why}" if self.quoted else f"{self.about}: {self.why}"


@dataclass(frozen=True)
class Wording:
    """The judgement of one text, with a reason for each part of it."""

    text: str
    specific: bool
    measurable: bool
    time_scaled: bool
    kind: Kind
    reasons: tuple[Reason, ...]

    @property
    def passes(self) -> bool:
        """Say whether the text is specific, measurable and time-scaled."""
        return self.specific and self.measurable and self.time_scaled


@dataclass(frozen=True)
class Delivery:
    """What a text promises to deliver: the words, what it is, whether it is one product, whether its sort is all that is named."""

    verb: re.Match[str]
    words: str
    thing: str
    one: bool
    generic: bool
    named: bool


_MEANS = compiled(
    r"(?:[,;]\s*|\s)(?:by\s+(?:means\s+of\b|\w+ing\b|(?:better|closer|more)\s)|through\b|via\b|using\b|with\s+the\s+(?:help|use)\b|(?:and\s+)?this\s+will\s+be\b).*$"
)
_CONTINUE = compiled(r"\bcontinue\s+to\s+(?:\w+\s+(?:and\s+)?)?$")
_ENSURES = compiled(r"^(?:ensur|enabl|achiev|aim|seek)")
_LEADING_MEANS = compiled(r"^(?:by|through)\s+[^,]*?(?:,|(?=\bwe\s+(?:will|aim|can|shall)\b))\s*(?=\w+\s+\w+)")
_NONE = compiled(r"(?:\w+ )?(?:no|none|zero|nil)\b")
_INDICATOR = compiled(r"^(?:the\s+)?(?:number|percentage|proportion|rate|level|%|numbers|volume)s?\s+of\b")
_SENTENCE = re.compile(r"[.;]\s+(?=\S)")
_PREPOSITION = compiled(r"^\s*(?:in|of)\s+(?=[a-z]+\b)(?!the next)")
_AMOUNT_NEXT = compiled(r"^\s*(?:by|to|from|below|above|year|over|each|every|at|[.,;])\b|^\s*[.,;\d]")
_TO_CHANGE = compiled(r"\b(?:in order to|so as to|to|which will|that will|aimed at|with the aim of)\s+(?:\w+ly\s+)?$")
_SINGULAR = compiled(r"\b(?:an?|the|one|our|its|single|another|new)\b")
_ONCE = compiled(r"\b(?:accreditation|status)$")
_A = compiled(r"(?:an?|one)\b")
_REACHES = compiled(r"^(?:achiev|attain|obtain|gain|win|won|maintain|return|put$)")
_ASKS = compiled(r"^(?:lobby|campaign|press|call|ask)")
_UNKNOWN_VERB = compiled(r"^(?:to|we\s+will|will)\s+\w+")
_PLURAL = compiled(r"(?<![su'i])s$|ies$|(?:ss|s)es$")


def judge_wording(text: str) -> Wording:
    """Judge one text by its words alone.

    >>> verdict = judge_wording("Halve graffiti on the Millbrook estate.")
    >>> (verdict.specific, verdict.measurable, verdict.time_scaled, verdict.kind.value)
    (True, True, False, 'outcome')
    >>> print(verdict.reasons[-2])
    time-scaled: no date, deadline, length of time or recurrence is given: say by when.
    """
    words = plain(text)
    words = words[found.end() :] if (found := _LEADING_MEANS.match(words)) and not find_amount(words) else words
    parts = _Parts.of(words)
    specific, measurable, dated, kind = _specific(parts), _measurable(parts), _dated(parts), _kind(parts)
    reasons = (specific[1], measurable[1], dated[1], kind[1])
    return Wording(text, specific[0], measurable[0], dated[0], kind[0], reasons)


@dataclass(frozen=True)
class _Parts:
    """What was found in a text, each part looked for once."""

    text: str
    changes: list[re.Match[str]]
    delivery: Delivery | None
    action: tuple[re.Match[str], re.Match[str]] | None
    process: re.Match[str] | None
    stance: re.Match[str] | None
    amount: tuple[str, str] | None
    time: tuple[str, str] | None

    @classmethod
    def of(cls, text: str) -> _Parts:
        changes = verbs.find_changes(text)
        return cls(
            text=text,
            changes=changes,
            delivery=_find_delivery(text),
            action=verbs.find_action(text),
            process=verbs.find_process(text),
            stance=verbs.find_stance(text),
            amount=find_amount(text),
            time=find_time(text),
        )


def _find_delivery(text: str) -> Delivery | None:
    for verb in verbs.find_deliveries(text):
        words = products.object_of(text, verb)
        if verbs.is_passive(text, verb):
            words = " ".join(re.split(r"\b(?:will|to|shall|is|are|has|have|must)\b", text[: verb.start()])[0].split()[-8:])
        if not words or products.is_vague(words) or verbs.find_changes(words):
            continue
        if product := products.find_product(words):
            one = not _CONTINUE.search(text[: verb.start()]) and bool(_SINGULAR.search(words) or _ONCE.search(words)) and not _PLURAL.search(words.split(" of ")[0])
            return Delivery(verb, words, product, one, products.is_generic(words), True)
        if counted := products.find_counted(words):
            return Delivery(verb, words, counted, False, False, products.is_definite(counted))
        if find_amount(words) and not _REACHES.match(verb[0]):
            return Delivery(verb, words, words, False, False, False)
        if verbs.STRONG.match(text, verb.start()):
            return Delivery(verb, words, words, bool(_A.match(words)), False, False)
    return None


def _dated(parts: _Parts) -> tuple[bool, Reason]:
    if parts.time:
        return True, Reason("time-scaled", *parts.time)
    return False, Reason("time-scaled", "", "no date, deadline, length of time or recurrence is given: say by when.")


def _measurable(parts: _Parts) -> tuple[bool, Reason]:
    if parts.amount:
        return True, Reason("measurable", *parts.amount)
    again = RECURRENCES.search(parts.text)
    if again and not parts.changes and (parts.delivery or parts.process):
        return True, Reason("measurable", again[0].strip(), "says how often, which can be checked")
    if parts.delivery and parts.delivery.one and _delivery_leads(parts):
        return True, Reason("measurable", parts.delivery.thing, "is one product that either exists or does not")
    if parts.changes:
        why = "says which way and not how far: give the figure it should reach, and the one it starts from."
        return False, Reason("measurable", parts.changes[0][0], why)
    return False, Reason("measurable", "", "nothing is named that could be counted or seen to exist: give an amount.")


def _delivery_leads(parts: _Parts) -> bool:
    assert parts.delivery
    return not parts.changes or parts.delivery.verb.start() < parts.changes[0].start()


def _specific(parts: _Parts) -> tuple[bool, Reason]:
    done = _what_is_done(parts)
    subject = _subject(parts)
    if done and subject:
        return True, Reason("specific", f"{done} … {subject}", "says what is to happen, and to what")
    if subject and not done:
        stance = parts.stance or parts.process
        said = stance[0] if stance else subject
        return False, Reason("specific", said, "does not say which way something should move or what will be delivered.")
    if done:
        return False, Reason("specific", done, "is about crime, disorder or safety in general: name the crime, group, place or service.")
    return False, Reason("specific", "", "neither a definite subject nor a definite change or deliverable is named.")


def _what_is_done(parts: _Parts) -> str | None:
    """Return the words of a definite change or deliverable."""
    if parts.process and _ASKS.match(parts.process[0]):
        return None
    if changes := [found for found in parts.changes if not _is_working(parts.text, found)]:
        return changes[0][0]
    if parts.delivery:
        return parts.delivery.verb[0]
    if parts.action:
        return parts.action[0][0]
    if parts.amount and (_NONE.match(parts.amount[0]) or _claims(parts)):
        return parts.amount[0]
    return None


def _claims(parts: _Parts) -> bool:
    """Say whether a level is claimed outright, not in passing while people work."""
    return not parts.process or bool(_ENSURES.match(parts.process[0]))


def _is_working(text: str, change: re.Match[str]) -> bool:
    """Say whether what changes is only how people work (“improve support”), which is no definite deliverable."""
    return _kind_of_change(text, change) is Kind.PROCESS


def _subject(parts: _Parts) -> str | None:
    if parts.delivery and _delivery_leads(parts):
        named = find_subject(parts.text)
        return named or (None if parts.delivery.generic or not parts.delivery.named else parts.delivery.thing)
    if parts.changes:
        return _subject_of_changes(parts)
    tool = parts.action[1][0] if parts.action and verbs.TOOLS.match(parts.action[1][0]) else None
    return find_subject(parts.text) or tool


def _subject_of_changes(parts: _Parts) -> str | None:
    """Return what changes, by the list of subjects or, failing it, by words that are not general.

    A narrower means beside a general subject narrows nothing, and neither does what stands in another sentence.
    """
    first = parts.changes[0]
    begin = max((found.end() for found in _SENTENCE.finditer(parts.text[: first.start()])), default=0)
    end = found.start() if (found := _SENTENCE.search(parts.text, first.end())) else len(parts.text)
    main = parts.text[begin:end]
    if (means := _MEANS.search(main)) and begin + means.start() >= first.end():
        main = main[: means.start()]
    after = parts.text[first.end() : begin + len(main)]
    before = parts.text[begin : first.start()]
    if _TO_CHANGE.search(before) and parts.process and parts.process.start() < first.start():
        return find_subject(after) or find_uncommon(after, opens=False)
    return find_subject(main) or find_uncommon(_of_what(after, before), opens=not after.strip())


def _of_what(after: str, before: str) -> str:
    """Return the words for what changes: those after the change, or before it where it is told of them (“will fall”)."""
    after = _PREPOSITION.sub("", after)
    return before if not after.strip() or _AMOUNT_NEXT.match(after) else after


def _kind(parts: _Parts) -> tuple[Kind, Reason]:
    for rule in (_indicator, _none, _product_first, _change, _state, _delivered, _tool, _worked, _counted):
        if verdict := rule(parts):
            return verdict[0], Reason("kind", *verdict[1:])
    stance = parts.stance
    if stance:
        return Kind.AIM, Reason("kind", stance[0], "is a stance: it says no direction, and nothing that will be done.")
    if found := _UNKNOWN_VERB.match(parts.text):
        return Kind.PROCESS, Reason("kind", found[0], "says what people will do, with no product that could be counted")
    return Kind.AIM, Reason("kind", "", "a theme or heading: nothing is said to change or to be done.")


_Verdict = tuple[Kind, str, str] | None


def _indicator(parts: _Parts) -> _Verdict:
    found = _INDICATOR.search(parts.text)
    if found and not parts.amount and not parts.changes:
        return Kind.AIM, found[0], "names an indicator and no level that it should reach"
    return None


def _none(parts: _Parts) -> _Verdict:
    if parts.amount and _NONE.match(parts.amount[0]) and find_subject(parts.text):
        return Kind.OUTCOME, parts.amount[0], "is harm that should not happen at all"
    return None


def _product_first(parts: _Parts) -> _Verdict:
    if parts.delivery and _delivery_leads(parts):
        return Kind.OUTPUT, f"{parts.delivery.verb[0]} {parts.delivery.words}", "is something delivered"
    return None


def _change(parts: _Parts) -> _Verdict:
    if parts.process and _ASKS.match(parts.process[0]):
        return Kind.PROCESS, parts.process[0], _WHY_CHANGE[Kind.PROCESS]
    for wanted in (Kind.OUTCOME, Kind.OUTPUT, Kind.PROCESS):
        for change in parts.changes:
            if _kind_of_change(parts.text, change) is wanted:
                return wanted, change[0], _WHY_CHANGE[wanted]
    return None


_WHY_CHANGE = {
    Kind.OUTCOME: "is a change in crime, harm, behaviour or what people feel",
    Kind.OUTPUT: "is a change in what a service does, has or costs",
    Kind.PROCESS: "is a change in how people work",
}
_HEAD_END = compiled(r"\b(?:in|on|at|for|with|by|who|under|to|from|that|which|feeling|among|amongst|against|between|committed|victims?)\b")
_CLAUSE = re.compile(r"[,;.](?!\d)|\b(?:by (?!\d)|through|so that|in order to|to (?!justice)(?=[a-z]+\b)(?!the\b))")


def _kind_of_change(text: str, change: re.Match[str]) -> Kind:
    after = _CLAUSE.split(text[change.end() :], maxsplit=1)[0]
    before = text[: change.start()]
    if change[0].lower().startswith("keep"):
        return Kind.OUTPUT if kinds.SERVICE_FIGURES.search(change[0]) else Kind.OUTCOME
    scope = after if after.strip() and not re.match(r"\s*(?:by|to|from|in (?:the )?(?:next|year))\b", after) else before + after
    firsts = [
        (found.start(), kind)
        for pattern, kind in ((kinds.SERVICE_FIGURES, Kind.OUTPUT), (kinds.STATES, Kind.OUTCOME), (kinds.WORKINGS, Kind.PROCESS))
        if (found := pattern.search(scope))
    ]
    if verbs.DOWN.match(change[0].lower()):
        service, crime = kinds.SERVICE_FIGURES.search(scope), CRIMES.search(scope)
        return Kind.OUTPUT if service and not (crime and crime.start() < service.start()) else Kind.OUTCOME
    head = _HEAD_END.split(scope, maxsplit=1)[0]
    counted = products.find_counted(head)
    if counted and products.is_definite(counted) and (head.rstrip().endswith(counted) or not kinds.STATES.search(head)):
        return Kind.OUTPUT
    if re.match(r"safer|divert|rehabilit|desist", change[0], re.IGNORECASE):
        return Kind.OUTCOME
    if firsts:
        return min(firsts)[1]
    if CRIMES.search(scope):
        return Kind.OUTCOME
    return Kind.PROCESS if re.match(r"improv|enhanc|better|more|maximi|maint|sust", change[0], re.IGNORECASE) else Kind.OUTPUT


def _state(parts: _Parts) -> _Verdict:
    found = kinds.STATE_CLAIMS.search(parts.text)
    if found and (parts.amount or re.search(r"\bwill\b", parts.text)):
        return Kind.OUTCOME, found[0], "is what people feel, at a stated level"
    return None


def _delivered(parts: _Parts) -> _Verdict:
    if parts.delivery:
        return Kind.OUTPUT, f"{parts.delivery.verb[0]} {parts.delivery.words}", "is something delivered"
    return None


def _tool(parts: _Parts) -> _Verdict:
    if parts.action:
        return Kind.PROCESS, f"{parts.action[0][0]} … {parts.action[1][0]}", "is a way of working with a named tool"
    return None


def _worked(parts: _Parts) -> _Verdict:
    stance = parts.stance
    if parts.amount and parts.process and _ENSURES.match(parts.process[0]):
        return _counted(parts)
    if parts.process and not (stance and _comes_first(stance, parts.process) and not _beside(parts)):
        return Kind.PROCESS, parts.process[0], "is a way of working with no product that could be counted"
    return None


def _beside(parts: _Parts) -> bool:
    """Say whether the way of working stands beside a stance (“address … and make links”) and is not its means."""
    assert parts.process
    return bool(re.search(r"\band\s+$", parts.text[: parts.process.start()], re.IGNORECASE))


def _comes_first(stance: re.Match[str], process: re.Match[str]) -> bool:
    return (stance.start(), -stance.end()) <= (process.start(), -process.end())


def _counted(parts: _Parts) -> _Verdict:
    if not parts.amount:
        return None
    if found := kinds.SERVICE_FIGURES.search(parts.text) or products.COUNTED.search(parts.text):
        if not CRIMES.search(parts.text) or kinds.SERVICE_FIGURES.search(parts.text):
            return Kind.OUTPUT, found[0], "is something a service counts"
    if found := CRIMES.search(parts.text):
        return Kind.OUTCOME, found[0], "is crime or harm at a stated level"
    return Kind.OUTPUT, parts.amount[0], "is a count"
