"""Whether a text is specific: a definite change or deliverable, and a subject narrower than crime in general."""

from __future__ import annotations

import re

from frankpledge.core.targets import verbs
from frankpledge.core.targets.changing import kind_of_change
from frankpledge.core.targets.general import find_uncommon
from frankpledge.core.targets.parts import Parts
from frankpledge.core.targets.phrases import compiled
from frankpledge.core.targets.subjects import find_subject, without_open_lists
from frankpledge.core.targets.verdicts import Kind, Reason

ENSURES = compiled(r"^(?:ensur|enabl|achiev|aim|seek)")
"""Verbs that claim what follows them outright."""
NONE = compiled(r"(?:\w+ )?(?:no|none|zero|nil)\b")
_MEANS = compiled(
    r"(?:[,;]\s*|\s)(?:by\s+(?:means\s+of\b|\w+ing\b|(?:better|closer|more)\s)|through\b|via\b|using\b|"
    r"with\s+the\s+(?:help|use)\b|(?:and\s+)?this\s+will\s+be\b).*$"
)
_SENTENCE = re.compile(r"[.;]\s+(?=\S)")
_PREPOSITION = compiled(r"^\s*(?:in|of)\s+(?=[a-z]+\b)(?!the next)")
_AMOUNT_NEXT = compiled(r"^\s*(?:by|to|from|below|above|year|over|each|every|at|[.,;])\b|^\s*[.,;\d]")
_TO_CHANGE = compiled(r"\b(?:in order to|so as to|to|which will|that will|aimed at|with the aim of)\s+(?:\w+ly\s+)?$")


def judge_specific(parts: Parts) -> tuple[bool, Reason]:
    """Say whether a text is specific, and why.

    >>> from frankpledge.core.targets.parts import take_apart
    >>> print(judge_specific(take_apart("Tackle burglary"))[1])
    specific: ‘Tackle’ does not say which way something should move or what will be delivered.
    """
    done, subject = _what_is_done(parts), find_what_it_is_about(parts)
    if done and subject:
        return True, Reason("specific", f"{done} … {subject}", "says what is to happen, and to what")
    if subject:
        said = parts.stance or parts.process
        why = "does not say which way something should move or what will be delivered."
        return False, Reason("specific", said[0] if said else subject, why)
    if done:
        why = "is about crime, disorder or safety in general: name the crime, group, place or service."
        return False, Reason("specific", done, why)
    return False, Reason("specific", "", "neither a definite subject nor a definite change or deliverable is named.")


def _what_is_done(parts: Parts) -> str | None:
    """Return the words of a definite change or deliverable; a change in how people work is none."""
    if parts.asks_others:
        return None
    if changes := [each for each in parts.changes if kind_of_change(parts.text, each) is not Kind.PROCESS]:
        return changes[0][0]
    if parts.delivery:
        return parts.delivery.verb[0]
    if parts.action:
        return parts.action[0][0]
    return parts.amount[0] if parts.amount and _claims(parts, parts.amount[0]) else None


def _claims(parts: Parts, amount: str) -> bool:
    """Say whether a level is claimed outright, not in passing while people work."""
    return not parts.process or bool(NONE.match(amount) or ENSURES.match(parts.process[0]))


def find_what_it_is_about(parts: Parts) -> str | None:
    """Return the words that name a subject narrow enough; nothing where it is crime or safety in general.

    >>> from frankpledge.core.targets.parts import take_apart
    >>> find_what_it_is_about(take_apart("Reduce crime by 5% by targeting burglary")) is None
    True
    """
    if leading := parts.leading:
        return find_subject(parts.text) or (leading.thing if leading.own_subject else None)
    if parts.changes:
        return _of_changes(parts)
    tool = parts.action[1][0] if parts.action and verbs.TOOLS.match(parts.action[1][0]) else None
    return find_subject(parts.text) or tool


def _of_changes(parts: Parts) -> str | None:
    """Return what changes, by the list of subjects or, failing it, by words that are not general.

    A narrower means beside a general subject narrows nothing, and neither does what stands in another sentence.
    """
    first = parts.changes[0]
    before, after = _sentence_about(parts.text, first)
    if _TO_CHANGE.search(before) and parts.process and parts.process.start() < first.start():
        return find_subject(after) or find_uncommon(without_open_lists(after), opens=False)
    main = without_open_lists(before + first[0] + after)
    before, after = main[: len(before)], main[len(before) + len(first[0]) :]
    return find_subject(main) or find_uncommon(_of_what(after, before), opens=not after.strip())


def _sentence_about(text: str, change: re.Match[str]) -> tuple[str, str]:
    """Return what stands before and after a change in its sentence, the means that follow it left out."""
    begin = max((found.end() for found in _SENTENCE.finditer(text, 0, change.start())), default=0)
    after = _SENTENCE.split(text[change.end() :], maxsplit=1)[0]
    return text[begin : change.start()], _MEANS.sub("", after)


def _of_what(after: str, before: str) -> str:
    """Return the words for what changes: after the change, or before it where it is told of them (“will fall”)."""
    after = _PREPOSITION.sub("", after)
    return before if not after.strip() or _AMOUNT_NEXT.match(after) else after
