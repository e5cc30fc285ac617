"""What the town's people raised, most of it answered; a standing channel; and what they were told of one exercise."""

from __future__ import annotations

from typing import Any

from examples.town.partnership.cast import HOMES, POLICE, Town
from frankpledge.stages.consultation.models import Exercise, Forum, RaisedIssue
from frankpledge.stages.consultation.rules.phases import Method, Phase
from frankpledge.stages.consultation.services.exercises import plan_exercise
from frankpledge.stages.consultation.services.feedback import propose_feedback
from frankpledge.stages.consultation.services.issues import answer_issue, raise_issue
from frankpledge.stages.partnership.models import Cycle
from frankpledge.stages.publication.services import give_consent, publish, sign_off

MEETINGS, OPEN = "Ward meetings on what to look at", "Have we seen what matters?"
RAISED: tuple[dict[str, Any], ...] = (
    {
        "exercise": MEETINGS, "kind": "problem", "title": "The river path is dark", "days": 50, "people": 14,
        "words": "The lamps along the river path have been out since the spring, and people stay at home.",
        "area": "Castle Ward", "coverage": "not", "coverage_says": "No agency counts lamps that are out.",
    },
    {
        "exercise": MEETINGS, "kind": "idea", "title": "Light the path before buying cameras", "days": 50, "people": 3,
        "words": "Lamps first, and cameras only where lamps do not help.", "about": "Fear after dark",
        "coverage": "partly", "coverage_says": "Violence at night is counted, fear is not.",
    },
    {
        "exercise": OPEN, "kind": "scope", "title": "It leaves out racing cars", "days": 12, "forum": True,
        "words": "Cars race at night, and the findings say nothing of it.", "coverage": "not",
        "coverage_says": "Calls about traffic were not asked for.",
    },
    {
        "exercise": OPEN, "kind": "accuracy", "title": "Thefts from shops are too few", "days": 9, "people": 2,
        "words": "Traders say that they report one theft in three.", "about": "Thefts from shops", "police": True,
    },
    {
        "exercise": OPEN, "kind": "comment", "title": "Say by when", "days": 6, "people": 1,
        "words": "The first findings do not say when anything follows from them.", "about": "First findings, page 4",
    },
)  # fmt: skip
OFFICER, LANDLORD = ("coordinator", None, "community safety officer"), ("homes", HOMES, "landlord manager")
ANSWERS = {
    # what was raised: who answers, in whose name and from which post; what becomes of it, why, what changed, by when
    "The river path is dark": (LANDLORD, "will-do", "The path is ours from the bridge on.", "", -60),
    "Light the path before buying cameras": (LANDLORD, "done", "Light costs less, and more people use the path.",
                                             "The order for cameras was put off until the lamps are mended.", None),
    "Say by when": (OFFICER, "done", "A finding without a day is no use to anybody.", "Page 4 now says when.", None),
}  # fmt: skip


def build(town: Town) -> None:
    """Enter what was raised, answer some of it, open a standing channel, and tell of the exercise that is over."""
    for each in RAISED:
        _raise(town, dict(each))
    for title, ((who, agency, post), outcome, reason, changed, due) in ANSWERS.items():
        answer_issue(
            issue=RaisedIssue.objects.get(partnership=town.partnership, title=title), outcome=outcome, reason=reason,
            changed=changed, due=town.days_ago(due) if due else None, post=town.posts[post],
            agency=town.agencies[agency] if agency else None, **town.acting(who, 4),
        )  # fmt: skip
    _channel(town)
    _tell(town)


def _raise(town: Town, given: dict[str, Any]) -> None:
    exercise = Exercise.objects.get(partnership=town.partnership, title=given.pop("exercise"))
    if given.pop("forum", False):
        given |= {"forum": Forum.objects.get(partnership=town.partnership, name="Police and community group"),
                  "forum_size": 40}  # fmt: skip
    if given.pop("police", False):
        given["answer_from"] = town.agencies[POLICE]
    on = town.days_ago(given.pop("days"))
    raise_issue(exercise=exercise, raised_on=on, **given, **town.acting("coordinator", 5))


def _channel(town: Town) -> None:
    """A channel that stays open until the cycle ends."""
    channel = plan_exercise(
        cycle=Cycle.objects.get(partnership=town.partnership, closed_on=None), title="Tell us any time",
        phase=Phase.ACTION, method=Method.STANDING, aim="To hear what changes between one assessment and the next.",
        audience="Everybody", opens=town.days_ago(120), closes=town.days_ago(-600), **town.acting("coordinator", 80),
    )  # fmt: skip
    for title, days in (("Fireworks in the market place", 110), ("Scooters on the pavement", 20)):
        raise_issue(
            exercise=channel, kind="problem", title=title, words=f"{title}, most of all at weekends.", people=6,
            raised_on=town.days_ago(days), area="Castle Ward", **town.acting("coordinator", 3),
        )  # fmt: skip


def _tell(town: Town) -> None:
    """Tell those who came to the ward meetings, by the gate: checked by a second person, agreed to, published."""
    told = propose_feedback(
        exercise=Exercise.objects.get(partnership=town.partnership, title=MEETINGS),
        title="You said, we did: ward meetings",
        heard="You told us that the river path is dark and that you stay at home because of it.",
        changed="Lamps come before cameras. Abbey Homes mends those along the river.",
        **town.acting("analyst", 3),
    )  # fmt: skip
    for consent in told.candidate.consents.select_related("agency"):
        give_consent(consent=consent, **town.acting("homes", 2))
    sign_off(candidate=told.candidate, **town.acting("checker", 2))
    publish(candidate=told.candidate, **town.acting("coordinator", 1))
