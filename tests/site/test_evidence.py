"""The ledger of evidence: every published figure leads to its files and back, and nothing in it is changed."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.append_only import IsAppendOnly
from frankpledge.foundation.datasets.citing import key_of as key_of_extract
from frankpledge.foundation.evidence import chains, queries
from frankpledge.foundation.evidence.content import Content, Rest
from frankpledge.foundation.evidence.models import Answer, Item, Kind, Link, State, Version
from frankpledge.foundation.evidence.services import answer_item, enter, find_by_fingerprint, find_latest, holds
from frankpledge.stages.audit.citing import key_of
from frankpledge.stages.audit.services.conclusions import reword_conclusion, withdraw_conclusion
from frankpledge.stages.audit.services.signing import answer_agreement
from frankpledge.stages.publication.citing import key_of as key_of_release
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.services import withdraw
from tests.universe import audit as made
from tests.universe import thread
from tests.universe.evidence import an_answer, an_item, entered
from tests.universe.partnership import AT, Universe

SignIn = Callable[[Person], Client]
RESTS_ON_PEOPLE = {"denominators"}
"""Tables whose figures come from a population, and not from an agency's file."""


# --- Every published figure --------------------------------------------------------------------------------


def shelf_of(town: Universe, candidate: ReleaseCandidate) -> Path:
    return Path(settings.RELEASES_ROOT) / town.partnership.slug / str(candidate.number) / "bundle"


def figures(bundle: Path) -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted((bundle / "tables").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield path.stem, row


def files_behind(account: dict[str, Any], table: str, row: dict[str, str]) -> set[str]:
    """Return the SHA-256 of each file that a row of a published table was made from, as the release itself tells."""
    source = "population" if table in RESTS_ON_PEOPLE else row["source"]
    if source not in account["sources"]:  # what is told of the boundaries, or of the people
        return {each["sha256"] for each in account["inputs"] if each["role"] == source}
    files = account["sources"][source]["files"]
    return {file["sha256"] for file in files} | {file["made_from_sha256"] for file in files}


def test_every_figure_of_a_release_leads_to_the_sha256_of_its_files_and_each_file_back(town: Universe) -> None:
    candidate = thread.released(town)
    release = find_latest(town.partnership, key_of_release(candidate))
    assert release is not None
    assert release.state == State.PUBLISHED
    bundle = shelf_of(town, candidate)
    account = json.loads((bundle / "provenance.json").read_text("utf-8"))
    back = queries.chain_back(town.coordinator, release)
    behind = {sha256 for node in all_nodes(back.nodes) for _, sha256 in node.fingerprints}
    forward: dict[str, set[int]] = {}
    told = 0
    for table, row in figures(bundle):
        wanted = files_behind(account, table, row)
        assert wanted, (table, row)
        assert wanted <= behind, (table, row)
        for sha256 in wanted - forward.keys():
            source = find_by_fingerprint(town.partnership, sha256)
            assert source is not None
            forward[sha256] = set(queries.chain_forward(town.coordinator, source.item).versions)
        assert all(release.pk in forward[sha256] for sha256 in wanted), (table, row)
        told += 1
    assert told > 100
    assert hashlib.sha256(thread.january_extract().read_bytes()).hexdigest() in behind


def all_nodes(nodes: list[chains.Node]) -> Iterator[chains.Node]:
    for node in nodes:
        yield node
        yield from all_nodes(node.nodes)


def test_every_sentence_of_a_release_stands_in_the_ledger_and_rests_on_its_figures(town: Universe) -> None:
    candidate = thread.released(town)
    account = json.loads((shelf_of(town, candidate) / "provenance.json").read_text("utf-8"))
    release = find_latest(town.partnership, key_of_release(candidate))
    assert release is not None
    behind = queries.chain_back(town.coordinator, release).versions.values()
    sentences = {each.text for each in behind if each.item.kind == Kind.FINDING and each.state == State.SIGNED}
    assert {each["sentence"] for each in account["findings"]} == sentences


def test_the_public_page_tells_the_number_under_which_its_finding_can_be_followed(town: Universe) -> None:
    candidate = thread.released(town)
    words = json.loads((shelf_of(town, candidate).parent / "release.json").read_text("utf-8"))
    finding = find_latest(town.partnership, key_of(candidate.counting.findings.first()))
    assert finding is not None
    assert words["evidence"] == str(finding.item)


def test_a_finding_goes_from_draft_to_signed_and_each_version_stays(town: Universe) -> None:
    candidate = thread.released(town)
    item = Item.objects.get(key=key_of(candidate.counting.findings.first()))
    states = list(item.versions.order_by("number").values_list("state", flat=True))
    assert states == [State.DRAFT, State.DRAFT, State.SIGNED]
    assert all(holds(version) for version in item.versions.all())


def test_a_release_that_is_withdrawn_is_told_so_and_its_chain_stays(town: Universe) -> None:
    candidate = thread.released(town)
    withdraw(candidate=candidate, why="A file was the wrong one.", by=town.coordinator, at=AT)
    release = find_latest(town.partnership, key_of_release(candidate))
    assert release is not None
    assert release.state == State.WITHDRAWN
    behind = queries.chain_back(town.coordinator, release).versions.values()
    assert key_of_extract(candidate.counting.submission) in {each.item.key for each in behind}


def test_an_earlier_release_is_taken_into_account_and_gives_no_figure(town: Universe) -> None:
    first = thread.released(town)
    content = b"".join(thread.january_extract().read_bytes().splitlines(keepends=True)[:401])
    from frankpledge.stages.audit.services import run_counting

    second = run_counting(counting=thread.asked(town, content), at=AT)
    figures_of_second = find_latest(town.partnership, key_of(second))
    source_of_first = find_latest(town.partnership, key_of_extract(first.counting.submission))
    assert figures_of_second
    assert source_of_first
    beside = figures_of_second.rests.get(is_beside=True)
    assert beside.on.item.key == key_of_release(first)
    forward = queries.chain_forward(town.coordinator, source_of_first.item)
    assert figures_of_second.pk not in {node.version.pk for node in all_nodes(forward.nodes) if not node.is_beside}


# --- Nothing is changed ------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", ["item", "version", "fingerprint", "link", "answer"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id + 100000", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_what_was_entered(town: Universe, table: str, statement: str) -> None:
    source = enter(
        kind=Kind.SOURCE, key="file:1", content=Content(title="A file", fingerprints=[("The file", "ab" * 32)]),
        by=town.coordinator, at=AT,
    )  # fmt: skip
    an_answer(town, entered(town, "finding:1", on=(source,)))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(f"evidence_{table}"))


