"""Extracts received, for those who may know of them."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import (
    DataIssue,
    Disclosure,
    Spool,
    Submission,
    SupplyToken,
    TallySheet,
    Upload,
)
from frankpledge.foundation.datasets.permissions import check_may_list_submissions, check_may_list_tokens
from frankpledge.foundation.sharing.gate import Permit


def submissions(standing: Standing) -> QuerySet[Submission]:
    """Return what was received: all of it, or what one's own agencies sent."""
    check_may_list_submissions(standing)
    sees_all = standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER)
    own = Q() if sees_all else Q(agency__in=standing.agency_ids)
    found = Submission.objects.filter(own, partnership=standing.partnership)
    return found.select_related("agency", "received_from", "decided_by", "flow__protocol")


def find_submission(standing: Standing, pk: int) -> Submission:
    """Return one submission, or answer that it is not there."""
    return get_object_or_404(submissions(standing), pk=pk)


def disclosures(standing: Standing) -> QuerySet[Disclosure]:
    """Return who was shown which extract for what: all of it, or of one's own agencies' data (R142)."""
    check_may_list_submissions(standing)
    sees_all = standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER)
    own = Q() if sees_all else Q(submission__agency__in=standing.agency_ids)
    found = Disclosure.objects.filter(own, partnership=standing.partnership)
    return found.select_related("to", "submission__agency", "flow__protocol")


def waits_sealed(submission: Submission) -> bool:
    """Say whether the file is still here, sealed, so that its columns can be named without sending it again."""
    return Spool.objects.filter(submission=submission).exists()


def tokens(standing: Standing) -> QuerySet[SupplyToken]:
    """Return the supply tokens: all of them, or those of one's own agencies."""
    check_may_list_tokens(standing)
    own = Q() if standing.holds(Role.COORDINATOR) else Q(agency__in=standing.agency_ids)
    found = SupplyToken.objects.filter(own, partnership=standing.partnership)
    return found.select_related("agency", "made_by")


def find_token(standing: Standing, pk: int) -> SupplyToken:
    """Return one supply token, or answer that it is not there."""
    return get_object_or_404(tokens(standing), pk=pk)


def uploads_by(token: SupplyToken) -> QuerySet[Upload]:
    """Return the uploads that a token may go on with: its agency's, of the datasets it was made for."""
    found = Upload.objects.filter(partnership=token.partnership_id, agency=token.agency_id, dataset__in=token.datasets)
    return found.select_related("agency", "partnership", "submission")


def submissions_by(token: SupplyToken) -> QuerySet[Submission]:
    """Return the extracts of which a token may ask how they stand."""
    return Submission.objects.filter(
        partnership=token.partnership_id, agency=token.agency_id, dataset__in=token.datasets
    )


def data_issues(standing: Standing) -> QuerySet[DataIssue]:
    """Return what agencies were asked to mend: all of it, or what one's own agencies were."""
    check_may_list_submissions(standing)
    sees_all = standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER)
    own = Q() if sees_all else Q(agency__in=standing.agency_ids)
    found = DataIssue.objects.filter(own, partnership=standing.partnership)
    return found.select_related("agency", "owner__agency", "found_in", "seen_in", "closed_in", "closed_by")


def find_issue(standing: Standing, pk: int) -> DataIssue:
    """Return one data issue, or answer that it is not there."""
    return get_object_or_404(data_issues(standing), pk=pk)


def issues_to_mend(standing: Standing) -> QuerySet[DataIssue]:
    """Return what the person's own agencies are still asked to mend, the soonest first."""
    return DataIssue.objects.filter(
        partnership=standing.partnership, agency__in=standing.agency_ids, closed_at=None
    ).order_by("due", "pk")


def quality_over_time(standing: Standing) -> QuerySet[Submission]:
    """Return the extracts that were taken in, the latest first, with how many issues each opened and closed (R332)."""
    found = submissions(standing).filter(rows__isnull=False)
    return found.annotate(
        opened=Count("issues_found", distinct=True), mended=Count("issues_closed", distinct=True)
    ).order_by("-received_at", "-pk")


def versions_beside(standing: Standing, submission: Submission) -> QuerySet[Submission]:
    """Return the other extracts of the same agency and dataset that were accepted and are still here."""
    same = {"agency": submission.agency_id, "dataset": submission.dataset, "status": Submission.Status.ACCEPTED}
    return submissions(standing).filter(**same).exclude(pk=submission.pk)


def find_tally_sheet(permit: Permit) -> TallySheet | None:
    """Return how an agency's tally sheet is laid out, for whoever may supply the data."""
    return TallySheet.objects.filter(
        partnership=permit.partnership, agency=permit.agency, dataset=permit.dataset.key
    ).first()
