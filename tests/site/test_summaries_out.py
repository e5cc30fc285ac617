"""Summaries go through the one gate with their report, and the log of what went out names them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.adapters.releases.shelf import find_published
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.consultation.forms.distribution import DistributionForm, as_chosen
from frankpledge.stages.consultation.services.distribution import amend_distribution
from frankpledge.stages.publication.documents import DOCUMENTS, documents_of, published_documents
from frankpledge.stages.publication.services import put_out, withdraw
from tests.universe import consultation as made
from tests.universe import thread
from tests.universe.partnership import AT, Universe

pytestmark = pytest.mark.django_db
TODAY = AT.date()


def test_the_checker_reads_the_summaries_before_signing_off_and_the_public_gets_the_same_bytes(
    town: Universe, client: Client, shelf: Path
) -> None:
    candidate = thread.proposed(town)
    client.force_login(town.people[Role.OUTPUT_CHECKER])
    seen = {}
    for name in ("summary.html", "one-page.html", "summary.pdf", "one-page.pdf"):
        address = reverse("publication:file", args=["tithingham", candidate.pk, name])
        seen[name] = b"".join(client.get(address).streaming_content)
    released = thread.released(town)
    shown = find_published(shelf, "tithingham", released.number or 0)
    assert shown is not None
    assert {name: (shown.folder / name).read_bytes() for name in seen} == seen


def test_nothing_can_be_logged_of_a_release_that_the_public_cannot_read(town: Universe) -> None:
    waiting = thread.signed_off(town)
    assert published_documents(town.coordinator) == []
    with pytest.raises(Refused, match="not public by that day"):
        made.a_distribution(town, release=waiting, document="summary")


def test_a_summary_that_went_out_is_named_with_its_copies_and_who_paid(
    town: Universe, coordinator_client: Client
) -> None:
    released = thread.released(town)
    assert [name for _release, name in published_documents(town.coordinator)] == list(DOCUMENTS)
    line = made.a_distribution(town, release=released, document="summary", copies=900)
    page = coordinator_client.get(reverse("consultation:distribution", args=["tithingham", line.exercise_id]))
    html = page.content.decode()
    for told in ("(release 1), a summary", ">900<", "paid by Tithingham Police",
                 reverse("publication:file", args=["tithingham", released.pk, "summary.pdf"])):  # fmt: skip
        assert told in html
    assert f'.pdf">{line.what}' in html


def test_a_document_cannot_have_gone_out_before_it_was_public_nor_one_that_the_release_has_not(town: Universe) -> None:
    released = thread.released(town)
    exercise = made.an_exercise(town)
    with pytest.raises(Refused, match="not public by that day"):
        made.a_distribution(town, exercise, release=released, document="summary", on=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="no such document"):
        made.a_distribution(town, exercise, release=released, document="leaflet")


def test_what_went_out_stays_named_though_its_release_was_withdrawn_since(town: Universe) -> None:
    released = thread.released(town)
    line = made.a_distribution(town, release=released, document="one-page")
    put_out(withdraw(candidate=released, why=thread.WRONG, by=town.coordinator, at=AT), at=AT)
    assert published_documents(town.coordinator) == []
    line.refresh_from_db()
    form = DistributionForm(reader=town.coordinator, now=line, initial=as_chosen(line))
    assert as_chosen(line)["document"] in dict(form.fields["document"].choices)
    told = {"on": line.on, "channel": line.channel, "what": line.what, "where": "The market", "copies": 5}
    amend_distribution(distribution=line, release=released, document="one-page", by=town.coordinator, at=AT, **told)
    assert line.where == "The market"


def test_the_form_parts_a_document_chosen_into_its_release_and_its_name(
    town: Universe, coordinator_client: Client
) -> None:
    released = thread.released(town)
    exercise = made.an_exercise(town)
    address = reverse("consultation:distribution-log", args=["tithingham", exercise.pk])
    sent = {
        "on-day": f"{TODAY.day}", "on-month": f"{TODAY.month}", "on-year": f"{TODAY.year}", "on_0": f"{TODAY.day}",
        "on_1": f"{TODAY.month}", "on_2": f"{TODAY.year}", "channel": "press", "what": "In Welsh too",
        "document": f"{released.pk}-one-page", "where": "Tithingham Times",
    }  # fmt: skip
    answer = coordinator_client.post(address, sent)
    assert answer.status_code == 302, answer.content.decode()
    line = exercise.distributions.get()
    assert (line.release, line.document) == (released, "one-page")
    assert documents_of(released) == list(DOCUMENTS)
