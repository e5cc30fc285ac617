"""Two audits of a cycle with all that makes them busy: sixty agencies to agree, hundreds of comments."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import Any

from django.db import models

from frankpledge.stages.audit.models import (
    Audit,
    Circulation,
    Comment,
    Commission,
    Conclusion,
    DataStrategy,
    Finding,
    Handover,
    Improvement,
    Knowledge,
    Option,
    Owed,
    Provision,
    Question,
    Research,
    Review,
    SignOff,
    Source,
    Stance,
    Task,
    Wording,
)
from frankpledge.stages.audit.rules.guidance import TaskKind
from frankpledge.stages.audit.rules.report import Part
from frankpledge.stages.partnership.models import Cycle
from tests.universe.audit import NUMBERS
from tests.universe.busy.town import TODAY, Town, insert, tie
from tests.universe.partnership import AT

THEMES = ("Burglary", "Violence", "Arson", "Drugs")


def add_audits(town: Town) -> None:
    """Set up the cycle's audit and an interim one, and fill each."""
    cycle = Cycle.objects.get(partnership=town.universe.partnership, closed_on=None)
    kinds = ((Audit.Kind.CYCLE, 700), (Audit.Kind.INTERIM, 60))
    audits = insert(
        town.row(
            Audit, cycle=cycle, title=f"{kind.label}, {days}", kind=kind, state="under-way", lead=town.posts[0],
            period_from=TODAY - timedelta(days=days + 365), period_to=TODAY - timedelta(days=days),
            work_from=TODAY - timedelta(days=days), work_to=TODAY + timedelta(days=60), person_days=40,
            oversight=town.groups[0],
        )
        for kind, days in kinds
    )  # fmt: skip
    insert(
        town.row(
            DataStrategy, lead=town.posts[0], wanted="Calls", sharing="Protocols", skills="Mapping", written_on=on,
            review_by=on + timedelta(days=365),
        )
        for on in town.days(4)
    )  # fmt: skip
    for audit in audits:
        town.log.add("audit.set-up", audit, audit.work_from, town.clerk)
        _fill(town, audit)


def _fill(town: Town, audit: Audit) -> None:
    sources = _scope(town, audit)
    _sign(town, audit)
    commissions = _buy(town, audit)
    _plan(town, audit, sources)
    known = _hear(town, audit)
    said = _say(town, audit, commissions, sources, known)
    _weigh(town, said, sources, known)
    _discuss(town, audit, said)
    _review(town, audit)


def _scope(town: Town, audit: Audit) -> list[Source]:
    questions = insert(
        town.row(Question, audit=audit, text=f"Question {number}?", weight=1 + number % 3, reason="Members asked.")
        for number in range(town.size.share(20))
    )
    sources = insert(
        town.row(
            Source, audit=audit, name=f"Source {number}", agency=town.rng.choice(town.agencies), value=1 + number % 3,
            person_days=number % 5, is_in=number % 4 > 0, reason="As the group agreed.",
        )
        for number in range(town.size.share(60))
    )  # fmt: skip
    _tie(town, Source.questions.through, "source_id", sources, "question_id", questions, 2)
    _research(town, audit, questions)
    return sources


def _research(town: Town, audit: Audit, questions: list[Question]) -> None:
    """Consider research: a third is in and done, a third is left out, a third has no estimate yet."""
    done = {"done_on": TODAY, "actual_days": 20, "actual_cost": 2400, "actual_approached": 900, "actual_answers": 300}
    made = insert(
        town.row(
            Research, audit=audit, name=f"Survey {number}", method="postal-survey", asks="Who feels safe, and where?",
            is_in=number % 3 == 0, reason="As the group agreed." if number % 3 < 2 else "",
            **(NUMBERS if number % 3 < 2 else {}), **(done if number % 3 == 0 else {}),
        )
        for number in range(town.size.share(24))
    )  # fmt: skip
    _tie(town, Research.questions.through, "research_id", made, "question_id", questions, 2)


def _sign(town: Town, audit: Audit) -> None:
    insert(
        town.row(
            SignOff, audit=audit, agency=agency, matter=matter, asked_on=TODAY - timedelta(days=30),
            wanted_by=TODAY - timedelta(days=number % 20), version=1 if number % 3 else None,
            answered_on=TODAY - timedelta(days=10) if number % 3 else None,
            answer="with-reservations" if number % 3 else "", words="Not in summer." if number % 3 else "",
        )
        for number, agency in enumerate(town.agencies) for matter in ("scope", "findings")
    )  # fmt: skip


def _buy(town: Town, audit: Audit) -> list[Commission]:
    until = TODAY + timedelta(days=30)
    commissions = insert(
        town.row(
            Commission, audit=audit, title=f"Commission {number}", brief="A survey.", contractor="A company",
            manager=town.rng.choice(town.posts), data_contact=town.rng.choice(town.posts), starts=audit.work_from,
            ends=until, data_access="None", data_access_until=until,
        )
        for number in range(town.size.share(6))
    )  # fmt: skip
    insert(
        town.row(Option, commission=each, kind=kind, what="As offered", cost=900, person_days=3, skills="Sampling")
        for each in commissions for kind in Option.Kind.values
    )  # fmt: skip
    insert(
        town.row(
            Owed, commission=each, kind=Owed.Kind.values[number % 3], what=f"Part {number}",
            due=TODAY + timedelta(days=10 * (number - 3)), done_on=TODAY if number < 2 else None,
        )
        for each in commissions for number in range(8)
    )  # fmt: skip
    insert(
        town.row(
            Handover, commission=each, file_name=f"handover-{number}.zip", sha256=f"{number:064x}", methods="Counted.",
            contacts="The desk.", sent_by=town.people[0], sent_at=AT,
        )
        for each in commissions for number in range(3)
    )  # fmt: skip
    return commissions


