"""Whatever is done in whatever order, nobody gets a byte of an agency's data that no live protocol covers."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, find_standing
from frankpledge.foundation.datasets import services as datasets
from frankpledge.foundation.datasets.models import Submission, SupplyToken, Upload
from frankpledge.foundation.datasets.store import snapshots
from frankpledge.foundation.datasets.unfinished import see_to_uploads
from frankpledge.foundation.sharing import services as sharing
from frankpledge.foundation.sharing.gate import Act, Permit, Purpose, issue_permit
from frankpledge.foundation.sharing.models import Party, SharingProtocol
from frankpledge.site import middleware
from tests.site.test_supply_api import metadata
from tests.universe import thread
from tests.universe.means_and_voice import speaker_for
from tests.universe.partnership import AT, Universe

POLICE, COUNCIL = "Tithingham Police", "Tithingham Borough Council"
NEEDED = ("month", "longitude", "latitude", "category")
MORE = ("id", "location", "lsoa", "outcome", "context")
HEADINGS = {
    "month": "Month", "longitude": "Longitude", "latitude": "Latitude", "category": "Crime type", "id": "Crime ID",
    "location": "Location", "lsoa": "LSOA code", "outcome": "Last outcome category", "context": "Context",
}  # fmt: skip
NO = (NotPermitted, Refused)


@dataclass
class Known:
    """A protocol as the test itself keeps account of it, apart from the program."""

    agency: str
    fields: frozenset[str]
    purposes: frozenset[str]
    starts: date
    review_by: date
    signed: bool = False
    ended: date | None = None

    def is_live(self, day: date) -> bool:
        goes_on = self.ended is None or self.ended > day
        return self.signed and goes_on and self.starts <= day <= self.review_by


@dataclass
class KnownToken:
    """A supply token as the test keeps account of it."""

    pk: int
    secret: str
    agency: str
    last_day: date
    revoked: bool = False


@dataclass
class OnTheWay:
    """An upload as its sender knows it."""

    token: KnownToken
    address: str
    content: bytes
    number: int
    sent: int = 0


@dataclass
class World:
    """A partnership, a clock, and everything that somebody may try."""

    town: Universe
    now: datetime = AT
    known: dict[int, Known] = field(default_factory=dict)
    permits: list[tuple[Permit, Role]] = field(default_factory=list)
    files: int = 0
    opened: int = 0
    refused: int = 0
    tokens: list[KnownToken] = field(default_factory=list)
    on_the_way: list[OnTheWay] = field(default_factory=list)
    came_by_token: int = 0

    def __post_init__(self) -> None:
        middleware.now = lambda: self.now  # put back, as all tests of the site do, by the fixture that stops the clock
        cache.clear()

    @property
    def today(self) -> date:
        return self.now.date()

    def standing(self, role: Role) -> Standing:
        found = find_standing(self.town.partnership, self.town.people[role], self.now)
        assert found is not None
        return found

    def speaker(self, agency: str) -> Standing:
        return (
            self.standing(Role.AGENCY_REPRESENTATIVE) if agency == POLICE else speaker_for(self.town, agency, self.now)
        )

    def live(self, agency: str) -> list[Known]:
        return [each for each in self.known.values() if each.agency == agency and each.is_live(self.today)]

    # --- What may be done -------------------------------------------------------------------------------------

    def draft(self, agency: str, more: frozenset[str], purposes: frozenset[str], days: int) -> None:
        by, fields = self.standing(Role.COORDINATOR), frozenset(NEEDED) | more
        starts = self.today + timedelta(days=days)
        review_by = starts + timedelta(days=60)
        protocol = sharing.draft_protocol(
            name=f"Protocol {len(self.known)}", purpose="-", parties=[self.town.agency(agency)], starts=starts,
            review_by=review_by, by=by, at=self.now,
        )  # fmt: skip
        sharing.set_flow(
            protocol=protocol, agency=self.town.agency(agency), dataset=thread.CRIME, fields=fields, detail="point",
            purposes=purposes, power="published", basis="not-personal", necessity="-", keep_days=30, by=by, at=self.now,
        )  # fmt: skip
        party = protocol.parties.get()
        sharing.name_people(party=party, liaison=thread.liaison_post(self.town, party.agency), by=by, at=self.now)
        sharing.open_for_signature(protocol=protocol, by=by, at=self.now)
        self.known[protocol.pk] = Known(agency, fields, purposes, starts, review_by)

    def sign(self, chosen: int) -> None:
        pk = self.one_of(chosen)
        if pk is None:
            return
        party = Party.objects.select_related("protocol", "agency").get(protocol=pk)
        try:
            sharing.sign_protocol(party=party, by=self.speaker(party.agency.name), at=self.now)
        except NO:
            return
        self.known[pk].signed = True

    def end(self, chosen: int) -> None:
        pk = self.one_of(chosen)
        if pk is None:
            return
        try:
            sharing.end_protocol(
                protocol=SharingProtocol.objects.get(pk=pk), by=self.standing(Role.COORDINATOR), at=self.now
            )
        except NO:
            return
        self.known[pk].ended = self.today

    def one_of(self, chosen: int) -> int | None:
        keys = sorted(self.known)
        return keys[chosen % len(keys)] if keys else None

    def wait(self, days: int) -> None:
        self.now += timedelta(days=days)
        datasets.delete_due(at=self.now)
        before = set(Submission.objects.values_list("pk", flat=True))
        see_to_uploads(at=self.now)
        assert before == set(Submission.objects.values_list("pk", flat=True)), "the tick received what was not whole"

    def ask(self, role: Role, agency: str, act: Act, purpose: Purpose | None) -> None:
        try:
            permit = issue_permit(self.standing(role), self.town.agency(agency), thread.CRIME, act, purpose)
        except NO:
            self.refused += 1
            return
        assert self.live(agency), "a permit without a live protocol"
        self.permits = [*self.permits[-20:], (permit, role)]

    def send(self, chosen: int, role: Role) -> None:
        if not self.permits:
            return
        permit, _ = self.permits[chosen % len(self.permits)]
        content, by = self.a_file(), self.standing(role)
        try:
            sent = datasets.receive(permit=permit, name="x.csv", chunks=[content], by=by, at=self.now)
        except NO:
            self.refused += 1
            return
        agency = permit.agency.name
        assert self.live(agency), "data came in without a live protocol"
        assert role in (Role.DATA_LIAISON, Role.AGENCY_REPRESENTATIVE)
        self.take_in(sent)

    def a_file(self) -> bytes:
        self.files += 1
        row = ",".join(f"secret-{key}-{self.files}" for key in HEADINGS)
        return f"{','.join(HEADINGS.values())},Officer\n{row},secret-officer-{self.files}\n".encode()

    def take_in(self, sent: Submission) -> None:
        taken = datasets.take_in(submission=sent, at=self.now)
        flowed = self.known[taken.flow.protocol_id].fields
        kept = snapshots().path(taken.snapshot_sha256).read_bytes()
        assert set(taken.kept) <= flowed
        for key in {*set(HEADINGS) - flowed, "officer", "id"}:
            assert f"secret-{key}-".encode() not in kept

    # --- The same by an agency's own system -------------------------------------------------------------------

    def make_token(self, role: Role, agency: str, days: int) -> None:
        last = self.today + timedelta(days=days)
        try:
            token, secret = datasets.make_token(
                agency=self.town.agency(agency), name="-", datasets=[thread.CRIME], last_day=last,
                by=self.standing(role), at=self.now,
            )  # fmt: skip
        except NO:
            self.refused += 1
            return
        assert (role, agency) in ((Role.DATA_LIAISON, POLICE), (Role.AGENCY_REPRESENTATIVE, POLICE))
        self.tokens = [*self.tokens[-6:], KnownToken(token.pk, secret, agency, last)]

    def revoke(self, chosen: int, role: Role) -> None:
        if not self.tokens:
            return
        known = self.tokens[chosen % len(self.tokens)]
        try:
            datasets.revoke_token(token=SupplyToken.objects.get(pk=known.pk), by=self.standing(role), at=self.now)
        except NO:
            return
        known.revoked = True

    def request(self, token: KnownToken, method: str, address: str, body: bytes = b"", **headers: str) -> Any:
        told = {"Authorization": f"Bearer {token.secret}", "Content-Length": str(len(body))}
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        answer = Client().generic(method, address, body, content_type="application/offset+octet-stream", headers=told)
        if answer.status_code < 300:
            assert not token.revoked, "a revoked token opened the door"
            assert token.last_day >= self.today, "a token opened the door after its last day"
        else:
            self.refused += 1
        return answer

    def begin_by_token(self, chosen: int) -> None:
        if not self.tokens:
            return
        token, content = self.tokens[chosen % len(self.tokens)], self.a_file()
        about = {"dataset": thread.CRIME, "filename": "x.csv", "sha256": hashlib.sha256(content).hexdigest()}
        answer = self.request(
            token, "POST", "/api/v1/uploads/", Upload_Length=str(len(content)), Upload_Metadata=metadata(about)
        )
        if answer.status_code == 201:
            assert self.live(token.agency), "an upload began without a live protocol"
            found = OnTheWay(token, answer["Location"], content, self.files)
            self.on_the_way = [*self.on_the_way[-8:], found]

    def go_on_by_token(self, chosen: int, size: int, other: int) -> None:
        if not self.on_the_way:
            return
        way, before = self.on_the_way[chosen % len(self.on_the_way)], set(Submission.objects.values_list("pk"))
        token = self.tokens[other % len(self.tokens)] if other % 3 == 0 else way.token
        part = way.content[way.sent : way.sent + size]
        answer = self.request(token, "PATCH", way.address, part, Upload_Offset=str(way.sent))
        made = set(Submission.objects.values_list("pk")) - before
        if answer.status_code != 204:
            assert not made, "an extract came of what was refused"
            return
        way.sent += len(part)
        if made:
            assert way.sent == len(way.content)
            assert self.live(token.agency), "data came in without a live protocol"
            self.came_by_token += 1
            self.take_in(Submission.objects.get(pk__in=[pk for (pk,) in made]))

    def accept(self, chosen: int, role: Role) -> None:
        found = self.submission(chosen)
        if found is None:
            return
        try:
            datasets.accept_submission(submission=found, by=self.standing(role), at=self.now)
        except NO:
            return
        assert role is Role.INFORMATION_OFFICER

    def submission(self, chosen: int) -> Submission | None:
        keys = list(Submission.objects.filter(partnership=self.town.partnership).values_list("pk", flat=True))
        return Submission.objects.get(pk=sorted(keys)[-1 - chosen % min(len(keys), 8)]) if keys else None

    def open(self, chosen: int, which: int, role: Role) -> None:
        found = self.submission(which)
        if found is None or not self.permits:
            return
        permit, _ = self.permits[chosen % len(self.permits)]
        try:
            path = datasets.open_submission(permit=permit, submission=found, by=self.standing(role), at=self.now)
        except NO:
            self.refused += 1
            return
        content = path.read_bytes()
        self.opened += 1
        covering = [
            each for each in self.live(found.agency.name)
            if set(found.kept) <= each.fields and permit.purpose and permit.purpose.value in each.purposes
        ]  # fmt: skip
        assert covering, "a byte was yielded that no live protocol covers"
        assert role is Role.INFORMATION_OFFICER
        assert found.keep_until >= self.today
        named = content.decode().split("\n", 1)[0].split(",")
        assert set(named) <= {HEADINGS[key] for key in set().union(*(each.fields for each in covering))}


def some(chance: random.Random, these: Any) -> Any:
    return chance.choice(list(these))


def subset(chance: random.Random, these: Any, least: int = 0) -> frozenset[Any]:
    listed = list(these)
    return frozenset(chance.sample(listed, chance.randint(least, len(listed))))


def step(world: World, chance: random.Random) -> None:
    """Do one thing at random; what costs much is done seldom."""
    number = chance.randrange(1_000_000)
    agency = some(chance, (POLICE, POLICE, COUNCIL))
    likely = some(chance, (Role.INFORMATION_OFFICER, Role.DATA_LIAISON, some(chance, Role)))

    def draft() -> None:
        more, purposes = subset(chance, MORE), frozenset(map(str, subset(chance, Purpose, 1)))
        world.draft(agency, more, purposes, chance.randint(0, 9))

    things = (
        (2, draft),
        (4, lambda: world.sign(len(world.known) - 1 - chance.randint(0, 2))),
        (1, lambda: world.end(number)),
        (2, lambda: world.wait(chance.choice((0, 0, 1, 1, 2)))),
        (38, lambda: world.ask(likely, agency, some(chance, Act), some(chance, (*Purpose, None)))),
        (6, lambda: world.send(number, likely)),
        (6, lambda: world.accept(number, likely)),
        (38, lambda: world.open(number, chance.randrange(8), likely)),
        (1.5, lambda: world.make_token(likely, agency, chance.choice((5, 60)))),
        (0.2, lambda: world.revoke(number, likely)),
        (3, lambda: world.begin_by_token(number)),
        (7, lambda: world.go_on_by_token(number, chance.choice((200, 1000, 1000)), chance.randrange(100))),
    )
    [thing] = chance.choices([thing for _, thing in things], [share for share, _ in things])
    thing()


def test_ten_thousand_steps_never_yield_a_byte_without_a_live_covering_protocol(town: Universe) -> None:
    world, chance = World(town), random.Random(20261130)
    for _ in range(10_000):
        step(world, chance)
    assert world.now < AT + timedelta(days=290), "a contractor's role has ended meanwhile"
    assert world.opened > 100
    assert world.came_by_token > 10
    assert Upload.objects.exclude(ended="").exists(), "no upload was refused in the middle"
    assert world.opened + world.refused > 1_000, "hardly anything was tried"


def test_the_steps_do_open_data_where_everything_is_in_order(town: Universe) -> None:
    """Otherwise the test above could pass because nothing ever works."""
    world = World(town)
    world.draft(POLICE, frozenset(MORE), frozenset({"audit"}), 0)
    world.sign(0)
    world.ask(Role.DATA_LIAISON, POLICE, Act.SUPPLY, None)
    world.send(0, Role.DATA_LIAISON)
    world.accept(0, Role.INFORMATION_OFFICER)
    world.ask(Role.INFORMATION_OFFICER, POLICE, Act.OPEN, Purpose.AUDIT)
    world.open(1, 0, Role.INFORMATION_OFFICER)
    assert world.opened == 1
    world.end(0)
    world.open(1, 0, Role.INFORMATION_OFFICER)  # with the permit of before
    assert (world.opened, world.refused) == (1, 1)


NUMBERS = st.integers(0, 50)
AGENCIES = st.sampled_from((POLICE, COUNCIL))
PURPOSES = st.frozensets(st.sampled_from([str(each) for each in Purpose]), min_size=1)
SENDERS = st.sampled_from((Role.DATA_LIAISON, Role.INFORMATION_OFFICER))


class Machine(RuleBasedStateMachine):
    """The same world, with the order of things chosen by Hypothesis."""

    town: Universe

    def __init__(self) -> None:
        super().__init__()
        self.before = transaction.savepoint()
        self.world = World(self.town)

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.before)

    @rule(agency=AGENCIES, more=st.frozensets(st.sampled_from(MORE)), purposes=PURPOSES, days=st.integers(0, 3))
    def draft(self, **given: Any) -> None:
        self.world.draft(**given)

    @rule(chosen=NUMBERS)
    def sign(self, chosen: int) -> None:
        self.world.sign(chosen)

    @rule(chosen=NUMBERS)
    def end(self, chosen: int) -> None:
        self.world.end(chosen)

    @rule(days=st.integers(0, 10))
    def wait(self, days: int) -> None:
        self.world.wait(days)

    @rule(role=st.sampled_from(Role), agency=AGENCIES, act=st.sampled_from(Act), purpose=st.sampled_from(Purpose))
    def ask(self, **given: Any) -> None:
        self.world.ask(**given)

    @rule(chosen=NUMBERS, role=SENDERS)
    def send(self, **given: Any) -> None:
        self.world.send(**given)

    @rule(role=SENDERS, agency=AGENCIES, days=st.integers(0, 9))
    def make_token(self, **given: Any) -> None:
        self.world.make_token(**given)

    @rule(chosen=NUMBERS, role=SENDERS)
    def revoke(self, **given: Any) -> None:
        self.world.revoke(**given)

    @rule(chosen=NUMBERS)
    def begin_by_token(self, chosen: int) -> None:
        self.world.begin_by_token(chosen)

    @rule(chosen=NUMBERS, size=st.sampled_from((50, 1000)), other=NUMBERS)
    def go_on_by_token(self, **given: Any) -> None:
        self.world.go_on_by_token(**given)

    @rule(chosen=NUMBERS)
    def accept(self, chosen: int) -> None:
        self.world.accept(chosen, Role.INFORMATION_OFFICER)

    @rule(chosen=NUMBERS, which=NUMBERS, role=SENDERS)
    def open(self, **given: Any) -> None:
        self.world.open(**given)


def test_no_order_of_calls_that_hypothesis_thinks_of_does_either(town: Universe) -> None:
    run_state_machine_as_test(
        type("OfThisTown", (Machine,), {"town": town}),
        settings=settings(
            max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck),
            derandomize=True, database=None,
        ),
    )  # fmt: skip


def test_nothing_but_the_gate_and_datasets_knows_where_snapshots_stand() -> None:
    from tests.conftest import ROOT

    allowed = ("foundation/datasets/", "site/backup/", "site/upkeep.py")
    found = [
        path.relative_to(ROOT / "src" / "frankpledge").as_posix()
        for path in (ROOT / "src" / "frankpledge").rglob("*.py")
        if "snapshots()" in path.read_text(encoding="utf-8") or '"snapshots"' in path.read_text(encoding="utf-8")
    ]
    assert [name for name in found if not name.startswith(allowed)] == []


@pytest.mark.parametrize("act", [Act.OPEN, Act.EXPORT])
def test_a_permit_kept_past_the_end_of_its_protocol_opens_nothing(town: Universe, act: Act) -> None:
    found, officer = thread.supplied(town), town.as_(Role.INFORMATION_OFFICER)
    permit = issue_permit(officer, town.agency(POLICE), thread.CRIME, act, Purpose.AUDIT)
    sharing.end_protocol(protocol=found.protocol, by=town.coordinator, at=AT)
    with pytest.raises(NotPermitted, match="No signed protocol in force"):
        datasets.open_submission(permit=permit, submission=found, by=officer, at=AT)
