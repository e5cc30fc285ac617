"""Extracts received, for those who may know of them."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Disclosure, Spool, Submission, SupplyToken, Upload
from frankpledge.foundation.datasets.permissions import check_may_list_submissions, check_may_list_tokens


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