def _plan(town: Town, audit: Audit, sources: list[Source]) -> None:
    kinds = list(TaskKind)
    tasks = insert(
        town.row(
            Task, audit=audit, title=f"Task {number}", kind=kinds[number % len(kinds)], person_days=1, days=2,
            owner=town.rng.choice(town.posts), source=sources[number] if number % 3 else None,
        )
        for number in range(min(len(sources), town.size.share(40)))
    )  # fmt: skip
    pairs = pairwise(tasks)
    tie(Task.rests_on.through, ({"from_task_id": later.pk, "to_task_id": first.pk} for first, later in pairs))


def _hear(town: Town, audit: Audit) -> list[Knowledge]:
    insert(
        town.row(
            Provision, audit=audit, theme=THEMES[number % len(THEMES)], agency=town.rng.choice(town.agencies),
            told_on=on, provided="Patrols", lacking="Sundays",
        )
        for number, on in enumerate(town.days(town.size.share(120)))
    )  # fmt: skip
    return insert(
        town.row(
            Knowledge, audit=audit, voice="residents", source="A forum", on=on, place="Mill Lane", said="It is so."
        )
        for on in town.days(town.size.share(120))
    )


def _say(
    town: Town, audit: Audit, commissions: list[Commission], sources: list[Source], known: list[Knowledge]
) -> list[Conclusion]:
    parts = list(Part)
    said = insert(
        town.row(
            Conclusion, audit=audit, part=parts[number % len(parts)], theme=THEMES[number % len(THEMES)],
            text=f"It is so in {number} streets.", written_on=TODAY,
            commission=town.rng.choice(commissions) if number % 4 == 0 else None,
        )
        for number in range(town.size.share(80))
    )  # fmt: skip
    counted = list(Finding.objects.filter(partnership=town.universe.partnership))
    for field, others in (("finding", counted), ("knowledge", known), ("source", sources)):
        through = {"finding": Conclusion.findings, "knowledge": Conclusion.knowledge, "source": Conclusion.sources}
        _tie(town, through[field].through, "conclusion_id", said, f"{field}_id", others, 2)
    pairs = pairwise(said)
    links = ({"from_conclusion_id": later.pk, "to_conclusion_id": first.pk} for first, later in pairs)
    tie(Conclusion.rests_on.through, links)
    insert(
        town.row(
            Wording, conclusion=each, text="It was so.", changed_on=TODAY, wished_by=town.rng.choice(town.agencies),
            reason="They know better.",
        )
        for each in said
    )  # fmt: skip
    return said


def _weigh(town: Town, said: list[Conclusion], sources: list[Source], known: list[Knowledge]) -> None:
    """Set half of the sources beside each finding; one in six contradicts it, half of these unexplained."""
    sides = ("supports", "silent", "contradicts", "silent", "supports", "silent")
    items = [*({"source": each} for each in sources[::2]), *({"knowledge": each} for each in known[::2])]
    insert(
        town.row(
            Stance, conclusion=each, side=sides[number % 6], reason="As they told it.", said_on=TODAY,
            answer="It counts reports alone." if number % 12 == 2 else "",
            drawn_from=town.rng.choice(town.agencies) if "knowledge" in item and number % 4 == 0 else None, **item,
        )
        for each in said for number, item in enumerate(items)
    )  # fmt: skip


def _discuss(town: Town, audit: Audit, said: list[Conclusion]) -> None:
    sent = insert(
        town.row(
            Circulation, audit=audit, title=f"Findings {number}", sent_on=TODAY - timedelta(days=20),
            comments_by=TODAY + timedelta(days=number),
        )
        for number in range(town.size.share(8))
    )  # fmt: skip
    _tie(town, Circulation.agencies.through, "circulation_id", sent, "agency_id", town.agencies, 20)
    _tie(town, Circulation.conclusions.through, "circulation_id", sent, "conclusion_id", said, 10)
    insert(
        town.row(
            Comment, audit=audit, circulation=town.rng.choice(sent) if number % 2 else None,
            conclusion=town.rng.choice(said), agency=town.rng.choice(town.agencies), text="We see more of it.",
            is_to_follow_up=number % 5 == 0, made_on=TODAY, answer="Seen." if number % 3 else "",
            answered_on=TODAY if number % 3 else None,
        )
        for number in range(town.size.share(240))
    )  # fmt: skip


def _review(town: Town, audit: Audit) -> None:
    reviews = insert(
        town.row(
            Review, audit=audit, how=how, reviewed_by="The county", on=TODAY, data="Late", analysis="Fair", use="Some"
        )
        for how in Review.How.values
    )
    insert(
        town.row(
            Improvement, audit=audit, review=town.rng.choice(reviews), what=f"Improve {number}",
            owner=town.rng.choice(town.posts), due=TODAY + timedelta(days=number - 20),
            done_on=TODAY if number % 3 == 0 else None, outcome="Better." if number % 3 == 0 else "",
        )
        for number in range(town.size.share(60))
    )  # fmt: skip


def _tie(town: Town, through: Any, one: str, ones: list[Any], other: str, others: list[Any], count: int) -> None:
    """Tie each of one kind to a few of another."""
    few: list[tuple[models.Model, models.Model]] = [
        (each, found) for each in ones for found in town.rng.sample(others, min(count, len(others)))
    ]
    tie(through, ({one: each.pk, other: found.pk} for each, found in few))
