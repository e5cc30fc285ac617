"""Of what kind a change is: in people's lives, in what a service does, or in how people work."""

from __future__ import annotations

import re

from frankpledge.core.targets import kinds, products, verbs
from frankpledge.core.targets.phrases import compiled
from frankpledge.core.targets.subjects import CRIMES
from frankpledge.core.targets.verdicts import Kind

_HEAD_END = compiled(
    r"\b(?:in|on|at|for|with|by|who|under|to|from|that|which|feeling|among|amongst|against|between|committed|"
    r"victims?)\b"
)
_CLAUSE = re.compile(r"[,;.](?!\d)|\b(?:by (?!\d)|through|so that|in order to|to (?!justice)(?=[a-z]+\b)(?!the\b))")
_NO_OBJECT = re.compile(r"\s*(?:$|(?:by|to|from|in (?:the )?(?:next|year))\b)")
_COUNTS_THEM = compiled(r"\s*(?:in\s+)?(?:the\s+)?(?:number|proportion|percentage|share)s?\s+of\b")
_OF_PEOPLE = compiled(r"safer|divert|rehabilit|desist")
_MORE_OF_THE_SAME = compiled(r"improv|enhanc|better|more|maximi|maint|sust")


def kind_of_change(text: str, change: re.Match[str]) -> Kind:
    """Say of what kind a change is, by what stands nearest to it.

    >>> for text in ("Reduce burglary", "Reduce delays in court", "Improve support for victims"):
    ...     print(kind_of_change(text, verbs.find_changes(text)[0]))
    outcome
    output
    process
    """
    if change[0].lower().startswith("keep"):
        return Kind.OUTPUT if kinds.SERVICE_FIGURES.search(change[0]) else Kind.OUTCOME
    after = _CLAUSE.split(text[change.end() :], maxsplit=1)[0]
    scope = text[: change.start()] + after if _NO_OBJECT.match(after) else after
    return _of_less(scope) if verbs.DOWN.match(change[0].lower()) else _of_more(scope, change[0])


def _of_less(scope: str) -> Kind:
    figure, crime = kinds.SERVICE_FIGURES.search(scope), CRIMES.search(scope)
    return Kind.OUTPUT if figure and not (crime and crime.start() < figure.start()) else Kind.OUTCOME


def _of_more(scope: str, word: str) -> Kind:
    if _is_more_things(scope):
        return Kind.OUTPUT
    if _OF_PEOPLE.match(word):
        return Kind.OUTCOME
    if nearest := _nearest(scope):
        return Kind.OUTPUT if nearest is Kind.PROCESS and _COUNTS_THEM.match(scope) else nearest
    if CRIMES.search(scope):
        return Kind.OUTCOME
    return Kind.PROCESS if _MORE_OF_THE_SAME.match(word) else Kind.OUTPUT


def _is_more_things(scope: str) -> bool:
    head = _HEAD_END.split(scope, maxsplit=1)[0].rstrip()
    counted = products.find_counted(head)
    if not counted or not products.is_definite(counted):
        return False
    return head.endswith(counted) or not kinds.STATES.search(head)


def _nearest(scope: str) -> Kind | None:
    lists = ((kinds.SERVICE_FIGURES, Kind.OUTPUT), (kinds.STATES, Kind.OUTCOME), (kinds.WORKINGS, Kind.PROCESS))
    found = [(match.start(), kind) for pattern, kind in lists if (match := pattern.search(scope))]
    return min(found)[1] if found else None
