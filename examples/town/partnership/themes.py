"""What the town's people said in their own words, coded by two, and sent to the agencies that answer for the place."""

from __future__ import annotations

from examples.town.partnership.cast import HOMES, POLICE, Town
from frankpledge.stages.consultation.models import Exercise, Place, Remark, Sitting, Theme
from frankpledge.stages.consultation.services.coding import code, take_up, type_in
from frankpledge.stages.consultation.services.gazetteer import write_places
from frankpledge.stages.consultation.services.referrals import answer_referral, refer
from frankpledge.stages.consultation.services.themes import add_theme, end_theme, enter_as_evidence

PLACES = "Castle: Market place, Guildhall steps\nAbbey: River path, Abbey Green\nMill: Mill Lane, Station road"
THEMES = (
    # name, what belongs in it, what does not, whether the audit speaks of it
    ("Noise and disorder at night", "Shouting, fighting and loud music after ten.", "Fast cars: see Speeding.", "yes"),
    ("Thefts from shops", "Goods taken from shops, and what traders say of it.", "", "yes"),
    ("Lighting", "Lamps that are out, or missing; ways nobody walks after dark.", "", "no"),
    ("Speeding", "Fast cars and racing.", "Parking.", "no"),
    ("Nowhere to go", "What the young lack to do and places to be.", "Where they are called a nuisance.", ""),
    ("Broken lamps", "Lamps that are out.", "", ""),
)
SAID = (
    # what was said, where, its themes, its place, whether it may be quoted
    ("Outside the Market place pubs it is loud until three.", "meeting", (0,), "Market place", True),
    ("By then the River path is black as pitch after five.", "meeting", (2,), "River path", True),
    ("Lamps by the Market place have been out since Easter.", "meeting", (5,), "Market place", True),
    ("They race along Station road on Fridays.", "meeting", (3,), "Station road", False),
    ("There is no bus after seven, and nowhere to be but the Market place.", "interview", (4,), "Market place", True),
    ("My shop lost more this winter than in the three before.", "letter", (1,), "", False),
    ("The lane behind the school has no lamp at all.", "meeting", (2,), "Mill Lane", False),
    ("You cannot see who stands in the arch at night.", "meeting", (2,), "Guildhall steps", False),
    ("I carry a torch to the bus.", "meeting", (2,), "Mill Lane", False),
    ("The new lamps by the school are good; the old ones at the mill are dead.", "meeting", (2,), "Mill Lane", False),
    ("Shouting under the window until the last bus has gone.", "meeting", (0,), "Market place", True),
    ("They sing, and then they fight.", "meeting", (0,), "Guildhall steps", False),
    ("Glass on the steps every Sunday.", "meeting", (0,), "Guildhall steps", True),
    ("The music at number eleven shakes the plates.", "letter", (0,), "Abbey Green", False),
    ("Nobody answers the door after dark on Abbey Green.", "e-mail", (), "Abbey Green", False),
)


def name_places(town: Town) -> None:
    """Write the gazetteer: it is there before anybody answers."""
    write_places(places=PLACES, **town.acting("coordinator", 80))


def build(town: Town) -> None:
    """Leave a book of themes, remarks coded and sent on, one on which two coders differ, and some that wait."""
    themes = [
        add_theme(name=name, includes=includes, excludes=excludes, in_audit=known, **town.acting("analyst", 40))
        for name, includes, excludes, known in THEMES
    ]
    remarks = [_typed(town, each) for each in SAID]
    for remark, (_, _, chosen, place, is_quotable) in zip(remarks, SAID, strict=True):
        where = Place.objects.filter(partnership=town.partnership, name=place).first()
        given = {"themes": [themes[n] for n in chosen], "place": where, "is_quotable": is_quotable}
        code(remark=remark, **given, **town.acting("coordinator", 35))
        if remark.is_double:
            code(remark=remark, **given, **town.acting("analyst", 34))
    end_theme(theme=themes[5], into=themes[2], **town.acting("analyst", 30))
    enter_as_evidence(theme=themes[2], **town.acting("analyst", 29))
    _sent(town, remarks)
    take_up(**town.acting("coordinator", 2))
    _left(town, themes)


def _typed(town: Town, said: tuple[str, str, tuple[int, ...], str, bool]) -> Remark:
    words, source, *_ = said
    meetings = Exercise.objects.get(partnership=town.partnership, title="Ward meetings on what to look at")
    sitting = Sitting.objects.filter(exercise=meetings).order_by("pk").first() if source == "meeting" else None
    return type_in(
        exercise=meetings, source=source, words=words, heard_on=town.days_ago(45), sitting=sitting,
        **town.acting("coordinator", 40),
    )  # fmt: skip


def _sent(town: Town, remarks: list[Remark]) -> None:
    """One is answered, one is to be done, and one waits."""
    police, homes = town.agencies[POLICE], town.agencies[HOMES]
    wanted = (
        (remarks[0], police, "Can the square be walked through at closing time?"),
        (remarks[6], homes, "Is the lamp behind the flats yours, and can it be mended?"),
        (remarks[3], police, "Can speed be measured there on Friday nights?"),
    )
    first, second, _ = [
        refer(remark=remark, agency=agency, asks=asks, reply_by=town.days_ago(-5), **town.acting("coordinator", 23))
        for remark, agency, asks in wanted
    ]
    answer_referral(
        referral=first, outcome="done", reason="Two officers now walk there from eleven to three.",
        **town.acting("police", 15),
    )  # fmt: skip
    answer_referral(
        referral=second, outcome="will-do", reason="It is ours. A new lamp is ordered.", due=town.days_ago(-20),
        **town.acting("homes", 14),
    )  # fmt: skip


def _left(town: Town, themes: list[Theme]) -> None:
    """Of the comments, one is coded otherwise by each of two people; the others wait."""
    double = Remark.objects.filter(partnership=town.partnership, is_double=True, answer__isnull=False).first()
    if double:
        code(remark=double, themes=[themes[2]], **town.acting("coordinator", 1))
        code(remark=double, themes=[themes[4]], **town.acting("analyst", 1))
