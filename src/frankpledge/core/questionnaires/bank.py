"""The bank: core questions to be asked alike year after year, and questions about people in harmonised words.

A key of the bank stays with its question, so that answers can be set beside those of earlier years; if the words of one
change, its key must change too. The questions on people follow the topics of the Government Statistical Service's
harmonised standards; all may be skipped. Check the wording against the standards before a questionnaire is opened.
"""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.core.questionnaires.question import Kind, Option, Question, Scale


def _options(*pairs: tuple[str, str, str]) -> tuple[Option, ...]:
    return tuple(Option(*pair) for pair in pairs)


_SAFE = _options(
    ("very-safe", "Very safe", "Diogel iawn"), ("fairly-safe", "Fairly safe", "Eithaf diogel"),
    ("bit-unsafe", "A bit unsafe", "Braidd yn anniogel"), ("very-unsafe", "Very unsafe", "Anniogel iawn"),
    ("never-out", "I am never out then", "Dydw i byth allan bryd hynny"),
    ("dont-know", "Don’t know", "Ddim yn gwybod"),
)  # fmt: skip
_NOT_SAY = ("not-say", "Prefer not to say", "Mae’n well gen i beidio â dweud")

CORE: tuple[Question, ...] = (
    Question(
        "core-safe-day", Kind.CHOICE, "How safe do you feel when you walk alone near your home by day?",
        "Pa mor ddiogel ydych chi’n teimlo wrth gerdded ar eich pen eich hun ger eich cartref yn ystod y dydd?",
        options=_SAFE,
    ),
    Question(
        "core-safe-dark", Kind.CHOICE, "How safe do you feel when you walk alone near your home after dark?",
        "Pa mor ddiogel ydych chi’n teimlo wrth gerdded ar eich pen eich hun ger eich cartref ar ôl iddi dywyllu?",
        options=_SAFE,
    ),
    Question(
        "core-problem", Kind.SCALE, "How much of a problem is crime where you live?",
        "Faint o broblem yw trosedd lle rydych chi’n byw?",
        scale=Scale(1, 5, "No problem", "A very big problem", "Dim problem", "Problem fawr iawn"),
    ),
    Question(
        "core-change", Kind.CHOICE, "Compared with a year ago, is there more or less crime where you live?",
        "O gymharu â blwyddyn yn ôl, a oes mwy neu lai o drosedd lle rydych chi’n byw?",
        options=_options(
            ("more", "More", "Mwy"), ("same", "About the same", "Tua’r un faint"), ("less", "Less", "Llai"),
            ("dont-know", "Don’t know", "Ddim yn gwybod"),
        ),
    ),
    Question(
        "core-matches-audit", Kind.CHOICE, "Does what our report found match what you see where you live?",
        "A yw’r hyn a ganfu ein hadroddiad yn cyd-fynd â’r hyn a welwch lle rydych chi’n byw?",
        options=_options(
            ("fully", "Yes, fully", "Ydy, yn llwyr"), ("mostly", "Mostly", "Ydy, gan mwyaf"),
            ("partly", "Only in part", "Dim ond yn rhannol"), ("not-at-all", "Not at all", "Nac ydy, ddim o gwbl"),
            ("not-read", "I have not read it", "Dydw i ddim wedi’i ddarllen"),
            ("dont-know", "Don’t know", "Ddim yn gwybod"),
        ),
    ),
    Question(
        "core-supports-plan", Kind.CHOICE, "How well does what our draft plan puts first match what matters to you?",
        "Pa mor dda y mae’r hyn y mae ein cynllun drafft yn ei roi gyntaf yn cyfateb i’r hyn sy’n bwysig i chi?",
        options=_options(
            ("fully", "Fully", "Yn llwyr"), ("mostly", "Mostly", "Gan mwyaf"),
            ("partly", "Only in part", "Dim ond yn rhannol"), ("not-at-all", "Not at all", "Ddim o gwbl"),
            ("not-read", "I have not read it", "Dydw i ddim wedi’i ddarllen"),
            ("dont-know", "Don’t know", "Ddim yn gwybod"),
        ),
    ),
    Question(
        "core-first", Kind.TEXT, "What should be tackled first where you live?",
        "Beth ddylai gael sylw gyntaf lle rydych chi’n byw?",
        hint="Please do not name anybody.", hint_cy="Peidiwch ag enwi neb, os gwelwch yn dda.", limit=1_000,
    ),
)  # fmt: skip

