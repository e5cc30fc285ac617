"""Take up what was said, code it once or by two people apart, and settle where they differ."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.core.privacy import screen
from frankpledge.core.questionnaires.answers import plain_words
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.events import themes as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import Coding, Exercise, Place, Remark, Sitting, Theme
from frankpledge.stages.consultation.permissions import check_may_run_consultation
from frankpledge.stages.consultation.queries.gazetteer import known_names
from frankpledge.stages.consultation.queries.remarks import new_comments
from frankpledge.stages.consultation.rules.coding import LONGEST, TYPED, CodingState, Source, has_second
from frankpledge.stages.partnership.models import Cycle
from frankpledge.stages.partnership.queries.cycle import open_cycle

AT_ONCE = 1_000
"""Comments taken up with one press: a page answers soon, and the rest comes with the next."""


@transaction.atomic
def take_up(*, by: Standing, at: datetime) -> int:
    """Take up comments of the cycle's questionnaires that are not taken up yet; return how many.

    They come in an order that tells nothing of when they came; one in five goes to two coders.
    """
    check_may_run_consultation(by)
    cycle = _locked_cycle(by)
    found = new_comments(cycle).annotate(exercise=F("response__questionnaire__exercise"))
    chosen = sorted(found.values_list("pk", "exercise", "response__received_on", "response__speaks_for")[:AT_ONCE],
                    key=lambda row: hashlib.sha256(f"{row[0]}".encode()).digest())  # fmt: skip
    there = Remark.objects.filter(exercise__cycle=cycle).count()
    Remark.objects.bulk_create(
        Remark(
            partnership=by.partnership, exercise_id=exercise, source=Source.COMMENT, answer_id=answer, heard_on=on,
            speaks_for=speaks_for, is_double=has_second(there + number),
        )
        for number, (answer, exercise, on, speaks_for) in enumerate(chosen)
    )  # fmt: skip
    if chosen:
        record("comments.taken-up", subject=cycle, by=by, at=at, facts={"taken": len(chosen)})
    return len(chosen)


def _locked_cycle(by: Standing) -> Cycle:
    """Return the cycle under way, kept from others: two people press at once, and each comment is taken up once."""
    cycle = open_cycle(by)
    if cycle is None:
        raise Refused("No cycle is planned.")
    return Cycle.objects.select_for_update(of=("self",)).get(pk=cycle.pk)


@transaction.atomic
def type_in(
    *, exercise: Exercise, source: str, words: str, heard_on: date, by: Standing, at: datetime,
    sitting: Sitting | None = None, speaks_for: int | None = None,
) -> Remark:  # fmt: skip
    """Type in one thing that was said at a sitting, written, or returned by a forum; personal details are taken out."""
    check_may_run_consultation(by)
    by.check_owns(exercise, sitting)
    cycle = _locked_cycle(by)
    refuse_if_any(_faults(exercise, cycle, source, words, heard_on, sitting, by))
    kept, removed = screen(unicodedata.normalize("NFC", plain_words(words)), known_names(by.partnership.pk))
    there = Remark.objects.filter(exercise__cycle=cycle).count()
    remark = Remark(
        partnership=by.partnership, exercise=exercise, source=source, typed=kept, removed=removed, heard_on=heard_on,
        sitting=sitting, speaks_for=speaks_for, entered_by=by.person, is_double=has_second(there),
    )  # fmt: skip
    save_checked(remark)
    facts = {"exercise": exercise.pk, "source": source, "removed": removed, "speaks_for": speaks_for}
    record("remark.typed-in", subject=remark, by=by, at=at, facts=facts)
    return remark


def _faults(
    exercise: Exercise, cycle: Cycle, source: str, words: str, heard_on: date, sitting: Sitting | None, by: Standing
) -> dict[str, list[str]]:
    said = plain_words(words[: 2 * LONGEST])
    long = f"Enter {LONGEST:,} characters or fewer: what speaks of several things is several remarks."
    return {
        "exercise": [] if exercise.cycle_id == cycle.pk else ["Choose an exercise of the cycle under way."],
        "source": [] if source in TYPED else ["Choose from where it comes."],
        "words": [long] if len(said) > LONGEST else [] if said else ["Enter what was said."],
        "heard_on": ["Give a day that is not to come."] if heard_on > by.today else [],
        "sitting": ["Choose a sitting of that exercise."] if sitting and sitting.exercise_id != exercise.pk else [],
    }


@transaction.atomic
def code(
    *, remark: Remark, themes: Collection[Theme], by: Standing, at: datetime, place: Place | None = None,
    is_quotable: bool = False,
) -> Remark:  # fmt: skip
    """Code a remark with some themes, or with none where none fits; the same person may think again.

    Where two code it, nothing stands before both have: neither sees what the other found. Once both have, neither may
    think again, or how far they agree would mean nothing.
    """
    check_may_run_consultation(by)
    by.check_owns(remark, place, *themes)
    locked = Remark.objects.select_for_update(of=("self",)).select_related("exercise").get(pk=remark.pk)
    codings = {each.coder_id: each for each in locked.codings.all()}
    _check_may_code(locked, codings, by)
    _check_of_the_book(locked, themes)
    own = codings.get(by.person.pk) or Coding(
        partnership=by.partnership, remark=locked, coder=by.person, turn=2 if codings else 1
    )
    own.on, own.is_quotable = by.today, is_quotable
    save_checked(own)
    own.themes.set(themes)
    locked.place = place or (locked.place if codings and by.person.pk not in codings else None)
    weigh(locked)
    facts = {"turn": own.turn, "state": locked.state}  # no themes: the second coder may read the log
    record("remark.coded", subject=locked, by=by, at=at, facts=facts)
    return locked


def _check_may_code(remark: Remark, codings: dict[int, Coding], by: Standing) -> None:
    if len(codings) == 2:
        raise Refused("Two people have coded it, and how each did stays on record. Settle it in your name instead.")
    if codings and by.person.pk not in codings and not remark.is_double:
        raise Refused("Others have coded it already.")


def _check_of_the_book(remark: Remark, themes: Iterable[Theme]) -> None:
    if any(theme.ended_on or theme.cycle_id != remark.exercise.cycle_id for theme in themes):
        raise Refused({"themes": ["Choose themes of this cycle’s book that have not ended."]})


def weigh(remark: Remark) -> None:
    """Let themes stand where one coder was to code it, or both found the same."""
    codings = list(remark.codings.prefetch_related("themes"))
    found = [{theme.pk for theme in each.themes.all()} for each in codings]
    if remark.is_double and len(codings) < 2:
        remark.state = CodingState.ONE_OF_TWO
    else:
        remark.state = CodingState.CODED if all(each == found[0] for each in found) else CodingState.DIFFERS
    is_coded = remark.state == CodingState.CODED
    remark.is_quotable = is_coded and all(each.is_quotable for each in codings)
    save_checked(remark)
    remark.themes.set(found[0] if is_coded else ())


@transaction.atomic
def settle(*, remark: Remark, themes: Collection[Theme], by: Standing, at: datetime, is_quotable: bool = False) -> None:
    """Settle, in one's name, how something is coded that two have coded; what each found stays on record."""
    check_may_run_consultation(by)
    by.check_owns(remark, *themes)
    locked = Remark.objects.select_for_update(of=("self",)).select_related("exercise").get(pk=remark.pk)
    if locked.codings.count() < 2:
        raise Refused("Two people have not coded it: there is nothing to settle.")
    _check_of_the_book(locked, themes)
    locked.state, locked.settled_by, locked.settled_on = CodingState.CODED, by.person, by.today
    locked.is_quotable = is_quotable
    save_checked(locked)
    locked.themes.set(themes)
    facts = {"themes": sorted(theme.pk for theme in themes)}
    record("remark.settled", subject=locked, by=by, at=at, facts=facts)
