"""What others asked the town's people before: of use to its audit, each as far as it goes."""

from __future__ import annotations

from examples.town.partnership.cast import HOMES, Town
from frankpledge.stages.consultation.services.asked_before import enter_asked_before

PAST = (
    # who enters it, agency, title, run by, how, days before today, whom, asked, answered, area, match, worth, found
    ("homes", HOMES, "Tenants on their estates", "Abbey Homes", "survey", 250, 220, "All tenants of Abbey Homes", 3_100,
     930, "Three estates of Abbey Homes", "part", "By post, one reminder. Tenants under 30 answered least.",
     "41 per cent name noise at night first, 22 per cent speeding cars, 9 per cent burglary."),
    ("coordinator", None, "Holmshire residents’ panel", "The county council", "panel", 900, 880,
     "A panel drawn by lot, a third of it new each year", 1_500, 720, "The whole county", "wider",
     "Weighted by age and district. Some 90 of the panel live in Tithingham.",
     "Six in ten feel safe in their town after dark; the report has no figure for each district."),
    ("coordinator", None, "Traders’ evening", "The chamber of trade", "meeting", 75, 75, "Whoever keeps a shop", None,
     None, "The centre of Tithingham", "part", "Whoever came. Nobody counted, and a councillor took the chair.",
     "Thefts are not reported, as it takes too long."),
)  # fmt: skip


def build(town: Town) -> None:
    """Enter what is known of each."""
    for (
        who, agency, title, run_by, way, begins, ends, whom, asked, people, area, match, quality, found,
    ) in PAST:  # fmt: skip
        enter_asked_before(
            title=title, run_by=run_by, agency=town.agencies[agency] if agency else None, way=way,
            began_on=town.days_ago(begins), ended_on=town.days_ago(ends), whom=whom, asked=asked, people=people,
            area=area, area_match=match, quality=quality, found=found, **town.acting(who, 30),
        )  # fmt: skip
