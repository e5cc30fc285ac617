"""The register of risks: what it comes from, what it endangers, who answers, and what is done (R080)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import fill_post
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.partnership.queries.risks import risks, state_of
from frankpledge.stages.partnership.services.risks import amend_risk, answer_risk, close_risk, raise_risk, tie_risk
from tests.universe import means_and_voice as made
from tests.universe.authority import a_procedure
from tests.universe.means_and_voice import COUNCIL, police, speaker_for
from tests.universe.partnership import AT, BEGAN, Universe


def page_of(client: Client, town: Universe, name: str, *arguments: object) -> str:
    answer = client.get(reverse(f"partnership:{name}", args=[town.partnership.slug, *arguments]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_any_member_puts_a_risk_on_the_register_and_others_do_not(town: Universe) -> None:
    given = {"what": "A gap", "likelihood": 1, "impact": 1, "at": AT}
    for role in (Role.CHAIR, Role.DATA_LIAISON, Role.OUTPUT_CHECKER):
        raise_risk(by=town.as_(role), **given)
    for role in (Role.CONTRACTOR, Role.OBSERVER):
        with pytest.raises(NotPermitted):
            raise_risk(by=town.as_(role), **given)


def test_risks_stand_in_the_order_of_their_weight_and_those_closed_last(town: Universe) -> None:
    weights = [(1, 1), (3, 3), (2, 2), (1, 3)]
    made_risks = [made.risk(town, what=f"{a} by {b}", likelihood=a, impact=b) for a, b in weights]
    close_risk(risk=made_risks[1], by=town.coordinator, at=AT)
    assert [risk.what for risk in risks(town.coordinator)] == ["2 by 2", "1 by 3", "1 by 1", "3 by 3"]


@pytest.mark.parametrize("weight", [0, 4])
def test_a_weight_that_is_none_is_refused(weight: int, town: Universe) -> None:
    with pytest.raises(Refused):
        made.risk(town, likelihood=weight)


def test_a_risk_comes_from_a_cut_and_each_page_leads_to_the_other(town: Universe, coordinator_client: Client) -> None:
    cut = made.change(town, change=Decimal(-2))
    found = made.risk(town, arises_from=cut)
    assert "2 posts less staff" in page_of(coordinator_client, town, "risk", found.pk)
    assert found.what in page_of(coordinator_client, town, "resource-change", cut.pk)


def test_what_a_risk_endangers_stands_on_its_page(town: Universe, coordinator_client: Client) -> None:
    found = made.risk(town)
    assert "Nobody has said yet" in page_of(coordinator_client, town, "risk", found.pk)
    tie_risk(risk=found, steps=["analysis", "consult"], by=town.as_(Role.CHAIR), at=AT)
    page = page_of(coordinator_client, town, "risk", found.pk)
    assert "Strategic assessment prepared" in page
    assert "2 steps" in page_of(coordinator_client, town, "risks")


def test_a_risk_leads_to_the_procedures_it_endangers(town: Universe, coordinator_client: Client) -> None:
    found, procedure = made.risk(town), a_procedure(town)
    assert procedure.name in page_of(coordinator_client, town, "risk-tie", found.pk)
    tie_risk(risk=found, procedures=[procedure], by=town.coordinator, at=AT)
    address = reverse("partnership:procedure", args=[town.partnership.slug, procedure.pk])
    assert address in page_of(coordinator_client, town, "risk", found.pk)


def test_a_step_the_cycle_does_not_have_is_refused(town: Universe) -> None:
    with pytest.raises(Refused, match="steps"):
        tie_risk(risk=made.risk(town), steps=["moon-landing"], by=town.coordinator, at=AT)


def test_nothing_of_another_partnership_is_tied(town: Universe, neighbour: Universe) -> None:
    with pytest.raises(Refused, match="another partnership"):
        made.risk(town, arises_from=made.change(neighbour))
    with pytest.raises(Refused, match="another partnership"):
        made.risk(town, owner=neighbour.post())


def test_whoever_holds_the_owning_post_is_told_and_may_answer_and_others_may_not(town: Universe) -> None:
    post = town.post(COUNCIL, "Head of housing")
    holder = town.people[Role.INFORMATION_OFFICER]
    fill_post(post=post, person=holder, since=BEGAN, by=town.coordinator, at=AT)
    found = made.risk(town, owner=post)
    assert Message.objects.get(to=holder).path == reverse("partnership:risk", args=[town.partnership.slug, found.pk])
    for by in (police(town), town.as_(Role.CHAIR)):
        with pytest.raises(NotPermitted):
            answer_risk(risk=found, answer="Nothing", by=by, at=AT)
    for by in (town.as_(Role.INFORMATION_OFFICER), speaker_for(town, COUNCIL), town.coordinator):
        answer_risk(risk=found, answer="We borrow an analyst.", by=by, at=AT)
    assert state_of(found) == "answered"


def test_without_an_owner_only_the_coordinator_answers(town: Universe) -> None:
    found = made.risk(town)
    with pytest.raises(NotPermitted):
        answer_risk(risk=found, answer="Something", by=police(town), at=AT)
    with pytest.raises(Refused, match="Say what is done"):
        answer_risk(risk=found, answer="", by=town.coordinator, at=AT)
    answer_risk(risk=found, answer="Something", by=town.coordinator, at=AT)


def test_a_closed_risk_is_neither_answered_nor_changed(town: Universe) -> None:
    found = made.risk(town)
    close_risk(risk=found, by=town.coordinator, at=AT)
    now = {"what": "x", "likelihood": 1, "impact": 1, "owner": None, "arises_from": None}
    with pytest.raises(Refused, match="closed"):
        answer_risk(risk=found, answer="Late", by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="closed"):
        amend_risk(risk=found, by=town.coordinator, at=AT, **now)
    with pytest.raises(Refused, match="closed"):
        tie_risk(risk=found, by=town.coordinator, at=AT)


def test_a_new_owner_is_told_and_the_same_one_is_not_told_again(town: Universe) -> None:
    post = town.post(COUNCIL, "Head of housing")
    fill_post(post=post, person=town.people[Role.CHAIR], since=BEGAN, by=town.coordinator, at=AT)
    found = made.risk(town)
    now = {"what": found.what, "likelihood": 3, "impact": 3, "owner": post, "arises_from": None}
    for _ in range(2):
        amend_risk(risk=found, by=town.coordinator, at=AT, **now)
    assert Message.objects.filter(to=town.people[Role.CHAIR]).count() == 1


def test_a_risk_raised_from_a_cut_by_the_form_goes_on_to_ask_what_it_endangers(
    town: Universe, coordinator_client: Client
) -> None:
    cut = made.change(town)
    address = reverse("partnership:risk-raise", args=[town.partnership.slug])
    assert f'value="{cut.pk}" selected' in coordinator_client.get(f"{address}?change={cut.pk}").content.decode()
    sent = {"what": "No analyst", "likelihood": "2", "impact": "3", "arises_from": cut.pk, "owner": ""}
    answer = coordinator_client.post(address, sent)
    assert answer["Location"].endswith("/endangers/")
    assert coordinator_client.post(answer["Location"], {"steps": ["analysis"]}).status_code == 302
    assert risks(town.coordinator).get().steps == ["analysis"]
