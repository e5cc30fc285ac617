"""A protocol from draft to signature: comments, fields and detail, versions, the matrix, the decision note."""

from __future__ import annotations

import html
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.adapters.dictionary import datasets
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.datasets.models import Disclosure
from frankpledge.foundation.datasets.services import open_submission
from frankpledge.foundation.notifications.models import Message
from frankpledge.foundation.sharing import services
from frankpledge.foundation.sharing.gate import Act, Purpose, issue_permit, live_flows
from frankpledge.foundation.sharing.models import SharingProtocol
from frankpledge.foundation.sharing.queries import coverage, status_of
from frankpledge.stages.partnership.tables.protocols import note_facts
from tests.site.browsing import page, send
from tests.universe import thread
from tests.universe.means_and_voice import speaker_for
from tests.universe.partnership import AT, Universe

POLICE, COUNCIL, PROBATION = "Tithingham Police", "Tithingham Borough Council", "Tithingham Probation"
TODAY = AT.date()


def status(protocol: SharingProtocol, day: date = TODAY) -> str:
    return status_of(SharingProtocol.objects.get(pk=protocol.pk), day).value


# --- Drafting ---------------------------------------------------------------------------------------------


def test_a_flow_names_its_fields_and_none_finer_than_the_protocol_allows(town: Universe) -> None:
    protocol = thread.begun(town)
    with pytest.raises(Refused) as refusal:
        thread.a_flow(town, protocol, detail="ward")
    assert "Longitude" in " ".join(refusal.value.reasons["fields"])
    with pytest.raises(Refused) as refusal:
        thread.a_flow(town, protocol, fields=[])
    assert list(refusal.value.reasons) == ["fields"]
    flow = thread.a_flow(town, protocol, detail="ward", fields=["category", "month"])
    assert flow.fields == ["month", "category"]


def test_everything_wrong_with_a_flow_is_told_at_once(town: Universe) -> None:
    with pytest.raises(Refused) as refusal:
        thread.a_flow(
            town, thread.begun(town), agency=town.agency(COUNCIL), purposes=["vetting"], power="custom", basis="",
            necessity=" ", keep_days=0, fields=["shoe-size"],
        )  # fmt: skip
    assert set(refusal.value.reasons) == {"agency", "fields", "purposes", "power", "basis", "necessity", "keep_days"}


def test_an_agency_that_supplies_cannot_be_left_out_and_a_stranger_cannot_be_bound(
    town: Universe, neighbour: Universe
) -> None:
    protocol = thread.drafted(town)
    for wrong in ([], [town.agency(COUNCIL)], [town.agency(POLICE), neighbour.agency(COUNCIL)]):
        with pytest.raises(Refused):
            services.set_parties(protocol=protocol, parties=wrong, by=town.coordinator, at=AT)
    both = [town.agency(POLICE), town.agency(COUNCIL)]
    services.set_parties(protocol=protocol, parties=both, by=town.coordinator, at=AT)
    assert {party.agency for party in protocol.parties.all()} == set(both)


def test_only_the_coordinator_and_the_information_officer_draft(town: Universe) -> None:
    protocol = thread.drafted(town)
    flow = thread.flow_of(protocol)
    for role in set(Role) - {Role.COORDINATOR, Role.INFORMATION_OFFICER}:
        by = town.as_(role)
        for do in (
            lambda by=by: services.open_for_signature(protocol=protocol, by=by, at=AT),
            lambda by=by: services.drop_flow(flow=flow, by=by, at=AT),
            lambda by=by: services.redraft(protocol=protocol, by=by, at=AT),
        ):
            with pytest.raises(NotPermitted):
                do()


# --- Comment and answer -----------------------------------------------------------------------------------


def test_nobody_signs_before_every_comment_has_an_answer(town: Universe) -> None:
    protocol = thread.drafted(town)
    police = town.as_(Role.AGENCY_REPRESENTATIVE)
    said = services.comment_on(
        protocol=protocol, agency=town.agency(POLICE), text="Points would show single houses.", by=police, at=AT
    )
    with pytest.raises(Refused, match="no answer yet"):
        services.open_for_signature(protocol=protocol, by=town.coordinator, at=AT)
    services.answer_comment(comment=said, answer="They are moved to the street.", by=town.coordinator, at=AT)
    services.open_for_signature(protocol=protocol, by=town.coordinator, at=AT)
    assert status(protocol) == "awaiting signature"
    with pytest.raises(Refused, match="opened for signature"):
        services.comment_on(protocol=protocol, agency=town.agency(POLICE), text="Late.", by=police, at=AT)