def test_the_models_refuse_it_too(town: Universe) -> None:
    version = entered(town, "finding:1")
    version.text = "Less of it."
    with pytest.raises(IsAppendOnly):
        version.save()
    with pytest.raises(IsAppendOnly):
        version.delete()


def test_a_link_that_was_not_entered_with_its_version_shows(town: Universe) -> None:
    first, second = entered(town, "finding:1"), entered(town, "finding:2")
    assert holds(second)
    Link.objects.create(version=second, on=first, how="slipped in")
    assert not holds(second)


def test_the_database_lets_nothing_rest_on_what_came_later(town: Universe) -> None:
    first, second = entered(town, "finding:1"), entered(town, "finding:2")
    for on in (first, second):
        with pytest.raises(IntegrityError), transaction.atomic():
            Link.objects.create(version=first, on=on, how="from")


def test_the_ledgers_of_two_partnerships_do_not_mix(town: Universe, neighbour: Universe) -> None:
    theirs = entered(neighbour, "finding:1")
    with pytest.raises(Refused, match="same partnership"):
        entered(town, "finding:1", on=(theirs,))
    assert entered(town, "finding:1").item.number == theirs.item.number == 1


@st.composite
def entries(draw: st.DrawFn) -> list[tuple[int, str, list[int]]]:
    """Draw what is entered in turn: which of a few items, what it says, and on which earlier entries it rests."""
    count = draw(st.integers(1, 14))
    return [
        (
            draw(st.integers(0, 5)),
            draw(st.sampled_from(["More.", "Less.", "The same."])),
            draw(st.lists(st.integers(0, place - 1), max_size=3, unique=True)) if place else [],
        )
        for place in range(count)
    ]


