"""A commitment beyond a post's authority is sent to whoever may approve it, and answered once (R269)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts import services as accounts
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.verify import verify
from frankpledge.foundation.notifications.models import Message
from frankpledge.site.home.awaited import awaited
from frankpledge.site.readiness.judging import judgement
from frankpledge.stages.partnership.models import CommitmentRequest
from frankpledge.stages.partnership.queries.commitments import (
    commitment_requests,
    commitments_to_answer,
    who_may_answer,
)
from frankpledge.stages.partnership.queries.voice_work import voice_work
from frankpledge.stages.partnership.services.commitments import (
    answer_commitment,
    ask_for_approval,
    decide_under,
    withdraw_commitment,
)
from frankpledge.stages.partnership.services.groups import end_group
from tests.site.browsing import page, send
from tests.universe.authority import a_card, agreed, filled
from tests.universe.commitments import a_request, approved, asking
from tests.universe.groups import a_group, a_seat
from tests.universe.meetings import decided, held, outside
from tests.universe.partnership import AT, Universe

TODAY = AT.date()
ANSWER = "Your answer"


def told(town: Universe, role: Role) -> list[str]:
    """What the person with a role was told of commitments."""
    sent = Message.objects.filter(to=town.people[role], subject__regex="commitment|approval").order_by("pk")
    return list(sent.values_list("subject", flat=True))


def taken_over(post: Post, role: Role, town: Universe, days: int = 0) -> None:
    """Somebody else took a post over, so many days ago."""
    since = TODAY - timedelta(days=days)
    accounts.fill_post(post=post, person=town.people[role], since=since, by=town.coordinator, at=AT)


def again(request: CommitmentRequest) -> CommitmentRequest:
    return CommitmentRequest.objects.get(pk=request.pk)


# --- Asking -----------------------------------------------------------------------------------------------


def test_the_holder_the_agencys_representative_and_the_coordinator_ask_and_nobody_else(town: Universe) -> None:
    found = asking(town)
    may = {Role.OUTPUT_CHECKER, Role.AGENCY_REPRESENTATIVE, Role.COORDINATOR}
    for role in Role:
        if role in may:
            made = a_request(town, found, by=town.as_(role), what=f"Asked by {role}")
            assert (made.asked_by, made.asked_on) == (town.people[role], TODAY)
        else:
            with pytest.raises(NotPermitted):
                a_request(town, found, by=town.as_(role))
    assert commitment_requests(town.coordinator).count() == len(may)
    assert verify(town.partnership.pk).is_whole


def test_what_a_post_may_commit_itself_needs_no_asking(town: Universe) -> None:
    found = asking(town)
    with pytest.raises(Refused, match="may commit this without asking"):
        a_request(town, found, pounds=500)
    assert a_request(town, found, pounds=501).pounds == 501


def test_only_those_are_asked_who_can_approve_such_a_sum(town: Universe) -> None:
    found = asking(town)
    talking_shop = a_group(town, "Liaison", level="operational")
    theirs = town.post("Tithingham Probation", "Director")
    a_card(town, theirs, authority_pounds=50_000)
    for wrong in ({"of_group": talking_shop}, {"of_post": theirs}, {"of_post": found.commander, "pounds": 5_001}):
        with pytest.raises(Refused, match="cannot approve such a sum"):
            a_request(town, found, **wrong)
    assert a_request(town, found, of_group=found.board, pounds=5_001).of_group == found.board


def test_one_post_or_one_group_is_asked_about_a_sum_for_something(town: Universe) -> None:
    found = asking(town)
    for wrong in (
        {"of_post": found.commander, "of_group": found.board}, {"of_post": None}, {"pounds": 0}, {"pounds": 10**12},
        {"what": " "},
    ):  # fmt: skip
        with pytest.raises(Refused):
            a_request(town, found, **wrong)
    assert not CommitmentRequest.objects.exists()


def test_the_same_is_not_asked_twice_while_it_waits(town: Universe) -> None:
    found = asking(town)
    first = a_request(town, found)
    with pytest.raises(Refused, match="asked already"):
        a_request(town, found)
    approved(first, town)
    assert a_request(town, found) != first


def test_nothing_is_asked_of_a_post_or_group_for_which_nobody_but_the_asker_could_answer(town: Universe) -> None:
    found = asking(town)
    unchaired = a_group(town, "Second board")
    with pytest.raises(Refused, match="Nobody but whoever asks"):
        a_request(town, found, of_group=unchaired)
    taken_over(found.post, Role.CHAIR, town)  # who chairs the board now holds the asking post too
    with pytest.raises(Refused, match="Nobody but whoever asks"):
        a_request(town, found, of_group=found.board)


def test_posts_groups_and_decisions_of_another_partnership_are_refused(town: Universe, neighbour: Universe) -> None:
    ours, theirs = asking(town), asking(neighbour)
    for wrong in ({"of_post": theirs.commander}, {"of_group": theirs.board}):
        with pytest.raises(Refused, match="another partnership"):
            a_request(town, ours, **wrong)
    with pytest.raises(Refused, match="another partnership"):
        a_request(town, ours, decision=outside(neighbour, theirs.post, pounds=600))


# --- Answering --------------------------------------------------------------------------------------------


def test_whoever_holds_the_post_answers_and_the_asker_is_told(town: Universe) -> None:
    request = a_request(town)
    for role in set(Role) - {Role.INFORMATION_OFFICER}:
        with pytest.raises(NotPermitted):
            answer_commitment(request=request, answer="approved", by=town.as_(role), at=AT)
    found = approved(request, town)
    assert (found.answer, found.answered_by, found.answered_on) == (
        "approved", town.people[Role.INFORMATION_OFFICER], TODAY,
    )  # fmt: skip
    assert told(town, Role.INFORMATION_OFFICER) == ["A commitment waits for your answer"]
    assert told(town, Role.COORDINATOR) == ["A request for approval has an answer"]


def test_the_holder_of_the_post_hears_the_answer_though_somebody_else_asked(town: Universe) -> None:
    approved(a_request(town), town)
    assert told(town, Role.OUTPUT_CHECKER) == ["A request for approval has an answer"]


def test_whoever_asks_and_answers_hears_of_it_once(town: Universe) -> None:
    request = a_request(town, by=town.as_(Role.OUTPUT_CHECKER))
    approved(request, town)
    assert told(town, Role.OUTPUT_CHECKER) == ["A request for approval has an answer"]


def test_for_a_group_the_holder_of_its_chairs_seat_answers(town: Universe) -> None:
    found = asking(town)
    clerk = filled(town.post(title="Clerk"), town.people[Role.DATA_LIAISON], town).post
    a_seat(town, found.board, clerk)
    request = a_request(town, found, of_group=found.board)
    assert told(town, Role.CHAIR) == ["A commitment waits for your answer"]
    for role in (Role.DATA_LIAISON, Role.INFORMATION_OFFICER, Role.COORDINATOR):
        with pytest.raises(NotPermitted):
            answer_commitment(request=request, answer="approved", by=town.as_(role), at=AT)
    assert approved(request, town, Role.CHAIR).answer == "approved"


def test_where_nobody_holds_the_post_its_agencys_representative_answers(town: Universe) -> None:
    found = asking(town)
    holding = found.commander.holdings.get()
    request = a_request(town, found)
    speaker = town.as_(Role.AGENCY_REPRESENTATIVE)
    with pytest.raises(NotPermitted):
        answer_commitment(request=request, answer="approved", by=speaker, at=AT)
    accounts.leave_post(holding=holding, until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    assert who_may_answer(town.coordinator, request) == [speaker.person]
    assert approved(request, town, Role.AGENCY_REPRESENTATIVE).answered_by == speaker.person


def test_nobody_answers_what_they_asked_nor_what_their_own_post_asks(town: Universe) -> None:
    found = asking(town)
    request = a_request(town, found, by=town.as_(Role.AGENCY_REPRESENTATIVE))
    asking_roles = (Role.AGENCY_REPRESENTATIVE, Role.OUTPUT_CHECKER)  # who asked; who holds the post that asks
    for days, role in zip((5, 3), asking_roles, strict=True):
        taken_over(found.commander, role, town, days)
        with pytest.raises(NotPermitted, match="Somebody other"):
            answer_commitment(request=request, answer="approved", by=town.as_(role), at=AT)
        assert not voice_work(town.as_(role))
    taken_over(found.commander, Role.INFORMATION_OFFICER, town)
    assert approved(request, town).answer == "approved"


def test_an_answer_is_given_once(town: Universe) -> None:
    request = a_request(town)
    stale = again(request)
    approved(request, town)
    with pytest.raises(Refused, match="already"):
        answer_commitment(
            request=stale, answer="declined", reason="Too dear", by=town.as_(Role.INFORMATION_OFFICER), at=AT
        )
    assert again(request).answer == "approved"


def test_declining_needs_a_reason_and_another_word_is_no_answer(town: Universe) -> None:
    request, by = a_request(town), town.as_(Role.INFORMATION_OFFICER)
    with pytest.raises(Refused) as refusal:
        answer_commitment(request=request, answer="declined", reason=" ", by=by, at=AT)
    assert list(refusal.value.reasons) == ["reason"]
    for wrong in ("", "perhaps"):
        with pytest.raises(Refused):
            answer_commitment(request=request, answer=wrong, by=by, at=AT)
    answer_commitment(request=request, answer="declined", reason="No money is left.", by=by, at=AT)
    assert (again(request).answer, again(request).reason) == ("declined", "No money is left.")


def test_who_may_no_longer_approve_such_a_sum_may_only_decline(town: Universe) -> None:
    found = asking(town)
    request = a_request(town, found)
    agreed(a_card(town, found.commander, authority_pounds=100), town)
    with pytest.raises(Refused, match="no longer approve"):
        approved(request, town)
    by = town.as_(Role.INFORMATION_OFFICER)
    answer_commitment(request=request, answer="declined", reason="Ask the board.", by=by, at=AT)
    assert again(request).answer == "declined"


def test_a_group_that_has_ended_approves_nothing_more(town: Universe) -> None:
    found = asking(town)
    request = a_request(town, found, of_group=found.board)
    end_group(group=found.board, until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    with pytest.raises((Refused, NotPermitted)):
        approved(request, town, Role.CHAIR)


def test_what_waits_for_a_group_that_has_ended_is_withdrawn_and_may_be_asked_of_another(town: Universe) -> None:
    found = asking(town)
    request = a_request(town, found, of_group=found.board)
    end_group(group=found.board, until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    withdraw_commitment(request=request, by=town.coordinator, at=AT)
    assert not commitment_requests(town.coordinator, state="open").exists()
    assert [str(each) for each in awaited(town.coordinator) if "Inspector" in each.what] == []
    assert again(a_request(town, found)).of_post == found.commander


def test_only_who_may_ask_withdraws_and_nothing_answered_is_withdrawn_nor_the_reverse(town: Universe) -> None:
    found = asking(town)
    request = a_request(town, found)
    for role in set(Role) - {Role.COORDINATOR, Role.AGENCY_REPRESENTATIVE, Role.OUTPUT_CHECKER}:
        with pytest.raises(NotPermitted):
            withdraw_commitment(request=request, by=town.as_(role), at=AT)
    withdraw_commitment(request=request, by=town.as_(Role.OUTPUT_CHECKER), at=AT)
    with pytest.raises(Refused, match="withdrawn"):
        approved(request, town)
    with pytest.raises(Refused, match="withdrawn"):
        withdraw_commitment(request=request, by=town.coordinator, at=AT)
    answered = approved(a_request(town, found), town)
    with pytest.raises(Refused, match="answered"):
        withdraw_commitment(request=answered, by=town.coordinator, at=AT)


def test_the_mail_says_that_something_waits_and_carries_no_content(town: Universe) -> None:
    request = a_request(town, pounds=4_321, what="Hush money")
    by = town.as_(Role.INFORMATION_OFFICER)
    answer_commitment(request=request, answer="declined", reason="Never heard of it", by=by, at=AT)
    sent = Message.objects.filter(path=reverse("partnership:commitment", args=[town.partnership.slug, request.pk]))
    assert sent.count() == 3
    for message in sent:
        for secret in ("4321", "4,321", "Hush", "Never heard", "Inspector"):
            assert secret not in message.subject + message.text


@pytest.mark.parametrize(
    "broken",
    [
        {"of_post": None}, {"answer": "approved"}, {"answered_on": TODAY}, {"answer": "perhaps"},
        {"answer": "declined", "answered_on": TODAY, "answered_by": "other"},
        {"answer": "approved", "answered_on": TODAY, "answered_by": "asker"}, {"of_post": "asking"},
        {"answer": "approved", "answered_on": TODAY, "answered_by": "other", "withdrawn_on": TODAY},
    ],
)  # fmt: skip
def test_the_database_keeps_a_request_whole(broken: dict[str, Any], town: Universe) -> None:
    request = a_request(town)
    people = {"asker": request.asked_by, "other": town.people[Role.CHAIR], "asking": request.post}
    changed = {name: people.get(value, value) if isinstance(value, str) else value for name, value in broken.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        CommitmentRequest.objects.filter(pk=request.pk).update(**changed)


# --- What waits -------------------------------------------------------------------------------------------


def test_it_waits_on_the_work_list_of_exactly_those_who_may_answer(town: Universe) -> None:
    found = asking(town)
    requests = [a_request(town, found), a_request(town, found, of_group=found.board, pounds=600)]
    vacant = town.post(title="Chief constable")
    agreed(a_card(town, vacant, authority_pounds=90_000), town)
    requests.append(a_request(town, found, of_post=vacant, pounds=50_000))
    for request in requests:
        answering = {person.pk for person in who_may_answer(town.coordinator, request)}
        waits = {
            person.pk for role, person in town.people.items()
            if request in commitments_to_answer(town.as_(role))
        }  # fmt: skip
        assert waits == answering != set()
    (item,) = voice_work(town.as_(Role.CHAIR))
    assert item.text == "Approve or decline a commitment: A van for the wardens"
    assert item.href == reverse("partnership:commitment", args=[town.partnership.slug, requests[1].pk])
    approved(requests[1], town, Role.CHAIR)
    assert voice_work(town.as_(Role.CHAIR)) == []


def test_the_coordinator_sees_who_has_not_replied(town: Universe) -> None:
    found = asking(town)
    a_request(town, found)
    a_request(town, found, of_group=found.board, what="A play area")
    waiting = {each.who: each.what for each in awaited(town.coordinator) if "commitment" in each.what}
    assert waiting == {
        "Commander, Tithingham Police": "whether they approve the commitment: A van for the wardens",
        "Board": "whether they approve the commitment: A play area",
    }


# --- Pages ------------------------------------------------------------------------------------------------


def test_the_answer_page_leads_to_a_form_that_asks_only_what_it_is_for(town: Universe, signed_in: Any) -> None:
    found = asking(town)
    client = signed_in(town.people[Role.OUTPUT_CHECKER])
    shown = page(client, "role-card-commit", town, post=found.post.pk, pounds=900)
    for asked in ("Ask Commander, Tithingham Police for approval", "Ask Board for approval"):
        assert asked in shown
    for name, asked in (("commitment-ask-post", found.commander), ("commitment-ask-group", found.board)):
        arguments = (found.post.pk, 900, asked.pk)
        assert reverse(f"partnership:{name}", args=[town.partnership.slug, *arguments]) in shown
        form = page(client, name, town, *arguments)
        assert "£900" in form
        assert form.count("<textarea") == 1
        assert "There is a problem" in send(client, name, town, *arguments, what="")
        assert "The request is sent" in send(client, name, town, *arguments, what="A van")
    assert {(each.of_post, each.of_group) for each in CommitmentRequest.objects.all()} == {
        (found.commander, None), (None, found.board),
    }  # fmt: skip


def test_who_may_not_ask_sees_who_could_approve_and_no_button(town: Universe, signed_in: Any) -> None:
    found = asking(town)
    shown = page(signed_in(town.people[Role.DATA_LIAISON]), "role-card-commit", town, post=found.post.pk, pounds=900)
    assert "Commander" in shown
    assert Role.CHAIR.label in shown  # the chair's own name, beside the board
    assert "for approval</a>" not in " ".join(shown.split())


def test_whoever_may_answer_does_so_on_the_requests_page_and_others_only_read_it(
    town: Universe, signed_in: Any
) -> None:
    request = a_request(town)
    only_read = page(signed_in(town.people[Role.COORDINATOR]), "commitment", town, request.pk)
    assert ANSWER not in only_read
    assert "waits for an answer by Commander" in only_read
    client = signed_in(town.people[Role.INFORMATION_OFFICER])
    assert ANSWER in page(client, "commitment", town, request.pk)
    refused = send(client, "commitment-answer", town, request.pk, answer="declined", reason="")
    assert "Enter why it is declined" in refused
    assert "A van for the wardens" in refused
    sent = send(client, "commitment-answer", town, request.pk, answer="declined", reason="No money is left.")
    assert "The answer is recorded" in sent
    shown = page(client, "commitment", town, request.pk)
    assert "No money is left." in shown
    assert ANSWER not in shown


def test_a_request_is_withdrawn_from_its_page(town: Universe, coordinator_client: Client) -> None:
    request = a_request(town)
    assert "Withdraw this request" in page(coordinator_client, "commitment", town, request.pk)
    send(coordinator_client, "commitment-withdraw", town, request.pk)
    shown = page(coordinator_client, "commitment", town, request.pk)
    assert "Withdrawn on" in shown
    assert "Withdraw this request" not in shown


def test_the_list_is_filtered_by_what_waits_and_what_was_decided(town: Universe, coordinator_client: Client) -> None:
    found = asking(town)
    approved(a_request(town, found, what="A van"), town)
    a_request(town, found, what="A play area")
    both = page(coordinator_client, "commitments", town)
    waiting = page(coordinator_client, "commitments", town, state="open")
    decided_ones = page(coordinator_client, "commitments", town, state="decided")
    assert "A van" in both
    assert "A play area" in both
    assert "A play area" in waiting
    assert "A van" not in waiting
    assert "A van" in decided_ones
    assert "A play area" not in decided_ones


# --- What was decided under it ----------------------------------------------------------------------------


def test_the_page_of_a_decision_beyond_authority_leads_to_asking_and_then_says_who_approved_it(
    town: Universe, coordinator_client: Client
) -> None:
    found = asking(town)
    decision = outside(town, found.post, pounds=900)
    shown = page(coordinator_client, "decision", town, decision.pk)
    assert "commits more money than the role card" in shown
    assert f"?post={found.post.pk}&amp;pounds=900&amp;decision={decision.pk}" in shown
    answers = page(coordinator_client, "role-card-commit", town, post=found.post.pk, pounds=900, decision=decision.pk)
    address = reverse("partnership:commitment-ask-post", args=[
        town.partnership.slug, found.post.pk, 900, found.commander.pk,
    ]) + f"?decision={decision.pk}"  # fmt: skip
    assert address in answers
    coordinator_client.post(address, {"what": "The van bought in June"})
    request = decision.commitment_requests.get()
    waiting = page(coordinator_client, "decision", town, decision.pk)
    assert "commits more money than the role card" in waiting
    assert "waits for an answer" in waiting
    approved(request, town)
    settled = page(coordinator_client, "decision", town, decision.pk)
    assert "commits more money than the role card" not in settled
    assert "approved by Commander, Tithingham Police on 2 March 2026, after it was taken" in settled


def test_a_decision_logged_under_an_approval_uses_it_up(town: Universe, signed_in: Any) -> None:
    found = asking(town)
    approval = approved(a_request(town, found), town)
    client = signed_in(town.people[Role.OUTPUT_CHECKER])
    assert "Under which approval" in page(client, "decision-log", town)
    sent = {"what": "Pay for a van", "on": TODAY.isoformat(), "authority": "Approved", "post": found.post.pk}
    refused = send(client, "decision-log", town, pounds=901, approval=approval.pk, **sent)
    assert "That decision commits more." in refused
    assert again(approval).decision is None
    logged = send(client, "decision-log", town, pounds=900, approval=approval.pk, **sent)
    assert "approved by Commander, Tithingham Police on 2 March 2026." in logged
    assert "Under which approval" not in page(client, "decision-log", town)
    with pytest.raises(Refused, match="decided under it already"):
        decide_under(approval=approval, decision=outside(town, found.post, pounds=10), by=town.coordinator, at=AT)


def test_an_approval_is_recorded_afterwards_from_the_decisions_page(town: Universe, coordinator_client: Client) -> None:
    found = asking(town)
    decision, approval = outside(town, found.post, pounds=900), approved(a_request(town, found), town)
    assert "Record under which approval" in page(coordinator_client, "decision", town, decision.pk)
    send(coordinator_client, "decision-approval", town, decision.pk, approval=approval.pk)
    assert again(approval).decision == decision


def test_an_approval_covers_a_decision_of_its_own_post_outside_meetings_and_up_to_its_sum(town: Universe) -> None:
    found = asking(town)
    approval = approved(a_request(town, found), town)
    at_meeting = decided(town, held(town, found.board), pounds=900, authority="Terms")
    for wrong in (
        at_meeting, outside(town, found.post, pounds=901), outside(town, town.post(title="Clerk"), pounds=10)
    ):  # fmt: skip
        with pytest.raises(Refused):
            decide_under(approval=approval, decision=wrong, by=town.coordinator, at=AT)
    waiting = a_request(town, found, what="Something else")
    with pytest.raises(Refused, match="no approval"):
        decide_under(approval=waiting, decision=outside(town, found.post, pounds=900), by=town.coordinator, at=AT)
    with pytest.raises(NotPermitted):
        decide_under(
            approval=approval, decision=outside(town, found.post, pounds=900), by=town.as_(Role.DATA_LIAISON), at=AT
        )
    assert again(approval).decision is None


def test_approval_of_a_decision_is_asked_once_and_again_only_when_it_was_declined(town: Universe) -> None:
    found = asking(town)
    decision = outside(town, found.post, pounds=900)
    first = a_request(town, found, decision=decision)
    with pytest.raises(Refused, match="asked for already"):
        a_request(town, found, of_group=found.board, decision=decision)
    by = town.as_(Role.INFORMATION_OFFICER)
    answer_commitment(request=first, answer="declined", reason="Ask the board.", by=by, at=AT)
    second = a_request(town, found, of_group=found.board, decision=decision)
    assert approved(second, town, Role.CHAIR).decision == decision


def test_readiness_finds_no_fault_with_what_was_approved(town: Universe) -> None:
    found = asking(town)
    decision = outside(town, found.post, pounds=900)

    def faults() -> list[str]:
        judged = judgement(town.coordinator)
        return [each.subject for each in judged.findings if each.rule == "AUTHORITY-WITHIN"]

    assert faults() == [f"decision:{decision.pk}"]
    request = a_request(town, found, decision=decision)
    assert faults() == [f"decision:{decision.pk}"]
    approved(request, town)
    assert faults() == []


def test_many_requests_are_shown_in_few_queries(
    town: Universe, coordinator_client: Client, django_assert_max_num_queries: Any
) -> None:
    found = asking(town)
    for number in range(60):
        ask_for_approval(
            post=found.post, pounds=900 + number, what=f"Thing {number}", of_post=found.commander,
            by=town.coordinator, at=AT,
        )  # fmt: skip
    with django_assert_max_num_queries(25):
        assert "Thing 59" in page(coordinator_client, "commitments", town)