def test_an_agency_comments_for_itself_and_mail_carries_nothing_of_what_it_says(town: Universe) -> None:
    protocol = thread.drafted(town)
    with pytest.raises(NotPermitted):
        services.comment_on(
            protocol=protocol, agency=town.agency(POLICE), text="No.", by=speaker_for(town, COUNCIL), at=AT
        )
    by = town.as_(Role.DATA_LIAISON)
    services.comment_on(protocol=protocol, agency=town.agency(POLICE), text="Single houses.", by=by, at=AT)
    told = Message.objects.get(subject__contains="comment on a protocol")
    assert "houses" not in told.text + told.subject


# --- Signature --------------------------------------------------------------------------------------------


def test_it_is_in_force_when_every_agency_that_it_binds_has_signed(town: Universe) -> None:
    protocol = thread.begun(town, parties=[town.agency(name) for name in (POLICE, COUNCIL, PROBATION)])
    thread.a_flow(town, protocol)
    with pytest.raises(
        Refused, match="liaison officer of Tithingham Borough Council, Tithingham Police, Tithingham Pro"
    ):
        services.open_for_signature(protocol=protocol, by=town.coordinator, at=AT)
    for party in protocol.parties.all():
        liaison = thread.liaison_post(town, party.agency)
        services.name_people(party=party, liaison=liaison, by=town.coordinator, at=AT)
    services.open_for_signature(protocol=protocol, by=town.coordinator, at=AT)
    for party in protocol.parties.all():
        assert not live_flows(town.coordinator).exists()
        services.sign_protocol(party=party, by=speaker_for(town, party.agency.name), at=AT)
    assert live_flows(town.coordinator).get().agency == town.agency(POLICE)


def test_where_one_post_is_named_to_sign_nobody_else_does(town: Universe) -> None:
    protocol = thread.drafted(town)
    commander, party = town.post(title="Commander"), protocol.parties.get()
    services.name_people(party=party, liaison=party.liaison, signs_as=commander, by=town.coordinator, at=AT)
    services.open_for_signature(protocol=protocol, by=town.coordinator, at=AT)
    by = town.as_(Role.AGENCY_REPRESENTATIVE)
    with pytest.raises(Refused, match="Only the holder of the post"):
        services.sign_protocol(party=party, by=by, at=AT)
    from frankpledge.foundation.accounts.services import fill_post

    fill_post(post=commander, person=by.person, since=TODAY, by=town.coordinator, at=AT)
    assert services.sign_protocol(party=party, by=by, at=AT).post == commander


def test_once_opened_its_words_stay_and_taking_it_back_voids_the_signatures(town: Universe) -> None:
    protocol = thread.begun(town, parties=[town.agency(POLICE), town.agency(COUNCIL)])
    thread.a_flow(town, protocol)
    for party in protocol.parties.all():
        services.name_people(party=party, liaison=thread.liaison_post(town, party.agency), by=town.coordinator, at=AT)
    services.open_for_signature(protocol=protocol, by=town.coordinator, at=AT)
    services.sign_protocol(
        party=protocol.parties.get(agency=town.agency(POLICE)), by=town.as_(Role.AGENCY_REPRESENTATIVE), at=AT
    )
    with pytest.raises(Refused, match="stay as they are"):
        thread.a_flow(town, protocol, keep_days=9)
    services.redraft(protocol=protocol, by=town.coordinator, at=AT)
    thread.a_flow(town, protocol, keep_days=9)
    services.open_for_signature(protocol=protocol, by=town.coordinator, at=AT)
    assert not any(hasattr(party, "signature") for party in protocol.parties.all())


