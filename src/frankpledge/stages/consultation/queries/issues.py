"""What people raised, with the latest answer to each; the answers themselves stand in the ledger of evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.models import Answer as GivenAnswer
from frankpledge.foundation.evidence.models import Item, Link, Version
from frankpledge.foundation.evidence.models import Kind as ItemKind
from frankpledge.stages.consultation.models import AnswerDetail, EnteredAnswers, Exercise, RaisedIssue
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.rules.issues import LEFT_OUT, quarter_of
from frankpledge.stages.consultation.rules.phases import Method
from frankpledge.stages.partnership.models import Cycle
from frankpledge.stages.publication.models import ReleaseCandidate, ever_public

ANSWERS = GivenAnswer.objects.filter(version__item=OuterRef("item"))
ANSWERED = Exists(ANSWERS)


def issues(standing: Standing) -> QuerySet[RaisedIssue]:
    """Return every issue with the outcome of its latest answer, those without an answer first, then the latest."""
    check_may_read_consultation(standing)
    found = RaisedIssue.objects.filter(partnership=standing.partnership).select_related("exercise", "forum")
    latest = Subquery(ANSWERS.order_by("-pk").values("outcome")[:1])
    return found.annotate(is_answered=ANSWERED, outcome=latest).order_by("is_answered", "-raised_on", "-pk")


def issues_of(
    standing: Standing, cycle: Cycle | None, *, kind: str = "", exercise: Exercise | None = None, coverage: str = "",
    answered: str = "",
) -> QuerySet[RaisedIssue]:  # fmt: skip
    """Return the issues of a cycle, narrowed to one kind, one exercise, or those answered or not."""
    chosen = Q(exercise__cycle=cycle)
    chosen &= Q(kind=kind) if kind else Q()
    chosen &= Q(exercise=exercise) if exercise else Q()
    chosen &= Q(coverage__in=LEFT_OUT) if coverage == "left-out" else Q()
    found = issues(standing).filter(chosen)
    return found.filter(is_answered=answered == "yes") if answered else found


def raised_in(standing: Standing, exercise: Exercise) -> dict[str, int]:
    """Return how many issues were raised in an exercise, and how many of them are answered. One query."""
    found = issues(standing).filter(exercise=exercise).order_by()
    return found.aggregate(all=Count("pk"), answered=Count("pk", filter=Q(is_answered=True)))


def find_issue(standing: Standing, pk: int) -> RaisedIssue:
    """Return one issue, or answer that it is not there."""
    found = issues(standing).select_related("exercise__cycle", "sitting", "forum", "answer_from", "item")
    return get_object_or_404(found, pk=pk)


def answers_to(standing: Standing, found: Iterable[RaisedIssue]) -> dict[int, list[Given]]:
    """Return the answers to issues by the issue's key, the latest first. Two queries."""
    check_may_read_consultation(standing)
    by_item = {each.item_id: each.pk for each in found}
    given = GivenAnswer.objects.filter(
        version__item__in=by_item, version__item__partnership=standing.partnership
    ).select_related("agency", "by", "version")
    details = AnswerDetail.objects.filter(issue__in=by_item.values()).select_related("post__agency", "correction")
    beside = {each.answer_id: each for each in details}
    answers: dict[int, list[Given]] = defaultdict(list)
    for each in given:
        answers[by_item[each.version.item_id]].append(Given(each, beside.get(each.pk)))
    return answers


@dataclass(frozen=True)
class Given:
    """An answer of the ledger, and what stands beside it where it was given on the issue's own page."""

    answer: GivenAnswer
    detail: AnswerDetail | None

    @property
    def whose(self) -> str:
        """From which post it was given, and in whose name: people are not named to the public."""
        name = str(self.answer.agency or "the partnership")
        if self.detail is None:
            return f"for {name}"
        post = self.detail.post
        return f"{post.title}, {post.agency}" + ("" if post.agency == self.answer.agency else f", for {name}")

    @property
    def changed(self) -> str:
        """The change made."""
        return self.detail.changed if self.detail else ""

    @property
    def correction(self) -> ReleaseCandidate | None:
        """The release that corrects the report."""
        return self.detail.correction if self.detail else None

    @property
    def now_reads(self) -> str:
        """The republished text: what the correction says."""
        return str(self.correction.about.get("sentence", "")) if self.correction else ""


def citable(standing: Standing) -> QuerySet[Item]:
    """Return what an issue may cite: the answers to closed questions, as they were entered."""
    check_may_read_consultation(standing)
    latest = Version.objects.filter(item=OuterRef("pk")).order_by("-number").values("title")
    found = Item.objects.filter(partnership=standing.partnership, kind=ItemKind.ANSWERS)
    return found.annotate(title=Subquery(latest[:1]))


def cited_by(issue: RaisedIssue) -> QuerySet[Item]:
    """Return what an issue cites as it stands now."""
    latest = Version.objects.filter(item=issue.item_id).order_by("-number").values("pk")[:1]
    on = Link.objects.filter(version=Subquery(latest)).values("on__item")
    return Item.objects.filter(pk__in=on, kind=ItemKind.ANSWERS)


def corrections(standing: Standing) -> QuerySet[ReleaseCandidate]:
    """Return the published releases that correct another, the latest first."""
    check_may_read_consultation(standing)
    found = ReleaseCandidate.objects.filter(ever_public(standing.at), partnership=standing.partnership)
    return found.exclude(corrects=None).order_by("-number")


@dataclass(frozen=True)
class Quarter:
    """What came by standing channels in a quarter of a year."""

    first: date
    last: date
    by_kind: Counter[str]
    answered: int


def by_quarter(standing: Standing) -> list[Quarter]:
    """Return what standing channels brought, quarter by quarter, the latest first (R197). One query."""
    found = issues(standing).filter(exercise__method=Method.STANDING).order_by()
    told = found.values_list("raised_on", "kind", "is_answered")
    kinds: defaultdict[tuple[date, date], Counter[str]] = defaultdict(Counter)
    answered: Counter[tuple[date, date]] = Counter()
    for raised_on, kind, is_answered in told:
        kinds[quarter_of(raised_on)][kind] += 1
        answered[quarter_of(raised_on)] += is_answered
    return [Quarter(*days, kinds[days], answered[days]) for days in sorted(kinds, reverse=True)]


def channels(standing: Standing) -> QuerySet[Exercise]:
    """Return the standing channels that were not called off."""
    check_may_read_consultation(standing)
    return Exercise.objects.filter(partnership=standing.partnership, method=Method.STANDING, called_off_on=None)


def entered(standing: Standing, questionnaire: object) -> EnteredAnswers | None:
    """Return when the answers to a questionnaire were entered as evidence, if they were."""
    check_may_read_consultation(standing)
    return EnteredAnswers.objects.filter(partnership=standing.partnership, questionnaire=questionnaire).first()
