"""The rules that tell outcome, output, process and aim apart, in the order in which they are asked.

A text that holds two kinds has the kind of the end it wants, unless it opens with a product.
"""

from __future__ import annotations

import re

from frankpledge.core.targets import kinds, products
from frankpledge.core.targets.changing import kind_of_change
from frankpledge.core.targets.parts import Parts
from frankpledge.core.targets.phrases import compiled
from frankpledge.core.targets.specific import ENSURES, NONE
from frankpledge.core.targets.subjects import CRIMES, find_subject
from frankpledge.core.targets.verdicts import Kind, Reason

_INDICATOR = compiled(r"^(?:the\s+)?(?:number|percentage|proportion|rate|level|%|numbers|volume)s?\s+of\b")
_UNKNOWN_VERB = compiled(r"^(?:to|we\s+will|will)\s+\w+")
_WILL = compiled(r"\bwill\b")
_AND = compiled(r"\band\s+$")
_BY_THE_WAY = compiled(r"(?:safe|safety|safer|health|report(?:s|ed|ing)?)$")
"""States that also stand in names of services: “home safety visits”, “reported graffiti”."""
_Verdict = tuple[Kind, str, str] | None


def judge_kind(parts: Parts) -> tuple[Kind, Reason]:
    """Say of what kind a text is, and why.

    >>> from frankpledge.core.targets.parts import take_apart
    >>> print(judge_kind(take_apart("Standing up to hate"))[1])
    kind: ‘Standing up’ is a stance: it says no direction, and nothing that will be done.
    """
    for rule in _RULES:
        if verdict := rule(parts):
            return verdict[0], Reason("kind", *verdict[1:])
    return Kind.AIM, Reason("kind", "", "a theme or heading: nothing is said to change or to be done.")


def _names_an_indicator(parts: Parts) -> _Verdict:
    found = _INDICATOR.search(parts.text)
    if found and not parts.amount and not parts.changes:
        return Kind.AIM, found[0], "names an indicator and no level that it should reach"
    return None


def _wants_none(parts: Parts) -> _Verdict:
    if parts.amount and NONE.match(parts.amount[0]) and find_subject(parts.text):
        return Kind.OUTCOME, parts.amount[0], "is harm that should not happen at all"
    return None


def _opens_with_a_product(parts: Parts) -> _Verdict:
    return (Kind.OUTPUT, str(parts.leading), "is something delivered") if parts.leading else None


def _asks_others(parts: Parts) -> _Verdict:
    if parts.asks_others and parts.process:
        return Kind.PROCESS, parts.process[0], "asks somebody else"
    return None


def _changes(parts: Parts) -> _Verdict:
    found = [(kind_of_change(parts.text, change), change[0]) for change in parts.changes]
    for wanted, why in _WHY_CHANGE.items():
        for kind, words in found:
            if kind is wanted:
                return wanted, words, why
    return None


_WHY_CHANGE = {
    Kind.OUTCOME: "is a change in crime, harm, behaviour or what people feel",
    Kind.OUTPUT: "is a change in what a service does, has or costs",
    Kind.PROCESS: "is a change in how people work",
}


def _claims_a_state(parts: Parts) -> _Verdict:
    found = kinds.STATE_CLAIMS.search(parts.text)
    if found and (parts.amount or _WILL.search(parts.text)):
        return Kind.OUTCOME, found[0], "is what people feel, at a stated level"
    return None


def _uses_a_tool(parts: Parts) -> _Verdict:
    if parts.action:
        return Kind.PROCESS, f"{parts.action[0][0]} … {parts.action[1][0]}", "is a way of working with a named tool"
    return None


def _ensures_a_level(parts: Parts) -> _Verdict:
    return _counts(parts) if parts.process and ENSURES.match(parts.process[0]) else None


def _works(parts: Parts) -> _Verdict:
    if parts.process and not _is_means_of_a_stance(parts, parts.process):
        return Kind.PROCESS, parts.process[0], "is a way of working with no product that could be counted"
    return None


def _is_means_of_a_stance(parts: Parts, process: re.Match[str]) -> bool:
    """Say whether a stance comes first; a way of working beside it (“address … and make links”) is not its means."""
    stance = parts.stance
    if stance is None or _AND.search(parts.text[: process.start()]):
        return False
    return (stance.start(), -stance.end()) <= (process.start(), -process.end())


def _counts(parts: Parts) -> _Verdict:
    if not parts.amount:
        return None
    return _counts_people(parts) or _counts_deliveries(parts) or _counts_crimes(parts, parts.amount[0])


def _counts_people(parts: Parts) -> _Verdict:
    state, figure = kinds.STATES.search(parts.text), kinds.SERVICE_FIGURES.search(parts.text)
    if not state or _BY_THE_WAY.match(state[0]) or (figure and figure.start() < state.start()):
        return None
    return Kind.OUTCOME, state[0], "is how people fare or feel, at a stated level"


def _counts_deliveries(parts: Parts) -> _Verdict:
    if figure := kinds.SERVICE_FIGURES.search(parts.text):
        return Kind.OUTPUT, figure[0], "is something a service counts"
    things = products.COUNTED.search(parts.text)
    return (Kind.OUTPUT, things[0], "can be counted") if things and not CRIMES.search(parts.text) else None


def _counts_crimes(parts: Parts, amount: str) -> _Verdict:
    if found := CRIMES.search(parts.text):
        return Kind.OUTCOME, found[0], "is crime or harm at a stated level"
    return Kind.OUTPUT, amount, "is a count"


def _takes_a_stance(parts: Parts) -> _Verdict:
    if parts.stance:
        return Kind.AIM, parts.stance[0], "is a stance: it says no direction, and nothing that will be done."
    return None


def _does_something(parts: Parts) -> _Verdict:
    if found := _UNKNOWN_VERB.match(parts.text):
        return Kind.PROCESS, found[0], "says what people will do, with no product that could be counted"
    return None


_RULES = (
    _names_an_indicator,
    _wants_none,
    _opens_with_a_product,
    _asks_others,
    _changes,
    _claims_a_state,
    _uses_a_tool,
    _ensures_a_level,
    _works,
    _counts,
    _takes_a_stance,
    _does_something,
)