def test_what_everybody_signed_is_not_taken_back_but_replaced_by_a_version(town: Universe) -> None:
    first = thread.signed(town)
    with pytest.raises(Refused):
        services.redraft(protocol=first, by=town.coordinator, at=AT)
    second = services.draft_version(
        protocol=first, starts=TODAY + timedelta(days=5), review_by=date(2028, 1, 1), by=town.coordinator, at=AT
    )
    assert (second.version, second.flows.get().fields) == (2, first.flows.get().fields)
    thread.a_flow(town, second, fields=["month", "category"])
    services.open_for_signature(protocol=second, by=town.coordinator, at=AT)
    assert status(first) == "live"
    thread.all_sign(town, second)
    assert (status(first), status(second)) == ("live", "not started")
    later = AT + timedelta(days=5)
    assert (status(first, later.date()), status(second, later.date())) == ("ended", "live")
    permit = issue_permit(town.as_(Role.DATA_LIAISON, later), town.agency(POLICE), thread.CRIME, Act.SUPPLY)
    assert permit.fields == {"month", "category"}


# --- What it binds to -------------------------------------------------------------------------------------


def test_a_use_that_the_protocol_does_not_name_is_refused_and_says_whom_to_ask(town: Universe) -> None:
    thread.signed(town)
    officer, police = town.as_(Role.INFORMATION_OFFICER), town.agency(POLICE)
    assert issue_permit(officer, police, thread.CRIME, Act.OPEN, Purpose.AUDIT).purpose is Purpose.AUDIT
    with pytest.raises(NotPermitted, match=r"does not cover this purpose.*liaison officer"):
        issue_permit(officer, police, thread.CRIME, Act.OPEN, Purpose.PROBLEM_SOLVING)
    with pytest.raises(NotPermitted, match="for what purpose"):
        issue_permit(officer, police, thread.CRIME, Act.OPEN)


def test_every_opening_is_on_the_log_of_disclosures_with_purpose_and_power(
    town: Universe, coordinator_client: Client
) -> None:
    found = thread.supplied(town)
    officer = town.as_(Role.INFORMATION_OFFICER)
    permit = issue_permit(officer, town.agency(POLICE), thread.CRIME, Act.OPEN, Purpose.AUDIT)
    open_submission(permit=permit, submission=found, by=officer, at=AT)
    logged = Disclosure.objects.get()
    assert (logged.to, logged.purpose, logged.fields) == (officer.person, "audit", found.kept)
    shown = page(coordinator_client, "disclosures", town)
    assert "Already published under an open licence" in shown


def test_an_extract_that_holds_more_than_the_protocol_covers_now_is_not_opened(town: Universe) -> None:
    found = thread.supplied(town)
    second = services.draft_version(
        protocol=found.protocol, starts=TODAY, review_by=date(2028, 1, 1), by=town.coordinator, at=AT
    )
    thread.a_flow(town, second, fields=["month", "category", "longitude", "latitude"])
    services.open_for_signature(protocol=second, by=town.coordinator, at=AT)
    thread.all_sign(town, second)
    officer = town.as_(Role.INFORMATION_OFFICER)
    permit = issue_permit(officer, town.agency(POLICE), thread.CRIME, Act.OPEN, Purpose.AUDIT)
    with pytest.raises(NotPermitted, match=r"no longer covers all.*Crime ID"):
        open_submission(permit=permit, submission=found, by=officer, at=AT)


def test_the_matrix_has_a_cell_for_every_agency_and_dataset_and_names_what_covers_it(
    town: Universe, coordinator_client: Client
) -> None:
    protocol = thread.signed(town)
    thread.opened(town, "Waits for signatures")
    assert set(coverage(town.coordinator)) == {(town.agency(POLICE).pk, thread.CRIME)}
    shown = page(coordinator_client, "protocol-matrix", town)
    assert shown.count(f'href="{reverse("partnership:protocol", args=[town.partnership.slug, protocol.pk])}"') == 1
    assert "Waits for signatures" not in shown
    assert all(each.name in shown for each in datasets())


