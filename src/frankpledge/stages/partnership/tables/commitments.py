"""The rows and facts of commitments beyond a post's authority."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import CommitmentRequest, Decision, Group
from frankpledge.stages.partnership.queries.commitments import asked_of, state_of
from frankpledge.stages.partnership.queries.role_cards import card_of
from frankpledge.stages.partnership.queries.work import shortened
from frankpledge.stages.partnership.tables.links import link
from frankpledge.stages.partnership.tables.role_cards import authority_text
from frankpledge.ui.formats import date_text, money_text

Row = list[Any]


def commitment_rows(found: Iterable[CommitmentRequest], standing: Standing) -> list[Row]:
    """Return a row a request: for what, by which post, how much, of whom it is asked, and how it stands."""
    return [
        [
            link(shortened(each.what), "commitment", standing, each.pk), str(each.post), money_text(each.pounds),
            str(asked_of(each)), each.asked_on, {"status": state_of(each)}, each.answered_on,
        ]
        for each in found
    ]  # fmt: skip


def asking_facts(post: Post, pounds: int, asked: Post | Group) -> list[tuple[str, Any]]:
    """Return what is about to be asked, a pair a line."""
    return [
        ("Post that is to commit it", str(post)),
        ("What it may commit by itself", authority_text(card_of(post))),
        ("Amount", money_text(pounds)),
        ("Asked for approval", str(asked)),
    ]


def commitment_facts(found: CommitmentRequest, standing: Standing) -> list[tuple[str, Any]]:
    """Return what is known of a request, a pair a line."""
    facts = [
        ("How it stands", {"status": state_of(found)}),
        *asking_facts(found.post, found.pounds, asked_of(found)),
        ("Asked by", str(found.asked_by)),
        ("Asked on", found.asked_on),
    ]
    if found.answer:
        facts += [
            ("Answered by", str(found.answered_by)), ("Answered on", found.answered_on),
            ("Reason or conditions", found.reason),
        ]  # fmt: skip
    if found.withdrawn_on:
        facts.append(("Withdrawn on", found.withdrawn_on))
    decision = found.decision
    return facts + (
        [("Decision", link(shortened(decision.what), "decision", standing, decision.pk))] if decision else []
    )


def approval_text(request: CommitmentRequest, decision: Decision) -> str:
    """Say by whom and when a decision beyond its post's authority was approved, or since when that waits."""
    asked = asked_of(request)
    if not request.answered_on:
        return f"Approval was asked of {asked} on {date_text(request.asked_on)}, and waits for an answer."
    after = ", after it was taken" if request.answered_on > decision.on else ""
    return f"It was approved by {asked} on {date_text(request.answered_on)}{after}."
