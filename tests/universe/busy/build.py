"""Builds a busy partnership, the same for the same size."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from django.db import transaction
from django.db.models import Count

from frankpledge.foundation.accounts.models import Partnership, PartnershipAgency, Person, Post
from frankpledge.foundation.sharing.models import DataRequest, Instalment, SharingProtocol
from frankpledge.stages.audit.models import Audit, Circulation, Commission, Conclusion, Counting, Research
from frankpledge.stages.consultation.models import (
    AskedBefore,
    Exercise,
    Forum,
    GroupToHear,
    Place,
    Questionnaire,
    RaisedIssue,
    Remark,
    Sitting,
    Theme,
)
from frankpledge.stages.partnership.models import (
    Briefing,
    CommitmentRequest,
    Decision,
    Document,
    Group,
    IssueRaised,
    Meeting,
    Objection,
    OtherExercise,
    Risk,
)
from frankpledge.stages.publication.models import ReleaseCandidate
from tests.universe import partnership as small
from tests.universe.busy import (
    actions,
    audit,
    authority,
    before,
    calendar,
    consultation,
    cycles,
    evidence,
    groups,
    issues,
    means,
    meetings,
    people,
    questionnaires,
    sharing,
    themes,
    voice,
)
from tests.universe.busy.log import Log
from tests.universe.busy.size import FULL, Size
from tests.universe.busy.town import BEGAN, TODAY, Town
from tests.universe.partnership import Universe
from tests.universe.tiers import two_tier

SEED = 1998


@dataclass(frozen=True)
class Busy:
    """A busy partnership: its universe, everybody in it, and what most hangs on."""

    universe: Universe
    people: list[Person]
    place: PartnershipAgency
    group: Group
    meeting: Meeting
    release: ReleaseCandidate

    def busiest(self) -> dict[str, int]:
        """Return, by what stands before a key in addresses, the key of the thing of which there is most to show."""
        here = {"partnership": self.universe.partnership}
        return {
            "agencies": self.place.pk,
            "groups": self.group.pk,
            "meetings": self.meeting.pk,
            "publishing": self.release.pk,
            "actions": _most(self.meeting.actions, "risks"),
            "commitments": _most(CommitmentRequest.objects.filter(**here), "decision"),
            "decisions": _most(self.meeting.decisions, "actions"),
            "meetings/decisions": _most(Decision.objects.filter(meeting=None, **here), "commitment_requests"),
            "audit/audits": _most(Audit.objects.filter(**here), "comments"),
            "audit/countings": _most(Counting.objects.filter(status="done", **here), "findings"),
            "audit/says": _most(Conclusion.objects.filter(**here), "comments"),
            "audit/interim": _most(Circulation.objects.filter(**here), "comments"),
            "audit/research": _most(Research.objects.filter(**here), "questions"),
            "audit/commissions": _most(Commission.objects.filter(**here), "conclusions"),
            "consultation/before": _most(AskedBefore.objects.filter(**here), "agency"),
            "consultation/exercises": _most(Exercise.objects.filter(**here), "consultees"),
            "consultation/forums": _most(Forum.objects.filter(**here), "exercises"),
            "consultation/issues": _most(RaisedIssue.objects.filter(**here), "details"),
            "consultation/groups": _most(GroupToHear.objects.filter(**here), "exercises"),
            "consultation/sittings": _most(Sitting.objects.filter(**here), "to_ask"),
            "consultation/themes": _most(Theme.objects.filter(**here), "remarks"),
            "consultation/remarks": _most(Remark.objects.filter(**here), "referrals"),
            "consultation/neighbourhoods": _most(Place.objects.filter(area=None, **here), "places__remarks"),
            "data-plan/agencies": self.universe.agency("Tithingham Police").pk,
            "data-plan/requests": _most(DataRequest.objects.filter(**here), "instalments"),
            "data-plan/due": _most(Instalment.objects.filter(**here), "fulfilments"),
            "documents": _most(Document.objects.filter(**here), "put_before"),
            "protocols": _most(SharingProtocol.objects.filter(**here), "flows__submissions"),
            "posts": _most(Post.objects.filter(**here), "actions"),
            "means/risks": _most(Risk.objects.filter(**here), "actions"),
            "timetable/calendar/exercises": _most(OtherExercise.objects.filter(**here), "agency"),
            "consultation/questionnaires": _most(Questionnaire.objects.filter(**here), "responses"),
            "voice/briefings": _most(Briefing.objects.filter(**here), "audiences"),
            "voice/issues": _most(IssueRaised.objects.filter(**here), "group"),
            "voice/objections": _most(Objection.objects.filter(**here), "decision"),
        }


def _most(things: Any, related: str) -> int:
    """Return the key of the one to which most is tied."""
    return things.order_by().annotate(tied=Count(related)).order_by("-tied", "pk").values_list("pk", flat=True)[0]


@transaction.atomic
def build_busy(size: Size = FULL, name: str = "Tithingham Partnership", slug: str = "tithingham") -> Busy:
    """Build it. Everything happens before or at the moment at which all universes are built."""
    universe = two_tier(small.found(name, slug))
    Partnership.objects.filter(pk=universe.partnership.pk).update(started=BEGAN)
    rng = Random(SEED)
    town = Town(universe, size, rng, Log(universe.partnership, rng))
    for add in (
        people.add_agencies, people.add_people, people.add_posts, groups.add_groups, groups.add_documents,
        meetings.add_meetings, actions.add_actions, means.add_means, voice.add_voice, authority.add_authority,
        authority.share_out, authority.answer_findings, cycles.add_cycles, calendar.add_exercises,
        questionnaires.add_questionnaires, people.end_some_places,
    ):  # fmt: skip
        add(town)
    released = sharing.release(town)
    audit.add_audits(town)
    consultation.add_consultation(town)
    themes.add_themes(town)
    evidence.add_evidence(town)
    issues.add_issues(town)
    before.add_what_was_before(town)
    town.log.fill(size.events, "action.amended", town.actions, BEGAN, TODAY)
    town.log.write()
    return Busy(universe, town.people, town.places[0], town.groups[0], meetings.busiest_meeting(town), released)