@pytest.mark.django_db
def test_whatever_is_entered_it_holds_has_no_cycle_and_is_the_same_from_both_ends(town: Universe) -> None:
    @given(entries())
    @trying(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def follows(wanted: list[tuple[int, str, list[int]]]) -> None:
        with transaction.atomic():
            versions: list[Version] = []
            for item, text, on in wanted:
                rests = {versions[place].pk: versions[place] for place in on}
                versions.append(entered(town, f"finding:{item}", text, tuple(rests.values())))
            _check(town, {version.pk: version for version in versions})
            transaction.set_rollback(True)

    follows()


def _check(town: Universe, versions: dict[int, Version]) -> None:
    kept = {version.pk: (version.text, version.digest) for version in Version.objects.filter(pk__in=versions)}
    assert kept == {key: (version.text, version.digest) for key, version in versions.items()}
    back = {key: set(chains.back_from([version]).versions) for key, version in versions.items()}
    forward = {key: set(chains.forward_from([version]).versions) for key, version in versions.items()}
    for key, version in versions.items():
        assert holds(version)
        assert {other for other in versions if key in forward[other]} == back[key]
        assert all(other <= key for other in back[key])
        assert not any(other in back[key] and key in back[other] for other in versions if other != key)
    numbers = list(
        Item.objects.filter(partnership=town.partnership).order_by("number").values_list("number", flat=True)
    )
    assert numbers == list(range(1, len(numbers) + 1))


def test_what_is_said_already_is_entered_once(town: Universe) -> None:
    first = entered(town, "finding:1")
    assert entered(town, "finding:1") == first
    assert entered(town, "finding:1", "Less of it.").number == 2
    assert entered(town, "finding:1").number == 3


# --- What an audit says ------------------------------------------------------------------------------------


def test_what_an_audit_says_rests_on_what_was_counted_and_told_in_the_words_of_the_time(town: Universe) -> None:
    known = made.some_knowledge(town)
    conclusion = made.a_conclusion(town, known.audit, knowledge=[known])
    officer = town.as_(Role.INFORMATION_OFFICER)
    reword_conclusion(conclusion=conclusion, text="It is in three streets.", reason="Counted again.", by=officer, at=AT)
    withdraw_conclusion(conclusion=conclusion, by=officer, at=AT)
    item = Item.objects.get(key=key_of(conclusion))
    read = [(each.text, each.state) for each in item.versions.order_by("number")]
    assert read == [
        ("Harm at night is in two streets.", State.DRAFT),
        ("Harm at night is in two streets.", State.DRAFT),
        ("It is in three streets.", State.DRAFT),
        ("It is in three streets.", State.WITHDRAWN),
    ]
    latest = find_latest(town.partnership, key_of(conclusion))
    assert latest is not None
    assert [each.on.item.key for each in latest.rests.all()] == [key_of(known)]


def test_what_an_audit_says_is_signed_once_every_agency_that_was_asked_agrees(town: Universe) -> None:
    known = made.some_knowledge(town)
    conclusion = made.a_conclusion(town, known.audit, knowledge=[known])
    asked = made.asked_to_agree(town, "findings", conclusion.audit)
    seen = asked.audit.version_of("findings")
    answer_agreement(asked=asked, answer="agreed", seen=seen, by=town.as_(Role.AGENCY_REPRESENTATIVE), at=AT)
    latest = find_latest(town.partnership, key_of(conclusion))
    assert latest is not None
    assert latest.state == State.SIGNED


# --- Answers -----------------------------------------------------------------------------------------------


def test_a_later_answer_leaves_the_earlier_on_record(town: Universe) -> None:
    version = an_item(town)
    an_answer(town, version)
    an_answer(town, version, outcome="will-do", reason="The council pays.", due=AT.date() + timedelta(days=30))
    found = list(queries.answers_of(town.coordinator, version.item))
    assert [each.outcome for each in found] == ["will-do", "will-not"]


def test_what_will_be_done_has_a_day_to_come_and_every_answer_says_why(town: Universe) -> None:
    version = an_item(town)
    with pytest.raises(Refused) as refused:
        an_answer(town, version, outcome="will-do", reason=" ")
    assert set(refused.value.reasons) == {"reason", "due"}
    with pytest.raises(Refused, match="still to come"):
        an_answer(town, version, outcome="will-do", due=AT.date() - timedelta(days=1))


def test_nobody_answers_in_anothers_name(town: Universe) -> None:
    version = an_item(town)
    police = town.agency(thread.POLICE)
    representative = town.as_(Role.AGENCY_REPRESENTATIVE)
    given_away = {"version": version, "outcome": "done", "reason": "It is done.", "at": AT}
    answer_item(agency=police, by=representative, **given_away)
    for by, agency in (
        (town.coordinator, police),
        (representative, None),
        (representative, town.agency(thread.COUNCIL)),
    ):
        with pytest.raises(NotPermitted):
            answer_item(agency=agency, by=by, **given_away)
    assert Answer.objects.count() == 1


# --- Pages -------------------------------------------------------------------------------------------------


def page(client: Client, name: str, town: Universe, *args: object, query: str = "") -> str:
    answer = client.get(reverse(name, args=[town.partnership.slug, *args]) + query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_page_of_a_release_leads_to_the_sha256_of_the_agencys_file(town: Universe, signed_in: SignIn) -> None:
    candidate = thread.released(town)
    client = signed_in(town.people[Role.CHAIR])
    release = Item.objects.get(key=key_of_release(candidate))
    for name, thing in (
        ("publication:candidate", candidate),
        ("audit:counting", candidate.counting),
        ("audit:finding", candidate.counting.findings.first()),
    ):
        assert "Where does this come from?" in page(client, name, town, thing.pk)
    shown = page(client, "evidence:item", town, release.number)
    assert hashlib.sha256(thread.january_extract().read_bytes()).hexdigest() in shown
    assert "One row a crime or incident" in shown
    assert "Recorded crime protocol" in shown


def test_the_page_of_an_extract_leads_to_what_rests_on_it(town: Universe, signed_in: SignIn) -> None:
    candidate = thread.released(town)
    submission = candidate.counting.submission
    client = signed_in(town.people[Role.DATA_LIAISON])
    assert "What rests on this?" in page(client, "partnership:submission", town, submission.pk)
    number = Item.objects.get(key=key_of_extract(submission)).number
    assert candidate.title in page(client, "evidence:rests", town, number)


@pytest.mark.parametrize(("role", "sees"), [(Role.CHAIR, False), (Role.DATA_LIAISON, True), (Role.COORDINATOR, True)])
def test_an_agencys_detail_is_shown_to_nobody_else(role: Role, sees: bool, town: Universe, signed_in: SignIn) -> None:
    submission = thread.supplied(town)
    number = Item.objects.get(key=key_of_extract(submission)).number
    shown = page(signed_in(town.people[role]), "evidence:item", town, number)
    assert str(submission) in shown
    assert ("Columns kept" in shown) is sees
    assert (f"{submission.rows:,}" in shown) is sees


def test_an_item_is_found_by_its_number_its_words_and_its_sha256(town: Universe, signed_in: SignIn) -> None:
    submission = thread.supplied(town)
    client = signed_in(town.people[Role.CHAIR])
    number = Item.objects.get(key=key_of_extract(submission)).number
    there = reverse("evidence:item", args=[town.partnership.slug, number])
    listed = reverse("evidence:items", args=[town.partnership.slug])
    for words in (f"E-{number}", f"e{number}", str(number)):
        assert client.get(listed, {"q": words}).headers["Location"] == there
    for words in ("recorded crime", submission.sha256, submission.snapshot_sha256[:12]):
        assert there in client.get(listed, {"q": words}).content.decode()
    assert there not in client.get(listed, {"q": "E-4040"}).content.decode()


def test_the_ledger_of_another_partnership_is_not_there(town: Universe, neighbour: Universe, client: Client) -> None:
    number = an_item(neighbour).item.number
    client.force_login(town.people[Role.COORDINATOR])
    assert client.get(reverse("evidence:item", args=[town.partnership.slug, number])).status_code == 404
    assert client.get(reverse("evidence:item", args=[neighbour.partnership.slug, number])).status_code == 404


def test_a_co_ordinator_answers_on_the_page(town: Universe, coordinator_client: Client) -> None:
    version = an_item(town)
    address = reverse("evidence:answer", args=[town.partnership.slug, version.item.number])
    sent = {"outcome": "will-not", "reason": "It is the county’s to do.", "name": "partnership"}
    answered = coordinator_client.post(address, sent, follow=True).content.decode()
    assert "It is the county’s to do." in answered
    assert "Will not do" in answered


def test_a_conclusion_that_was_reworded_says_on_its_earlier_version_that_a_later_one_stands(
    town: Universe, coordinator_client: Client
) -> None:
    conclusion = made.a_conclusion(town)
    reword_conclusion(conclusion=conclusion, text="Three.", reason="Counted.", by=town.coordinator, at=AT)
    number = Item.objects.get(key=key_of(conclusion)).number
    shown = page(coordinator_client, "evidence:item", town, number, query="?version=1")
    assert "This is how it read in version 1" in shown
    assert "Harm at night is in two streets." in shown


def test_a_change_made_by_hand_is_told_on_the_page(town: Universe, coordinator_client: Client) -> None:
    first, second = entered(town, "finding:1"), entered(town, "finding:2")
    Link.objects.create(version=second, on=first, how="slipped in")
    assert "somebody changed the database by hand" in page(
        coordinator_client, "evidence:item", town, second.item.number
    )
    assert "by hand" not in page(coordinator_client, "evidence:item", town, first.item.number)


def test_resting_twice_on_one_thing_is_told_once(town: Universe) -> None:
    source = entered(town, "finding:1")
    middle = [entered(town, f"finding:{number}", on=(source,)) for number in (2, 3)]
    top = enter(
        kind=Kind.RELEASE, key="release:1", content=Content(title="All"), by=town.coordinator, at=AT,
        rests_on=[Rest(each, "publishes") for each in middle],
    )  # fmt: skip
    nodes = [node for node in all_nodes(chains.back_from([top]).nodes) if node.version == source]
    assert [node.is_repeated for node in nodes] == [False, True]
