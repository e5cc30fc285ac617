"""How each part of consultation stands in the cycle under way, for the page from which all of it is reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import ConsultationStrategy, Exercise, Questionnaire, Remark
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.queries.asked_before import asked_before
from frankpledge.stages.consultation.queries.bodies import asked_by_body
from frankpledge.stages.consultation.queries.evaluation import evaluations
from frankpledge.stages.consultation.queries.exercises import in_cycle
from frankpledge.stages.consultation.queries.forums import open_forums, unused
from frankpledge.stages.consultation.queries.hearing import groups, heard_of
from frankpledge.stages.consultation.queries.issues import issues_of
from frankpledge.stages.consultation.queries.strategy import state_of, versions
from frankpledge.stages.consultation.rules.coding import CodingState
from frankpledge.stages.consultation.rules.planning import phases_without
from frankpledge.stages.partnership.models import Cycle
from frankpledge.stages.partnership.queries.cycle import open_cycle
from frankpledge.ui.formats import plural


@dataclass(frozen=True)
class Section:
    """A part of consultation: its page, what there is of it, and how it stands in a word."""

    title: str
    name: str
    says: str
    status: str


@dataclass(frozen=True)
class Overview:
    """The cycle under way with its strategy, its exercises, and how each part stands."""

    cycle: Cycle | None
    strategy: ConsultationStrategy | None
    planned: Sequence[Exercise]
    sections: Sequence[Section]


def overview_of(standing: Standing) -> Overview:
    """Return where consultation stands today. Seventeen queries at most."""
    check_may_read_consultation(standing)
    cycle = open_cycle(standing)
    strategy = versions(standing, cycle).first() if cycle else None
    planned = in_cycle(standing, cycle)
    sections = (
        _strategy(strategy),
        _exercises(planned, standing),
        _questionnaires(standing),
        _themes(standing),
        _groups(standing, planned),
        _bodies(standing),
        _forums(standing),
        Section("Exercises beside others’", "calendar", "What clashes, and what could be asked together", "ready"),
        _asked_before(standing),
        _lessons(standing),
        Section("Who was heard so far", "heard", "Respondents beside the people of the area", "ready"),
        Section("Core questions over the years", "core", "What changed beyond chance", "ready"),
        Section("Support by section of the community", "support", "For the audit and for the draft plan", "ready"),
        Section("How many people to ask", "sample", "Precision, response and cost", "ready"),
        _issues(standing, cycle),
    )
    return Overview(cycle, strategy, planned, sections)


def _strategy(strategy: ConsultationStrategy | None) -> Section:
    if strategy is None:
        return Section("Strategy", "strategy", "Aims, means and lead times are not written down yet", "not started")
    lacking = len(phases_without(aim.phase for aim in strategy.aims.all()))
    says = f"Version {strategy.version}; {plural(lacking, 'phase')} without an aim"
    return Section("Strategy", "strategy", says, state_of(strategy))


def _exercises(planned: Sequence[Exercise], standing: Standing) -> Section:
    states = [str(each.state_on(standing.today)) for each in planned]
    says = f"{states.count('to come')} to come, {states.count('open')} open, {states.count('closed')} closed"
    status = "in progress" if planned else "not started"
    return Section("Exercises", "exercises", says, "complete" if set(states) == {"closed"} else status)


def _questionnaires(standing: Standing) -> Section:
    known = Questionnaire.objects.filter(partnership=standing.partnership)
    counts = known.aggregate(all=Count("pk"), opened=Count("opened_at"))
    says = f"{plural(counts['all'], 'questionnaire')}, {counts['opened']} opened to the public, of all cycles"
    return Section("Questionnaires", "questionnaires", says, "in progress" if counts["all"] else "not started")


def _themes(standing: Standing) -> Section:
    known = Remark.objects.filter(partnership=standing.partnership, exercise__cycle__closed_on=None)
    counts = known.aggregate(all=Count("pk"), coded=Count("pk", filter=Q(state=CodingState.CODED)))
    says = f"{counts['coded']} of {plural(counts['all'], 'remark')} coded"
    status = "complete" if counts["all"] == counts["coded"] else "in progress"
    return Section("Themes of what people said", "themes", says, status if counts["all"] else "not started")


def _groups(standing: Standing, planned: Sequence[Exercise]) -> Section:
    found = heard_of(groups(standing).prefetch_related("forums__agency"), planned)
    reached = sum(bool(each.exercises) for each in found)
    status = "not started" if not found else "covered" if reached == len(found) else "at risk"
    return Section("Groups to hear", "groups", f"{reached} of {plural(len(found), 'group')} reached", status)


def _bodies(standing: Standing) -> Section:
    found = asked_by_body(standing)
    asked = sum(bool(each.consultees) for each in found)
    late = sum(each.status == "overdue" for each in found)
    says = f"{asked} of {plural(len(found), 'description')} in the law asked"
    status = "late" if late else "not started" if not asked else "complete" if asked == len(found) else "in progress"
    return Section("Bodies to be asked", "bodies", says, status)


def _forums(standing: Standing) -> Section:
    known, idle = open_forums(standing).count(), unused(standing).count()
    says = f"{plural(known, 'forum or panel', 'forums and panels')}; {idle} not used in this cycle"
    return Section("Forums and panels", "forums", says, "in progress" if known else "not started")


def _issues(standing: Standing, cycle: Cycle | None) -> Section:
    found = (
        issues_of(standing, cycle).order_by().aggregate(all=Count("pk"), yes=Count("pk", filter=Q(is_answered=True)))
    )
    says = f"{found['yes']} of {plural(found['all'], 'issue')} answered"
    status = "none" if not found["all"] else "answered" if found["yes"] == found["all"] else "waiting"
    return Section("Issues raised", "issues", says, status)


def _asked_before(standing: Standing) -> Section:
    known = asked_before(standing).count()
    says = f"{plural(known, 'survey, meeting or panel', 'surveys, meetings and panels')} of others to draw on"
    return Section("Asked before", "asked-before", says, "ready" if known else "none")


def _lessons(standing: Standing) -> Section:
    known = evaluations(standing).count()
    says = f"{plural(known, 'exercise')} evaluated, of all cycles"
    return Section("What exercises were worth", "lessons", says, "in progress" if known else "none")
