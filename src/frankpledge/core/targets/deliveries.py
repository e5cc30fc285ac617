"""What a text promises to deliver, where it promises anything definite."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frankpledge.core.targets import products, verbs
from frankpledge.core.targets.amounts import find_amount
from frankpledge.core.targets.phrases import compiled


@dataclass(frozen=True)
class Delivery:
    """A promised delivery.

    ``one`` says that it is a single product, which exists or does not; ``own_subject`` that the thing itself is narrow
    enough to be what the text is about.
    """

    verb: re.Match[str]
    words: str
    thing: str
    one: bool = False
    own_subject: bool = False

    def __str__(self) -> str:
        return f"{self.verb[0]} {self.words}"


_CONTINUE = compiled(r"\bcontinue\s+to\s+(?:\w+\s+(?:and\s+)?)?$")
_SINGULAR = compiled(r"\b(?:an?|the|one|our|its|single|another|new)\b|\b(?:accreditation|status)$")
_PLURAL = compiled(r"(?<![su'i])s$|ies$|(?:ss|s)es$")
_A = compiled(r"(?:an?|one)\b")
_REACHES = compiled(r"^(?:achiev|attain|obtain|gain|win|won|maintain|return|put$)")
"""Verbs whose number may be a level reached and not a count of things."""
_CLAIMS = compiled(r"^(?:ensur|achiev|aim|seek|work|maintain|rais|increas|improv)")
_NUMBER_FIRST = compiled(r"(?:at\s+least\s+|a\s+further\s+|another\s+|over\s+|all\s+|up\s+to\s+|some\s+)?\d")
_TO_A_NUMBER = compiled(
    r"\s+(?:[\w-]+\s+){0,4}?(?:to|for|with)\s+(?:at\s+least\s+)?\d[\d,]*\s+(?!minutes|hours|days|weeks|months|years|"
    r"%)[a-z]"
)
_AUXILIARY = re.compile(r"\b(?:will|to|shall|is|are|has|have|must)\b")
_WORDS_BEFORE = 8


def find_delivery(text: str) -> Delivery | None:
    """Return the first definite delivery that a text promises; nothing where all it names is vague.

    >>> str(find_delivery("Publish a directory of services"))
    'Publish a directory of services'
    >>> find_delivery("Develop initiatives") is None
    True
    """
    for verb in verbs.find_deliveries(text):
        words = _delivered_words(text, verb)
        if found := _named(text, verb, words) or _counted(text, verb, words):
            return found
    return _people_reached(text)


def _people_reached(text: str) -> Delivery | None:
    """Return a way of working that is given a number of its own: “engage 300 young people”."""
    verb = verbs.find_process(text)
    words = products.object_of(text, verb) if verb else ""
    if verb is None or _CLAIMS.match(verb[0]) or verbs.find_changes(words):
        return None
    if _NUMBER_FIRST.match(words) or _TO_A_NUMBER.match(text, verb.end()):
        return Delivery(verb, words, words)
    return None


def _delivered_words(text: str, verb: re.Match[str]) -> str:
    if verbs.is_passive(text, verb):
        return " ".join(_AUXILIARY.split(text[: verb.start()], maxsplit=1)[0].split()[-_WORDS_BEFORE:])
    return products.object_of(text, verb)


def _named(text: str, verb: re.Match[str], words: str) -> Delivery | None:
    if tool := products.find_tool_named(words):
        return Delivery(verb, words, tool, one=bool(_A.match(words)), own_subject=True)
    if _is_no_thing(words) or not (product := products.find_product(words)):
        return None
    is_new = not _CONTINUE.search(text[: verb.start()])
    one = is_new and bool(_SINGULAR.search(words)) and not _PLURAL.search(words.partition(" of ")[0])
    return Delivery(verb, words, product, one=one, own_subject=not products.is_generic(words))


def _counted(text: str, verb: re.Match[str], words: str) -> Delivery | None:
    if _is_no_thing(words):
        return None
    if counted := products.find_counted(words):
        return Delivery(verb, words, counted, own_subject=products.is_definite(counted))
    if find_amount(words) and not _REACHES.match(verb[0]):
        return Delivery(verb, words, words)
    if verbs.STRONG.match(text, verb.start()):
        return Delivery(verb, words, words, one=bool(_A.match(words)))
    return None


def _is_no_thing(words: str) -> bool:
    return not words or products.is_vague(words) or bool(verbs.find_changes(words))
