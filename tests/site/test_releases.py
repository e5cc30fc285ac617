"""What agencies agreed to, under embargo or not, corrected or withdrawn: the one gate out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from frankpledge.adapters.releases.shelf import Published, find_published
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.notifications.models import Message
from frankpledge.site.due import do_due
from frankpledge.stages.audit.services import draft_finding
from frankpledge.stages.publication.earlier import released_folders
from frankpledge.stages.publication.models import Consent, ReleaseCandidate
from frankpledge.stages.publication.published import published
from frankpledge.stages.publication.services import (
    give_consent,
    publish,
    put_out,
    refuse_consent,
    return_to_author,
    sign_off,
    withdraw,
)
from frankpledge.stages.publication.work import publication_work
from tests.universe import thread
from tests.universe.means_and_voice import speaker_for
from tests.universe.partnership import AT, Universe

HOUR = timedelta(hours=1)
WHY = thread.WRONG


def consent_of(candidate: ReleaseCandidate) -> Consent:
    return candidate.consents.get()


def checked(town: Universe) -> ReleaseCandidate:
    """Signed off by the checker, agreed to by nobody."""
    return sign_off(candidate=thread.proposed(town), by=town.as_(Role.OUTPUT_CHECKER), at=AT)


def on_shelf(shelf: Path, number: int = 1) -> Published | None:
    return find_published(shelf, "tithingham", number)


# --- Consent ----------------------------------------------------------------------------------------------------------


def test_the_agency_whose_data_are_used_is_asked_and_told(town: Universe) -> None:
    candidate = thread.proposed(town)
    assert str(consent_of(candidate).agency) == thread.POLICE
    asked = Message.objects.filter(subject__contains="asked to agree").values_list("to", flat=True)
    assert list(asked) == [town.people[Role.AGENCY_REPRESENTATIVE].pk]
    items = [item.text for item in publication_work(town.as_(Role.AGENCY_REPRESENTATIVE))]
    assert items == ["Agree, or not, to publishing: Crime in Tithingham, January 2025"]


def test_what_an_agency_has_not_agreed_to_is_not_published(town: Universe) -> None:
    with pytest.raises(Refused, match="have not agreed to it: Tithingham Police"):
        publish(candidate=checked(town), by=town.coordinator, at=AT)


def test_the_database_itself_refuses_to_release_what_an_agency_has_not_agreed_to(town: Universe) -> None:
    candidate = checked(town)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReleaseCandidate.objects.filter(pk=candidate.pk).update(
            released_by=town.coordinator.person, released_at=AT, public_from=AT, number=1
        )


def test_an_agency_refuses_with_a_reason_and_the_author_is_told(town: Universe) -> None:
    candidate = checked(town)
    by = town.as_(Role.AGENCY_REPRESENTATIVE)
    with pytest.raises(Refused, match="what your agency cannot agree to"):
        refuse_consent(consent=consent_of(candidate), why=" ", by=by, at=AT)
    refuse_consent(consent=consent_of(candidate), why="The market's name must go.", by=by, at=AT)
    told = Message.objects.filter(subject__contains="does not agree").values_list("to", flat=True)
    assert list(told) == [town.people[Role.INFORMATION_OFFICER].pk]
    with pytest.raises(Refused, match="have not agreed"):
        publish(candidate=candidate, by=town.coordinator, at=AT)


def test_an_agency_may_change_its_mind_until_it_is_published(town: Universe) -> None:
    candidate, by = checked(town), town.as_(Role.AGENCY_REPRESENTATIVE)
    for _ in range(2):  # twice the same answer counts once
        give_consent(consent=consent_of(candidate), by=by, at=AT)
    refuse_consent(consent=consent_of(candidate), why="Not yet.", by=by, at=AT)
    assert ReleaseCandidate.objects.get(pk=candidate.pk).consents_wanted == 1
    give_consent(consent=consent_of(candidate), by=by, at=AT)
    publish(candidate=candidate, by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="nothing to agree to"):
        refuse_consent(consent=consent_of(candidate), why="Too late.", by=by, at=AT)


def test_nobody_answers_for_another_agency(town: Universe) -> None:
    asked = consent_of(thread.proposed(town))
    others = [town.as_(role) for role in Role if role is not Role.AGENCY_REPRESENTATIVE]
    for by in (*others, speaker_for(town, "Tithingham Borough Council")):
        with pytest.raises(NotPermitted):
            give_consent(consent=asked, by=by, at=AT)


def test_proposed_again_every_agency_is_asked_again(town: Universe) -> None:
    candidate = thread.proposed(town)
    thread.agreed(town, candidate)
    return_to_author(candidate=candidate, why="Say less.", by=town.as_(Role.OUTPUT_CHECKER), at=AT)
    draft_finding(
        finding=candidate.counting.findings.first(), title="Crime", comment="Less.",
        by=town.as_(Role.INFORMATION_OFFICER), at=AT,
    )  # fmt: skip
    assert consent_of(candidate).answer == Consent.Answer.NONE
    assert ReleaseCandidate.objects.get(pk=candidate.pk).consents_wanted == 1


# --- Embargo ----------------------------------------------------------------------------------------------------------


def test_under_embargo_nothing_is_public_until_its_moment_and_then_the_tick_sees_to_it(
    town: Universe, shelf: Path
) -> None:
    candidate = publish(candidate=thread.signed_off(town), public_from=AT + HOUR, by=town.coordinator, at=AT)
    put_out(candidate, at=AT)
    do_due(at=AT + HOUR - timedelta(seconds=1))
    assert on_shelf(shelf) is None
    assert not published(town.coordinator).exists()
    do_due(at=AT + HOUR)
    found = on_shelf(shelf)
    assert found is not None
    assert found.published_on == (AT + HOUR).date()


def test_an_embargo_that_would_have_ended_is_refused(town: Universe) -> None:
    with pytest.raises(Refused, match="would have ended already"):
        publish(candidate=thread.signed_off(town), public_from=AT - HOUR, by=town.coordinator, at=AT)


def test_what_is_under_embargo_already_counts_for_what_is_protected_beside_it(town: Universe) -> None:
    candidate = publish(candidate=thread.signed_off(town), public_from=AT + HOUR, by=town.coordinator, at=AT)
    assert [path.name for path in released_folders(town.partnership)] == [candidate.bundle_digest]


def test_withdrawn_under_embargo_it_never_was_public(town: Universe, shelf: Path) -> None:
    candidate = publish(candidate=thread.signed_off(town), public_from=AT + HOUR, by=town.coordinator, at=AT)
    withdraw(candidate=candidate, why=WHY, by=town.coordinator, at=AT)
    do_due(at=AT + 2 * HOUR)
    assert on_shelf(shelf) is None
    assert released_folders(town.partnership) == []


# --- Correction and withdrawal ----------------------------------------------------------------------------------------


def test_a_correction_and_what_it_corrects_both_stay_listed_and_tell_of_each_other(town: Universe, shelf: Path) -> None:
    first = thread.released(town)
    second = thread.corrected(town, first)
    old, new = on_shelf(shelf), on_shelf(shelf, 2)
    assert old is not None
    assert new is not None
    assert old.since == {"corrected": [{"number": 2, "on": AT.date().isoformat(), "why": WHY}]}
    assert new.words["corrects"] == {"number": 1, "why": WHY}
    assert [each.pk for each in published(town.coordinator)] == [second.pk, first.pk]


def test_only_what_was_published_is_corrected_and_with_a_reason(town: Universe) -> None:
    unpublished = thread.proposed(town)
    with pytest.raises(Refused, match="Only what was published can be corrected"):
        thread.corrected(town, unpublished)


def test_withdrawn_its_files_are_gone_and_its_line_stays_with_the_reason(town: Universe, shelf: Path) -> None:
    candidate = thread.released(town)
    candidate = withdraw(candidate=candidate, why=WHY, by=town.coordinator, at=AT)
    put_out(candidate, at=AT)
    found = on_shelf(shelf)
    assert found is not None
    assert found.since == {"withdrawn": {"on": AT.date().isoformat(), "why": WHY}}
    assert not found.folder.exists()
    assert [each.pk for each in published(town.coordinator)] == [candidate.pk]


def test_what_was_withdrawn_has_been_read_and_still_counts_for_what_follows(town: Universe) -> None:
    candidate = thread.released(town)
    withdraw(candidate=candidate, why=WHY, by=town.coordinator, at=AT)
    assert [path.name for path in released_folders(town.partnership)] == [candidate.bundle_digest]


def test_only_the_co_ordinator_withdraws_and_says_why(town: Universe) -> None:
    candidate = thread.released(town)
    for role in set(Role) - {Role.COORDINATOR}:
        with pytest.raises(NotPermitted):
            withdraw(candidate=candidate, why=WHY, by=town.as_(role), at=AT)
    with pytest.raises(Refused, match="Say why"):
        withdraw(candidate=candidate, why=" ", by=town.coordinator, at=AT)
    withdraw(candidate=candidate, why=WHY, by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="not withdrawn already"):
        withdraw(candidate=candidate, why=WHY, by=town.coordinator, at=AT)


def test_a_withdrawal_that_an_interruption_left_out_is_seen_to_by_the_tick(town: Universe, shelf: Path) -> None:
    withdraw(candidate=thread.released(town), why=WHY, by=town.coordinator, at=AT)
    do_due(at=AT + timedelta(minutes=2))
    found = on_shelf(shelf)
    assert found is not None
    assert found.is_withdrawn
    assert not found.folder.exists()


# --- Pages ------------------------------------------------------------------------------------------------------------


def test_a_representative_answers_on_a_page(town: Universe, signed_in: Callable[[Person], Client]) -> None:
    candidate = thread.proposed(town)
    browser = signed_in(town.people[Role.AGENCY_REPRESENTATIVE])
    page = browser.get(f"/p/tithingham/publishing/{candidate.pk}/").content.decode()
    address = f"/p/tithingham/publishing/consents/{consent_of(candidate).pk}/"
    assert address in page
    said = browser.post(address, {"answer": "refused"}).content.decode()
    assert "Say what your agency cannot agree to" in said
    browser.post(address, {"answer": "given"})
    assert consent_of(candidate).is_given


@pytest.mark.parametrize(
    ("day", "hour", "public_from"),
    [
        (("", "", ""), "", AT),
        (("9", "3", "2026"), "9:30am", datetime.fromisoformat("2026-03-09T09:30+00:00")),
        (("9", "3", "2026"), "", datetime.fromisoformat("2026-03-09T00:00+00:00")),
    ],
)
def test_publishing_asks_from_when_on(
    town: Universe, coordinator_client: Client, day: tuple[str, str, str], hour: str, public_from: datetime
) -> None:
    candidate = thread.signed_off(town)
    sent = dict(zip(("day-day", "day-month", "day-year"), day, strict=True)) | {"hour": hour}
    coordinator_client.post(f"/p/tithingham/publishing/{candidate.pk}/publish/", sent)
    assert ReleaseCandidate.objects.get(pk=candidate.pk).public_from == public_from


def test_an_hour_without_a_day_is_asked_about(town: Universe, coordinator_client: Client) -> None:
    address = f"/p/tithingham/publishing/{thread.signed_off(town).pk}/publish/"
    assert "Give the day" in coordinator_client.post(address, {"hour": "9am"}).content.decode()


def test_publishing_is_offered_when_every_agency_has_agreed(town: Universe, coordinator_client: Client) -> None:
    candidate = checked(town)
    address = f"/p/tithingham/publishing/{candidate.pk}/"
    page = coordinator_client.get(address).content.decode()
    assert "when 1 more agency agreed" in page
    assert f"{address}publish/" not in page
    thread.agreed(town, candidate)
    assert f"{address}publish/" in coordinator_client.get(address).content.decode()
