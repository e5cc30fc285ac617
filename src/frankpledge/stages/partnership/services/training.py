"""The only writer of training and skills (R087)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import authority as _words  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Skill, Training
from frankpledge.stages.partnership.permissions import check_may_coordinate


@transaction.atomic
def record_training(
    *, post: Post, competency: str, by: Standing, at: datetime, title: str = "", needed_on: date | None = None,
    completed_on: date | None = None,
) -> Training:  # fmt: skip
    """Record that the holder of a post needs training, or has completed some."""
    check_may_coordinate(by)
    by.check_owns(post)
    _check_completed(completed_on, by.today)
    made = Training(
        partnership=by.partnership, post=post, competency=competency, title=title,
        needed_on=needed_on or completed_on or by.today, completed_on=completed_on,
    )  # fmt: skip
    save_checked(made)
    facts = {"post": post.pk, "competency": competency, "completed": completed_on}
    record("training.recorded", subject=made, by=by, at=at, facts=facts)
    return made


@transaction.atomic
def complete_training(*, training: Training, completed_on: date, by: Standing, at: datetime) -> None:
    """Record the day on which training that was needed was completed."""
    check_may_coordinate(by)
    by.check_owns(training)
    if training.completed_on:
        raise Refused("It is recorded as completed already.")
    _check_completed(completed_on, by.today)
    training.completed_on = completed_on
    save_checked(training)
    record("training.completed", subject=training, by=by, at=at, facts={"on": completed_on})


@transaction.atomic
def withdraw_training(*, training: Training, by: Standing, at: datetime) -> None:
    """Take out of the register training that was entered by mistake."""
    check_may_coordinate(by)
    by.check_owns(training)
    facts = {"training": training.pk, "competency": training.competency}
    record("training.withdrawn", subject=training.post, by=by, at=at, facts=facts)
    training.delete()


@transaction.atomic
def record_skill(*, post: Post, skill: str, by: Standing, at: datetime) -> Skill:
    """Record a skill that the holder of a post has, under the word used for it already where there is one."""
    check_may_coordinate(by)
    by.check_owns(post)
    known = Skill.objects.filter(partnership=by.partnership, skill__iexact=skill.strip()).first()
    word = known.skill if known else skill.strip()
    if Skill.objects.filter(post=post, skill=word).exists():
        raise Refused({"skill": ["That skill of this post is recorded already."]})
    made = Skill(partnership=by.partnership, post=post, skill=word)
    save_checked(made)
    record("skill.recorded", subject=post, by=by, at=at, facts={"skill": made.pk})
    return made


@transaction.atomic
def withdraw_skill(*, skill: Skill, by: Standing, at: datetime) -> None:
    """Take out of the register a skill that nobody in the post has any more."""
    check_may_coordinate(by)
    by.check_owns(skill)
    record("skill.withdrawn", subject=skill.post, by=by, at=at, facts={"skill": skill.pk})
    skill.delete()


def _check_completed(completed_on: date | None, today: date) -> None:
    ahead = completed_on is not None and completed_on > today
    refuse_if_any({"completed_on": ["The day of completion cannot lie ahead."] if ahead else []})
