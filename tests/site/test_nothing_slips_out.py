"""Whatever is done in whatever order, nothing unsuppressed, unconsented, unsigned or self-signed is ever released."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from frankpledge.adapters.releases.attack import attack
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import grant_role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.publication import services
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.queries import bundles
from tests.universe import thread
from tests.universe.means_and_voice import speaker_for
from tests.universe.partnership import AT, Universe

COUNCIL = "Tithingham Borough Council"
NO = (NotPermitted, Refused)
NUMBERS = st.sampled_from((-1, -1, -1, 0, 1))
"""Mostly the latest candidate."""
PEOPLE = st.integers(0, 4)


class Machine(RuleBasedStateMachine):
    """Anybody tries anything with candidates of one bundle; the test keeps account of its own."""

    town: Universe
    people: list[Standing]
    """Some hold all the roles that matter, so that only the rule of two people stands between them and the public."""
    agencies: list[Agency]
    bundle: str
    released = 0

    def __init__(self) -> None:
        super().__init__()
        self.before = transaction.savepoint()
        self.pristine = Path(
            shutil.copytree(bundles() / self.bundle, bundles().parent / "pristine", dirs_exist_ok=True)
        )
        self.is_spoiled = False
        self.authors: dict[int, set[int]] = {}
        self.asked: dict[int, set[int]] = {}
        self.agreed: dict[int, set[int]] = {}
        self.signed: dict[int, int] = {}

    def teardown(self) -> None:
        self._mend()
        transaction.savepoint_rollback(self.before)

    def one(self, chosen: int) -> ReleaseCandidate | None:
        keys = sorted(self.authors)
        return ReleaseCandidate.objects.get(pk=keys[chosen % len(keys)]) if keys else None

    @rule(who=PEOPLE)
    def prepare(self, who: int) -> None:
        by = self.people[who]
        try:
            made = services.prepare(title="Crime", bundle=self.bundle, by=by, at=AT)
        except NO:
            return
        self.authors[made.pk], self.agreed[made.pk] = {by.person.pk}, set()

    @rule(chosen=NUMBERS, who=PEOPLE, number=st.integers(0, 2))
    def propose(self, chosen: int, who: int, number: int) -> None:
        found, by = self.one(chosen), self.people[who]
        if found is None:
            return
        agencies = self.agencies[:number]
        try:
            services.propose(candidate=found, title="Crime", about={}, agencies=agencies, by=by, at=AT)
        except NO:
            return
        self.authors[found.pk].add(by.person.pk)
        self.asked[found.pk], self.agreed[found.pk] = {agency.pk for agency in agencies}, set()

    @rule(chosen=NUMBERS, who=PEOPLE, agency=st.integers(0, 1), yes=st.booleans())
    def answer(self, chosen: int, who: int, agency: int, *, yes: bool) -> None:
        found = self.one(chosen)
        consent = found and found.consents.filter(agency=self.agencies[agency]).first()
        if found is None or consent is None:
            return
        try:
            if yes:
                services.give_consent(consent=consent, by=self.people[who], at=AT)
            else:
                services.refuse_consent(consent=consent, why="-", by=self.people[who], at=AT)
        except NO:
            return
        assert self.people[who].acts_for(consent.agency_id), "somebody answered for another agency"
        (self.agreed[found.pk].add if yes else self.agreed[found.pk].discard)(consent.agency_id)

    @rule(chosen=NUMBERS, who=PEOPLE)
    def sign_off(self, chosen: int, who: int) -> None:
        found = self.one(chosen)
        if found is None:
            return
        try:
            services.sign_off(candidate=found, by=self.people[who], at=AT)
        except NO:
            return
        assert not self.is_spoiled, "changed files were signed off"
        self.signed[found.pk] = self.people[who].person.pk

    @rule(chosen=NUMBERS, who=PEOPLE)
    def return_it(self, chosen: int, who: int) -> None:
        found = self.one(chosen)
        if found is not None:
            try:
                services.return_to_author(candidate=found, why="-", by=self.people[who], at=AT)
            except NO:
                return

    @rule()
    def spoil(self) -> None:
        """Somebody with the disk in hand puts a figure in place of a withheld one."""
        table = bundles() / self.bundle / "tables" / "counts.csv"
        table.write_text(table.read_text().replace("withheld", "shown", 1) + " ")
        self.is_spoiled = True

    @rule()
    def mend(self) -> None:
        self._mend()

    def _mend(self) -> None:
        if self.is_spoiled:
            shutil.rmtree(bundles() / self.bundle)
            shutil.copytree(self.pristine, bundles() / self.bundle)
        self.is_spoiled = False

    @rule(chosen=NUMBERS, who=PEOPLE)
    def publish(self, chosen: int, who: int) -> None:
        found = self.one(chosen)
        if found is None:
            return
        try:
            found = services.publish(candidate=found, by=self.people[who], at=AT)
        except NO:
            return
        type(self).released += 1
        assert not self.is_spoiled, "changed files were released"
        assert found.pk in self.signed, "released unsigned"
        assert self.signed[found.pk] not in self.authors[found.pk], "released self-signed"
        assert self.asked[found.pk] == self.agreed[found.pk], "released without an agency's consent"
        assert not attack(bundles() / found.bundle_digest, [], every_line=False).broken, "released unsuppressed"

    @rule(chosen=NUMBERS, who=PEOPLE)
    def withdraw(self, chosen: int, who: int) -> None:
        found = self.one(chosen)
        if found is not None:
            try:
                services.withdraw(candidate=found, why="-", by=self.people[who], at=AT)
            except NO:
                return


def machine(town: Universe) -> type[Machine]:
    """Make the machine of a town: two people who may do nearly everything, a co-ordinator, two representatives."""
    counting = thread.counted(town)
    everything = (Role.INFORMATION_OFFICER, Role.OUTPUT_CHECKER, Role.COORDINATOR)
    for role in (Role.INFORMATION_OFFICER, Role.OUTPUT_CHECKER):
        for other in set(everything) - {role}:
            grant_role(person=town.people[role], role=other, by=town.coordinator, at=AT)
    people = [
        *map(town.as_, (Role.INFORMATION_OFFICER, Role.OUTPUT_CHECKER, Role.COORDINATOR, Role.AGENCY_REPRESENTATIVE)),
        speaker_for(town, COUNCIL),
    ]
    agencies = [town.agency(thread.POLICE), town.agency(COUNCIL)]
    made = {"town": town, "people": people, "agencies": agencies, "bundle": counting.candidate.bundle_digest}
    return type("OfThisTown", (Machine,), made)


def test_two_thousand_steps_release_nothing_that_is_not_signed_agreed_and_safe(town: Universe) -> None:
    steps, chance = machine(town)(), random.Random(20261130)
    for _ in range(2000):
        a_step(steps, chance)
    released = steps.released
    steps.teardown()
    assert released > 4, "hardly anything was ever in order"


def a_step(steps: Any, chance: random.Random) -> None:
    """Do one thing at random, mostly with the latest candidate; what begins or ends a candidate is done seldom."""
    who, chosen = chance.randrange(5), chance.choice((-1, -1, -1, chance.randrange(20)))
    calls = [
        (2, lambda: steps.prepare(who)),
        (6, lambda: steps.propose(chosen, who % 3, chance.randrange(3))),
        (30, lambda: steps.answer(chosen, chance.choice((3, 4, who)), chance.randrange(2), yes=chance.random() < 0.8)),
        (20, lambda: steps.sign_off(chosen, who % 3)),
        (2, lambda: steps.return_it(chosen, who)),
        (1, steps.spoil),
        (9, steps.mend),
        (20, lambda: steps.publish(chosen, who)),
        (1, lambda: steps.withdraw(chosen, who)),
    ]
    chance.choices([call for _, call in calls], [weight for weight, _ in calls])[0]()


def test_no_order_of_calls_that_hypothesis_thinks_of_does_either(town: Universe) -> None:
    run_state_machine_as_test(
        machine(town),
        settings=settings(
            max_examples=20, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck),
            derandomize=True, database=None,
        ),
    )  # fmt: skip


def test_in_its_proper_order_it_is_released(town: Universe) -> None:
    steps: Any = machine(town)()
    steps.prepare(0)
    steps.propose(0, 0, 1)
    steps.answer(0, 3, 0, yes=True)
    steps.sign_off(0, 1)
    steps.publish(0, 2)
    assert steps.released == 1
    steps.teardown()
