"""Keep who agreed to be asked again, until the day they are deleted; name who designed and ran an exercise."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Partnership, Post
from frankpledge.foundation.accounts.services import System
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.events import noticeboard as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import Exercise, GroupToHear, Hand, PersonToAsk, Sitting
from frankpledge.stages.consultation.permissions import check_may_read_people, check_may_run_consultation
from frankpledge.stages.consultation.rules.involvement import faults_of_offer
from frankpledge.stages.consultation.rules.people import Consent, Part, faults_of_days


@transaction.atomic
def enter_person(
    *, name: str, reached_by: str, purpose: str, consent: Consent | str, consented_on: date, delete_on: date,
    by: Standing, at: datetime, sitting: Sitting | None = None, group: GroupToHear | None = None,
    involved_in: str = "", follow_up_by: date | None = None,
) -> PersonToAsk:  # fmt: skip
    """Enter somebody who agreed to be asked again, at a sitting or for a group."""
    check_may_read_people(by)
    by.check_owns(*(each for each in (sitting, group) if each))
    if sitting is not None:
        _check_came(sitting, by)
    entered = PersonToAsk(partnership=by.partnership, sitting=sitting, group=group, entered_by=by.person)
    _fill(
        entered, by.today, name=name, reached_by=reached_by, purpose=purpose, consent=consent,
        consented_on=consented_on, delete_on=delete_on, involved_in=involved_in, follow_up_by=follow_up_by,
    )  # fmt: skip
    facts = {"sitting": sitting.pk if sitting else None, "delete_on": delete_on}
    record("person-to-ask.entered", subject=entered, by=by, at=at, facts=facts)
    return entered


@transaction.atomic
def amend_person(
    *, person: PersonToAsk, name: str, reached_by: str, purpose: str, consent: Consent | str, consented_on: date,
    delete_on: date, by: Standing, at: datetime, group: GroupToHear | None = None, involved_in: str = "",
    follow_up_by: date | None = None,
) -> None:  # fmt: skip
    """Change the details of somebody who agreed, or the day on which they are deleted."""
    check_may_read_people(by)
    by.check_owns(person, *([group] if group else []))
    person.group = group
    _fill(
        person, by.today, name=name, reached_by=reached_by, purpose=purpose, consent=consent,
        consented_on=consented_on, delete_on=delete_on, involved_in=involved_in, follow_up_by=follow_up_by,
    )  # fmt: skip
    record("person-to-ask.amended", subject=person, by=by, at=at, facts={"delete_on": delete_on})


@transaction.atomic
def withdraw_person(*, person: PersonToAsk, by: Standing, at: datetime) -> None:
    """Delete the details of somebody who does not want to be asked any more, at once."""
    check_may_read_people(by)
    by.check_owns(person)
    record("person-to-ask.withdrew", subject=person, by=by, at=at)
    person.delete()


def delete_people_due(*, at: datetime) -> int:
    """Delete those whose day has come; each partnership's log says how many, and no name. Return how many."""
    today = localdate(at)
    due = PersonToAsk.objects.filter(delete_on__lte=today).order_by()
    places = Partnership.objects.filter(pk__in=due.values("partnership"))
    return sum(_delete_due(each, today, at) for each in places)


@transaction.atomic
def _delete_due(partnership: Partnership, today: date, at: datetime) -> int:
    due = PersonToAsk.objects.filter(partnership=partnership, delete_on__lte=today)
    count = due.count()
    due.delete()
    left = PersonToAsk.objects.filter(partnership=partnership).count()
    facts = {"count": count, "left": left, "until": today}
    record("people-to-ask.deleted", subject=partnership, by=System(partnership), at=at, facts=facts)
    return count


@transaction.atomic
def name_hand(
    *, exercise: Exercise, part: Part | str, by: Standing, at: datetime, post: Post | None = None, outside: str = "",
    training: str = "",
) -> Hand:  # fmt: skip
    """Name a post, or a body from outside, that designed or ran an exercise (R236)."""
    check_may_run_consultation(by)
    by.check_owns(exercise, *([post] if post else []))
    if post is None and outside and not training:
        raise Refused({"training": ["Say what training or experience the body brings."]})
    hand = Hand(partnership=by.partnership, exercise=exercise, post=post, outside=outside, part=part, training=training)
    save_checked(hand)
    facts = {"exercise": exercise.pk, "part": str(part), "post": post.pk if post else None}
    record("hand.named", subject=hand, by=by, at=at, facts=facts)
    return hand


@transaction.atomic
def drop_hand(*, hand: Hand, by: Standing, at: datetime) -> None:
    """Take back that a post or a body designed or ran an exercise."""
    check_may_run_consultation(by)
    by.check_owns(hand)
    record("hand.dropped", subject=hand, by=by, at=at, facts={"exercise": hand.exercise_id})
    hand.delete()


def _check_came(sitting: Sitting, by: Standing) -> None:
    if sitting.on > by.today:
        raise Refused("The sitting has not been held yet: nobody has agreed there.")
    named = PersonToAsk.objects.filter(sitting=sitting).count()
    if sitting.came is None:
        raise Refused("Record first how many came: those who agreed are some of them.")
    if named >= sitting.came:
        raise Refused(f"{sitting.came} came, and {named} of them are entered already.")


def _fill(person: PersonToAsk, today: date, **given: Any) -> None:
    is_followed_up = person.pk is not None and person.follow_ups.exists()
    offered = given["involved_in"], given["follow_up_by"], given["delete_on"]
    faults = faults_of_offer(*offered, is_followed_up=is_followed_up)
    refuse_if_any(faults | faults_of_days(given["consented_on"], given["delete_on"], today))
    for field, value in given.items():
        setattr(person, field, value)
    save_checked(person)
