"""Who is told by mail when something happens: those who hold a role, or speak for an agency, today."""

from __future__ import annotations

from collections.abc import Iterable

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, who_holds
from frankpledge.foundation.notifications.services import tell


def who_answer_members(by: Standing) -> list[Person]:
    """Return those who answer objections and issues: the co-ordinator and the chair."""
    return list(who_holds(by.partnership, by.today, Role.COORDINATOR, Role.CHAIR))


def coordinators(by: Standing) -> list[Person]:
    """Return the co-ordinators."""
    return list(who_holds(by.partnership, by.today, Role.COORDINATOR))


def tell_all(people: Iterable[Person], *, subject: str, text: str, path: str, by: Standing) -> None:
    """Tell each, except whoever did it."""
    for person in people:
        if person.pk != by.person.pk:
            tell(person, subject=subject, text=text, path=path, partnership=by.partnership, at=by.at)