def test_the_decision_note_says_power_basis_necessity_safeguards_and_what_is_not_shared(town: Universe) -> None:
    flow = thread.flow_of(thread.signed(town, power="cda-1998-s115", basis="uk-gdpr-9-2-g"))
    facts = {name: str(value) for name, value in note_facts(flow, flow.protocol.parties.all())}
    assert "section 115" in facts["Power"]
    assert "Check the source" in facts["Data protection"]
    assert facts["Why it is necessary"] == flow.necessity
    assert "pseudonyms" in facts["Safeguards"]
    assert facts["Not shared"] == "Context"
    assert facts["Ask"] == f"Liaison officer, {POLICE}"


# --- Running out ------------------------------------------------------------------------------------------


def test_whoever_drafts_is_reminded_once_a_month_before_and_once_a_week_before_it_runs_out(town: Universe) -> None:
    thread.signed(town)
    ends = date(2026, 12, 31)

    def told(days_before: int) -> int:
        moment = AT + (ends - TODAY) - timedelta(days=days_before)
        services.remind_of_reviews(at=moment)
        services.remind_of_reviews(at=moment)
        return Message.objects.filter(subject="A protocol is to be reviewed", to=town.people[Role.COORDINATOR]).count()

    assert [told(days) for days in (40, 28, 27, 7, 3, -1)] == [0, 1, 1, 2, 2, 3]


def test_after_the_day_of_review_nothing_is_supplied_or_opened(town: Universe) -> None:
    thread.signed(town)
    later = AT + (date(2026, 12, 31) - TODAY) + timedelta(days=1)
    with pytest.raises(NotPermitted, match="No signed protocol in force"):
        issue_permit(town.as_(Role.DATA_LIAISON, later), town.agency(POLICE), thread.CRIME, Act.SUPPLY)


# --- Pages ------------------------------------------------------------------------------------------------


def test_a_protocol_is_drafted_and_opened_from_its_page_in_plain_steps(
    town: Universe, coordinator_client: Client
) -> None:
    sent = {
        "name": "Calls", "purpose": "To see disorder.", "parties": town.agency(POLICE).pk, "starts-day": "2",
        "starts-month": "3", "starts-year": "2026", "review_by-day": "1", "review_by-month": "3",
        "review_by-year": "2027",
    }  # fmt: skip
    coordinator_client.post(reverse("partnership:protocol-draft", args=[town.partnership.slug]), sent)
    protocol = SharingProtocol.objects.get()
    which = reverse("partnership:protocol-which", args=[town.partnership.slug, protocol.pk])
    chosen = {"agency": town.agency(POLICE).pk, "dataset": "calls-for-service"}
    form = coordinator_client.get(which, chosen, follow=True).content.decode()
    assert "replaced by a pseudonym" in form
    assert "screened for personal details" in form
    data = reverse("partnership:protocol-data", args=[town.partnership.slug, protocol.pk, *chosen.values()])
    coordinator_client.post(
        data,
        {
            "detail": "ward", "fields_shared": ["date", "category", "ward"], "purposes": ["audit"],
            "power": "cda-1998-s115", "basis": "not-personal", "necessity": "Nothing else tells.", "keep_days": "90",
        },
    )  # fmt: skip
    shown = page(coordinator_client, "protocol", town, protocol.pk)
    assert "Date, Call type, Ward" in shown
    refused = send(coordinator_client, "protocol-open", town, protocol.pk)
    assert "Name a liaison officer of Tithingham Police" in refused


def test_the_dictionary_can_be_read_by_every_protocol_page(town: Universe, coordinator_client: Client) -> None:
    for dataset in datasets():
        protocol = thread.begun(town, f"For {dataset.key}")
        address = reverse(
            "partnership:protocol-data", args=[town.partnership.slug, protocol.pk, town.agency(POLICE).pk, dataset.key]
        )
        assert dataset.counting.split(".")[0] in coordinator_client.get(address).content.decode()


def test_the_dictionary_page_tells_fields_counting_rule_and_caveats_of_every_dataset(
    town: Universe, coordinator_client: Client
) -> None:
    shown = html.unescape(page(coordinator_client, "dictionary", town))
    for dataset in datasets():
        assert dataset.counting in shown
        assert all(caveat.sentence in shown for caveat in dataset.caveats)
        assert all(f">{each.heading}<" in shown for each in dataset.fields)
    assert "replaced by a pseudonym" in shown
