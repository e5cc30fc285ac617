"""The rows of what an audit says, comments on it, and on whose data it rests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Circulation, Comment, Conclusion, Stance, Wording
from frankpledge.stages.audit.permissions import may_run_audit
from frankpledge.stages.audit.queries.conclusions import cites_nothing
from frankpledge.stages.audit.queries.stances import tally_of, unexplained
from frankpledge.stages.audit.rules.reliance import Share
from frankpledge.stages.audit.rules.report import TITLES, Part, empty_parts
from frankpledge.stages.audit.tables.heard import heard_text
from frankpledge.stages.audit.tables.links import link
from frankpledge.ui.formats import percent_text, plural

Row = list[Any]


def parts_of(
    found: Iterable[Conclusion], told: int, standing: Standing, said: Mapping[int, list[Stance]]
) -> list[dict[str, Any]]:
    """Return the report's four parts, each with its rows and whether it is empty (R089).

    What interviews told stands in the third part even before somebody sums it up: ``told`` says how many there are.
    ``said`` is what sources say of each, by its key.
    """
    found = list(found)
    filled = {each.part for each in found} | ({str(Part.PROVISION)} if told else set())
    empty = empty_parts(filled)
    return [
        {
            "title": TITLES[part],
            "is_empty": part in empty,
            "rows": [_row(each, standing, said) for each in found if each.part == part],
            "told": told if part == Part.PROVISION else 0,
        }
        for part in Part
    ]


def _row(each: Conclusion, standing: Standing, said: Mapping[int, list[Stance]]) -> Row:
    sources = link(tally_of(said.get(each.pk, ())).sentence, "conclusion-sources", standing, each.pk)
    heard = heard_text(said.get(each.pk, ()))
    return [each.theme, link(each.text, "conclusion", standing, each.pk), rests_text(each), sources, heard]


def unexplained_rows(found: Iterable[Conclusion], standing: Standing, said: Mapping[int, list[Stance]]) -> list[Row]:
    """Return a row a thing that sources contradict and of which nobody has said why it stands all the same."""
    left = [(each, len(unexplained(said.get(each.pk, ())))) for each in found]
    return [
        [link(each.text, "conclusion-sources", standing, each.pk), plural(count, "source")]
        for each, count in left if count
    ]  # fmt: skip


def rests_text(each: Conclusion) -> str:
    """Count what something rests on."""
    counts = (
        (len(each.findings.all()), "counted finding"),
        (len(each.knowledge.all()), "thing local people said", "things local people said"),
        (len(each.sources.all()), "source"),
        (len(each.rests_on.all()), "other finding of this audit", "other findings of this audit"),
    )
    return ", ".join(plural(*words) for words in counts if words[0]) or "nothing named"


def citing_none(found: Iterable[Conclusion], standing: Standing) -> list[Row]:
    """Return a row a recommendation that names nothing found here (R114)."""
    return [
        [link(each.text, "conclusion-tie", standing, each.pk) if may_run_audit(standing) else each.text,
         str(each.commission or "the partnership’s own")]
        for each in found if cites_nothing(each)
    ]  # fmt: skip


def evidence_rows(each: Conclusion, standing: Standing) -> list[Row]:
    """Return a row a thing that a conclusion rests on: what, of which kind, whose."""
    rows: list[Row] = [
        [link(found.sentence, "finding", standing, found.pk), "Counted", str(found.counting.submission.agency)]
        for found in each.findings.all()
    ]
    rows += [[known.said, "Local knowledge", str(known)] for known in each.knowledge.all()]
    rows += [[source.name, "Source", str(source.agency or "")] for source in each.sources.all()]
    return rows + [
        [link(other.text, "conclusion", standing, other.pk), TITLES[Part(other.part)], ""]
        for other in each.rests_on.all()
    ]


def wording_rows(found: Iterable[Wording]) -> list[Row]:
    """Return a row a change of the words, with how it read before (R115)."""
    return [[each.changed_on, str(each.wished_by or "the partnership"), each.reason, each.text] for each in found]


def comment_rows(found: Iterable[Comment], standing: Standing) -> list[Row]:
    """Return a row a comment: whose, on what, and what became of it."""
    answers = may_run_audit(standing)
    return [
        [
            each.agency.name, str(each.conclusion or "all that was shown"), each.text,
            "To be looked into" if each.is_to_follow_up else "", each.made_on,
            each.answer or (link("Answer", "comment-answer", standing, each.pk) if answers else "not answered yet"),
        ]
        for each in found
    ]  # fmt: skip


def circulation_rows(found: Iterable[Circulation], standing: Standing) -> list[Row]:
    """Return a row a circulation."""
    return [
        [
            link(each.title, "circulation", standing, each.pk), each.sent_on, each.comments_by,
            each.shown, each.sent_to, each.commented,  # type: ignore[attr-defined]
        ]
        for each in found
    ]  # fmt: skip


def share_rows(found: Iterable[Share]) -> list[Row]:
    """Return a row an agency: how much of what the audit says rests on its data, and how much on nothing else."""
    return [
        [
            each.base, each.resting, percent_text(each.share), each.alone,
            {"status": "relied on alone"} if each.is_relied_on else "",
        ]
        for each in found
    ]  # fmt: skip


def single_rows(found: Iterable[Conclusion], bases: Mapping[int, frozenset[str]], standing: Standing) -> list[Row]:
    """Return a row a conclusion that rests on one agency's data alone, or on nothing."""
    return [
        [link(each.text, "conclusion", standing, each.pk), ", ".join(bases[each.pk]) or "nothing named"]
        for each in found if len(bases[each.pk]) < 2
    ]  # fmt: skip
