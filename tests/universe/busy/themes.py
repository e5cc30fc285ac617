"""Thousands of comments taken up and coded, hundreds of places, and what was sent to agencies."""

from __future__ import annotations

from datetime import timedelta

from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.consultation.models import Answer, Coding, Exercise, Place, Referral, Remark, Theme
from frankpledge.stages.consultation.rules.coding import CodingState, Source
from frankpledge.stages.partnership.models import Cycle
from tests.universe.busy.town import TODAY, Town, insert, tie

STATES = (CodingState.CODED, CodingState.CODED, CodingState.DIFFERS, CodingState.NEW, CodingState.ONE_OF_TWO)


def add_themes(town: Town) -> None:
    """Fill a book of themes, a gazetteer, and the coding of what was said in the cycle under way."""
    cycle = Cycle.objects.get(partnership=town.universe.partnership, closed_on=None)
    themes = insert(
        town.row(Theme, cycle=cycle, name=f"Theme {number}", includes="What is said of it.", began_on=TODAY,
                 in_audit=("yes", "no", "")[number % 3], ended_on=TODAY if number % 10 == 9 else None)
        for number in range(town.size.share(80))
    )  # fmt: skip
    places = _places(town)
    remarks = _comments(town, cycle, places) + _typed(town, cycle, places)
    tie(Remark.themes.through, (
        {"remark_id": each.pk, "theme_id": themes[(n + k) % len(themes)].pk}
        for n, each in enumerate(remarks) if each.state == CodingState.CODED for k in range(2)
    ))  # fmt: skip
    _codings(town, remarks, themes)
    coded = [each for each in remarks if each.state == CodingState.CODED and each.place_id]
    insert(
        town.row(
            Referral, remark=each, agency=town.agencies[n % len(town.agencies)], asks=f"Can it be mended? ({n})",
            referred_by_id=town.clerk, referred_on=TODAY - timedelta(days=30),
            reply_by=TODAY + timedelta(days=n % 9 - 4),
            **({"outcome": "done", "reason": "Mended.", "answered_by_id": town.clerk, "answered_on": TODAY}
               if n % 3 else {}),
        )
        for n, each in enumerate(coded[: town.size.share(600)])
    )  # fmt: skip


def _places(town: Town) -> list[Place]:
    areas = insert(town.row(Place, name=f"Area {number}") for number in range(town.size.share(60)))
    return insert(
        town.row(Place, name=f"Place {number}", area=areas[number % len(areas)])
        for number in range(town.size.share(600))
    )


def _comments(town: Town, cycle: Cycle, places: list[Place]) -> list[Remark]:
    """Take up the comments there are; they are of the cycle's exercises."""
    here = {"partnership": town.universe.partnership}
    answers = list(Answer.objects.filter(**here).exclude(text="").select_related("response__questionnaire__exercise"))
    taken = answers[: len(answers) * 9 // 10]
    Exercise.objects.filter(questionnaires__responses__answers__in=taken).update(cycle=cycle)
    return insert(
        _remark(town, n, places, exercise=each.response.questionnaire.exercise, source=Source.COMMENT, answer=each,
                 heard_on=each.response.received_on, speaks_for=each.response.speaks_for)
        for n, each in enumerate(taken)
    )  # fmt: skip


def _typed(town: Town, cycle: Cycle, places: list[Place]) -> list[Remark]:
    exercises = list(Exercise.objects.filter(cycle=cycle).order_by("pk"))
    return insert(
        _remark(town, n, places, exercise=exercises[n % len(exercises)], source=Source.MEETING, heard_on=TODAY,
                 typed=f"It is dark there ({n})", entered_by_id=town.clerk, speaks_for=40 if n % 7 == 0 else None)
        for n in range(town.size.share(1_500))
    )  # fmt: skip


def _remark(town: Town, number: int, places: list[Place], **fields: object) -> Remark:
    state = STATES[number % 5]
    is_double = state in (CodingState.DIFFERS, CodingState.ONE_OF_TWO) or number % 10 == 0
    place = places[number % len(places)] if number % 4 and state == CodingState.CODED else None
    return town.row(Remark, state=state, is_double=is_double, place=place, is_quotable=number % 6 == 0, **fields)


def _codings(town: Town, remarks: list[Remark], themes: list[Theme]) -> None:
    people = [town.universe.people[role].pk for role in (Role.COORDINATOR, Role.INFORMATION_OFFICER)]
    turns = {CodingState.NEW: 0, CodingState.ONE_OF_TWO: 1, CodingState.DIFFERS: 2}
    made = insert(
        town.row(Coding, remark=each, coder_id=people[turn], turn=turn + 1, on=TODAY)
        for each in remarks
        for turn in range(turns.get(CodingState(each.state), 2 if each.is_double else 1))
    )
    tie(Coding.themes.through, ({"coding_id": each.pk, "theme_id": themes[(n // 3) % len(themes)].pk}
                                for n, each in enumerate(made)))  # fmt: skip
