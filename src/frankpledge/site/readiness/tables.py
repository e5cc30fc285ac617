"""Findings and duties as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from frankpledge.core.readiness import Finding, Severity, Status, findings_by_head
from frankpledge.core.readiness.words import say_count
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.site.readiness.duties import DutyLine
from frankpledge.site.readiness.judging import Judgement, key_of
from frankpledge.site.readiness.links import mend_href
from frankpledge.site.readiness.rules import ASKED
from frankpledge.stages.partnership.models import Answer
from frankpledge.stages.partnership.permissions import may_answer_members
from frankpledge.ui.addresses import reverse

SHOWN_AT_ONCE = 10
WORDS = {
    Severity.DUTY: ("Duties", "What the law asks of the partnership."),
    Severity.RECOMMENDED: ("Recommended", "What the report on the first round recommends, or the law asks as told."),
    Severity.ADVICE: ("Advice", "What helps, and what may lead to trouble."),
}


def severity_groups(found: Judgement, standing: Standing, places: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the open findings by severity, and within it by rule: what the rule asks is said once."""
    groups = []
    for severity, (title, about) in WORDS.items():
        some = [finding for finding in found.standing(Status.OPEN) if finding.severity is severity]
        by_rule = groupby(some, key=lambda finding: finding.rule)
        rules = [rule_section(list(each), standing, places, shown=SHOWN_AT_ONCE) for _, each in by_rule]
        groups.append({"title": title, "about": about, "count": len(some), "rules": rules})
    return groups


def head_rows(found: Judgement) -> list[tuple[str, str]]:
    """Return how many findings are open under each head of the partnership's health (R009)."""
    heads = findings_by_head(found.standing(Status.OPEN))
    return [(head.value.capitalize(), say_count(len(some), "open finding")) for head, some in heads.items()]


def rule_section(
    findings: Sequence[Finding], standing: Standing, places: Mapping[str, int], *, shown: int
) -> dict[str, Any]:
    """Return what a rule found: so many findings, how many more there are, and what would mend them."""
    first = findings[0]
    return {
        "id": first.rule,
        "asks": ASKED[first.rule],
        "mend": first.mend,
        "lines": [_line(finding, standing, places) for finding in findings[:shown]],
        "count": len(findings),
        "is_cut": len(findings) > shown,
        "source": first.source if len({finding.source for finding in findings}) == 1 else "",
        "requirements": ", ".join(first.requirements),
    }


def _line(finding: Finding, standing: Standing, places: Mapping[str, int]) -> dict[str, str]:
    return {
        "sentence": finding.sentence,
        "source": finding.source,
        "href": mend_href(finding, standing, places),
        "answer_href": answer_href(finding, standing) if may_answer_members(standing) else "",
    }


def answer_href(finding: Finding, standing: Standing) -> str:
    """Return where a reason for a finding is recorded."""
    key = key_of(finding.rule, finding.subject)
    return reverse("readiness-answer", args=[standing.partnership.slug, key])


def answered_rows(found: Judgement, recorded: Iterable[Answer], standing: Standing) -> list[list[Any]]:
    """Return a row a finding that is answered: what was found, the reason, and the way to take it back."""
    own = {(answer.rule, answer.subject): answer for answer in recorded if answer.withdrawn_on is None}
    return [
        [
            finding.sentence, finding.reason, *_given(own.get((finding.rule, finding.subject)), standing), finding.rule,
        ]
        for finding in found.standing(Status.ANSWERED)
    ]  # fmt: skip


def _given(answer: Answer | None, standing: Standing) -> tuple[Any, Any]:
    """Return when a reason was recorded, and the way to withdraw it: the group's own page where it was said there."""
    if answer is None:
        return None, "said on the group’s own page"
    if not may_answer_members(standing):
        return answer.on, ""
    href = reverse("readiness-withdraw", args=[standing.partnership.slug, answer.pk])
    return answer.on, {"text": "Withdraw the reason", "href": href}


def idle_rows(found: Judgement, recorded: Iterable[Answer], standing: Standing) -> list[list[Any]]:
    """Return a row a reason that stands and answers nothing any more: what it was for has been mended."""
    answered = {(finding.rule, finding.subject) for finding in found.standing(Status.ANSWERED)}
    return [
        [ASKED.get(answer.rule, answer.rule), answer.reason, *_given(answer, standing)]
        for answer in recorded
        if answer.withdrawn_on is None and (answer.rule, answer.subject) not in answered
    ]


def withdrawn_rows(recorded: Iterable[Answer]) -> list[list[Any]]:
    """Return a row a reason that was taken back."""
    return [
        [ASKED.get(answer.rule, answer.rule), answer.reason, answer.on, answer.withdrawn_on]
        for answer in recorded
        if answer.withdrawn_on
    ]


def duty_rows(lines: Iterable[DutyLine], slug: str) -> list[list[Any]]:
    """Return a row a duty: evidence, date, documents, state, and the source with how far it was read."""
    return [
        [line.duty, line.evidence, line.on, _documents(line, slug), {"status": line.state}, _source(line)]
        for line in lines
    ]


def _documents(line: DutyLine, slug: str) -> Any:
    """Return the latest document as a link, and how many more there are."""
    if not line.documents:
        return ""
    first, *more = line.documents
    where = f", {first.published_at}" if first.published_at else ""
    text = f"{first.title}{where}{f' and {len(more)} more' if more else ''}"
    return {"text": text, "href": reverse("partnership:document", args=[slug, first.pk])}


def _source(line: DutyLine) -> str:
    return f"{line.source.text} ({line.source.caution})" if line.source.caution else line.source.text
