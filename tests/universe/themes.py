"""Open text, built by its services: a book of themes, what was said, coded by two people, placed and answered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from frankpledge.core.questionnaires import Kind
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Exercise, Place, Questionnaire, Referral, Remark, Theme
from frankpledge.stages.consultation.services.coding import code, take_up, type_in
from frankpledge.stages.consultation.services.collecting import collect
from frankpledge.stages.consultation.services.gazetteer import write_places
from frankpledge.stages.consultation.services.referrals import refer
from frankpledge.stages.consultation.services.themes import add_theme
from tests.universe import questionnaires
from tests.universe.consultation import over, the_cycle
from tests.universe.partnership import AT, Universe

TODAY = AT.date()
POLICE = "Tithingham Police"


def analyst(universe: Universe) -> Standing:
    """Return the other coder's standing."""
    return universe.as_(Role.INFORMATION_OFFICER)


def a_theme(universe: Universe, name: str = "Lighting", **given: Any) -> Theme:
    """Add a theme to the book of the cycle under way, planned if there is none."""
    the_cycle(universe)
    known = Theme.objects.filter(cycle=the_cycle(universe), name=name).first()
    wanted = {"includes": f"What is said of {name.lower()}."} | given
    return known or add_theme(name=name, by=universe.coordinator, at=AT, **wanted)


def the_places(universe: Universe) -> Place:
    """Write the gazetteer; return a place of it."""
    write_places(places="Castle: Market Square, Mill Lane\nAbbey: Cloister Walk", by=universe.coordinator, at=AT)
    return Place.objects.get(partnership=universe.partnership, name="Market Square")


def a_remark(universe: Universe, words: str = "It is dark in Market Square", **given: Any) -> Remark:
    """Type in what was said at a meeting."""
    known = Exercise.objects.filter(partnership=universe.partnership, cycle=the_cycle(universe)).first()
    wanted: dict[str, Any] = {"source": "meeting", "heard_on": TODAY, "exercise": known or over(universe)} | given
    return type_in(words=words, by=universe.coordinator, at=AT, **wanted)


def coded(universe: Universe, remark: Remark, *names: str, by: Standing | None = None, **given: Any) -> Remark:
    """Code a remark with themes of these names."""
    chosen = [a_theme(universe, name) for name in names]
    return code(remark=remark, themes=chosen, by=by or universe.coordinator, at=AT, **given)


def coded_by_both(universe: Universe, remark: Remark, *names: str, **given: Any) -> Remark:
    """Code a remark by as many people as it takes, alike."""
    made = coded(universe, remark, *names, **given)
    return coded(universe, remark, *names, by=analyst(universe), **given) if remark.is_double else made


def differing(universe: Universe) -> Remark:
    """Code a remark otherwise by each of two people."""
    while not (remark := a_remark(universe)).is_double:
        pass
    coded(universe, remark, "Lighting")
    return coded(universe, remark, "Dogs", by=analyst(universe))


def placed(universe: Universe) -> Remark:
    """Code a remark that is about a place, fit to be quoted."""
    place = the_places(universe)
    return coded_by_both(universe, a_remark(universe), "Lighting", place=place, is_quotable=True)


def a_referral(universe: Universe, **given: Any) -> Referral:
    """Send a coded comment to the police."""
    wanted: dict[str, Any] = {
        "asks": "Can lamps be mended in the square?", "reply_by": TODAY + timedelta(days=28),
        "agency": universe.agency(POLICE),
    }  # fmt: skip
    remark = given.pop("remark", None) or placed(universe)
    return refer(remark=remark, by=universe.coordinator, at=AT, **wanted | given)


def commented(universe: Universe, comments: list[str], title: str = "What troubles you?") -> Questionnaire:
    """Open a questionnaire, let people write comments, take them in and take them up."""
    made = questionnaires.opened(universe, title)
    why = questionnaires.own_key(made, Kind.TEXT)
    for number, words in enumerate(comments):
        answers = {"core-safe-dark": "bit-unsafe", why: words}
        questionnaires.send(made, answers, f"comment-{made.pk}-{number}-".ljust(22, "x"))
    collect(questionnaire=made, by=universe.coordinator, at=AT)
    take_up(by=universe.coordinator, at=AT)
    return made