ABOUT_YOU: tuple[Question, ...] = (
    Question(
        "you-age", Kind.CHOICE, "How old are you?", "Faint yw eich oed?", is_about_you=True,
        options=_options(
            ("under-16", "15 or younger", "15 neu iau"), ("16-24", "16 to 24", "16 i 24"),
            ("25-34", "25 to 34", "25 i 34"),
            ("35-49", "35 to 49", "35 i 49"), ("50-64", "50 to 64", "50 i 64"), ("65-74", "65 to 74", "65 i 74"),
            ("75-over", "75 or over", "75 neu hŷn"), _NOT_SAY,
        ),
    ),
    Question(
        "you-sex", Kind.CHOICE, "What is your sex?", "Beth yw eich rhyw?", is_about_you=True,
        options=_options(("female", "Female", "Benyw"), ("male", "Male", "Gwryw"), _NOT_SAY),
    ),
    Question(
        "you-ethnic-group", Kind.CHOICE, "What is your ethnic group?", "Beth yw eich grŵp ethnig?", is_about_you=True,
        options=_options(
            ("white", "White", "Gwyn"),
            ("mixed", "Mixed or multiple ethnic groups", "Cymysg neu aml-ethnig"),
            ("asian", "Asian or Asian British", "Asiaidd neu Asiaidd Prydeinig"),
            ("black", "Black, Black British, Caribbean or African", "Du, Du Prydeinig, Caribïaidd neu Affricanaidd"),
            ("other", "Another ethnic group", "Grŵp ethnig arall"), _NOT_SAY,
        ),
    ),
    Question(
        "you-long-illness", Kind.CHOICE,
        "Do you have a physical or mental health condition lasting, or expected to last, 12 months or more?",
        "A oes gennych gyflwr iechyd corfforol neu feddyliol sy’n para, neu y disgwylir iddo bara, 12 mis neu fwy?",
        is_about_you=True, options=_options(("yes", "Yes", "Oes"), ("no", "No", "Nac oes"), _NOT_SAY),
    ),
    Question(
        "you-here", Kind.MANY, "What brings you to this area?", "Beth sy’n dod â chi i’r ardal hon?", is_about_you=True,
        hint="Select all that apply.", hint_cy="Dewiswch bob un sy’n berthnasol.",
        options=_options(
            ("live", "I live here", "Rwy’n byw yma"), ("work", "I work here", "Rwy’n gweithio yma"),
            ("study", "I study here", "Rwy’n astudio yma"), ("visit", "I visit", "Rwy’n ymweld"),
        ),
    ),
)  # fmt: skip

BANK = {question.key: question for question in (*CORE, *ABOUT_YOU)}


@dataclass(frozen=True)
class Headline:
    """What is followed of a core question over the years: the share of those who gave one of these answers."""

    words: str
    codes: tuple[str, ...]


HEADLINES = {
    "core-safe-day": Headline("Feel unsafe by day", ("bit-unsafe", "very-unsafe")),
    "core-safe-dark": Headline("Feel unsafe after dark", ("bit-unsafe", "very-unsafe")),
    "core-problem": Headline("Say crime is a big problem (4 or 5 of 5)", ("4", "5")),
    "core-change": Headline("Say there is more crime than a year ago", ("more",)),
}
MATCHES_AUDIT, SUPPORTS_PLAN = "core-matches-audit", "core-supports-plan"
AGREE, DISAGREE = ("fully", "mostly"), ("partly", "not-at-all")
"""Answers to both that say whether somebody agrees; the others say that they cannot tell."""
