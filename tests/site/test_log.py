"""The log: nobody changes it unseen, and it holds no free text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.append_only import IsAppendOnly
from frankpledge.foundation.eventlog.models import Chain, Event
from frankpledge.foundation.eventlog.queries import LogPages, events, in_words
from frankpledge.foundation.eventlog.services import CODE, FactIsNoCode, record
from frankpledge.foundation.eventlog.verify import verify
from frankpledge.foundation.eventlog.words import described
from tests.universe.partnership import AT, Universe

TYPED = (models.CharField, models.TextField)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def unguarded(town: Universe) -> None:
    """Somebody with the database in their hands takes its own refusal away."""
    from frankpledge.foundation.append_only import POSTGRESQL_AWAY, SQLITE_AWAY

    away = {"sqlite": SQLITE_AWAY, "postgresql": POSTGRESQL_AWAY}[connection.vendor]
    run(*(statement.format(table="eventlog_event") for statement in away))


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def in_town(universe: Universe) -> str:
    return f"partnership_id = {universe.partnership.pk}"


ALTERED = "UPDATE eventlog_event SET kind = 'role.ended' WHERE {town} AND number = 5"
DELETED = "DELETE FROM eventlog_event WHERE {town} AND number = 5"
INSERTED = """INSERT INTO eventlog_event
    (partnership_id, number, at, kind, actor_id, subject_type, subject_id, facts, previous, digest)
    SELECT partnership_id, {more}, at, kind, actor_id, subject_type, subject_id, facts, digest, 'made up'
    FROM eventlog_event WHERE {town} AND number = {last}"""
MOVED = (
    "UPDATE eventlog_event SET number = 9999 WHERE {town} AND number = 5",
    "UPDATE eventlog_event SET number = 5 WHERE {town} AND number = 6",
    "UPDATE eventlog_event SET number = 6 WHERE {town} AND number = 9999",
)
CUT_SHORT = "DELETE FROM eventlog_event WHERE {town} AND number = {last}"


@pytest.mark.parametrize(
    ("statements", "place"),
    [((ALTERED,), 5), ((DELETED,), 5), (MOVED, 5), ((INSERTED,), "after the last"), ((CUT_SHORT,), "the last")],
    ids=["altered", "deleted", "reordered", "inserted", "cut short"],
)
@pytest.mark.usefixtures("unguarded")
def test_an_entry_changed_behind_the_programs_back_is_found(
    statements: tuple[str, ...], place: int | str, town: Universe
) -> None:
    last = Chain.objects.get(pk=town.partnership.pk).length
    run(*(each.format(town=in_town(town), last=last, more=last + 1) for each in statements))
    expected = {"the last": last, "after the last": last + 1}.get(str(place), place)
    assert verify(town.partnership.pk).broken_at == expected
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("verify_log", "tithingham", stdout=out)
    assert ended.value.code == 1
    assert out.getvalue() == f"tithingham: BROKEN at entry {expected}: it was changed, lost, added or moved\n"


@pytest.mark.usefixtures("unguarded")
def test_a_log_taken_away_whole_is_missed(town: Universe) -> None:
    run(f"DELETE FROM eventlog_event WHERE {in_town(town)}", f"DELETE FROM eventlog_chain WHERE {in_town(town)}")
    assert verify(town.partnership.pk).broken_at == 1


def test_whole_logs_are_told_with_their_end_so_that_it_can_be_kept_elsewhere(
    town: Universe, neighbour: Universe
) -> None:
    out = StringIO()
    call_command("verify_log", stdout=out)
    ends = {each.partnership_id: each for each in Chain.objects.all()}
    lines = [
        f"{universe.partnership.slug}: whole, {ends[universe.partnership.pk].length} entries, "
        f"ending {ends[universe.partnership.pk].head}"
        for universe in (neighbour, town)
    ]
    assert out.getvalue().splitlines() == lines


@pytest.mark.parametrize(
    "statement",
    ["UPDATE eventlog_event SET kind = 'x' WHERE number = 1", "DELETE FROM eventlog_event WHERE number = 1"],
)
def test_the_database_itself_refuses_to_change_an_entry(statement: str, town: Universe) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(statement)
    assert verify(town.partnership.pk).is_whole


def test_so_do_the_models(town: Universe) -> None:
    event = Event.objects.first()
    with pytest.raises(IsAppendOnly):
        event.save()
    with pytest.raises(IsAppendOnly):
        event.delete()


def facts_of(text: str, town: Universe) -> Any:
    with transaction.atomic():
        return record("partnership.founded", subject=town.partnership, by=town.coordinator, at=AT, facts={"x": text})


def test_no_fact_of_an_event_can_be_prose(town: Universe) -> None:
    @given(st.text(min_size=1, max_size=200))
    def holds(text: str) -> None:
        if CODE.fullmatch(text):
            assert facts_of(text, town).facts == {"x": text}
            assert not any(letter.isspace() for letter in text)
        else:
            with pytest.raises(FactIsNoCode, match=r"^x$"):  # the text itself is not repeated
                facts_of(text, town)

    holds()


PROSE = ("Wat Tyler", "Said no", "O'Brien", "See the letter, please", "name@place.example", "a\nb", "é", "x" * 81, " ")


@pytest.mark.parametrize("prose", PROSE)
def test_a_name_with_an_apostrophe_a_sentence_and_an_address_are_refused(prose: str, town: Universe) -> None:
    with pytest.raises(FactIsNoCode):
        facts_of(prose, town)


KIND = re.compile(r"[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*")


def sources() -> Iterator[ast.Module]:
    """Every module of the program that records an event."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        module = ast.parse(path.read_text())
        if any(True for _ in recordings(module)):
            yield module


def recordings(module: ast.Module) -> Iterator[ast.Call]:
    """Every place in a module at which an event is recorded."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record" and node.args:
            yield node


def texts_in(node: ast.AST) -> set[str]:
    return {each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)}


def kinds_in(module: ast.Module) -> set[str]:
    """The kinds a module records: those it names on the spot, or, where it hands them on by a name, all it holds."""
    named = [call.args[0] for call in recordings(module)]
    on_the_spot = set[str]().union(*map(texts_in, named))
    handed_on = any(isinstance(each, ast.Name) for each in named)
    return on_the_spot | ({text for text in texts_in(module) if KIND.fullmatch(text)} if handed_on else set())


def test_every_kind_of_event_recorded_anywhere_has_words() -> None:
    recorded = set[str]().union(*map(kinds_in, sources()))
    assert len(recorded) > 60
    assert recorded - described() == set()


def test_no_kind_of_event_is_put_together_while_the_program_runs() -> None:
    kinds = [call.args[0] for module in sources() for call in recordings(module)]
    assert [ast.unparse(each) for each in kinds if not isinstance(each, ast.Constant | ast.IfExp | ast.Name)] == []


def free_text() -> set[str]:
    """The names of our models' fields that hold what somebody typed: prose, names, addresses."""
    ours = [model for model in apps.get_models() if hasattr(model, "sensitivity")]
    texts = [field for model in ours for field in model._meta.concrete_fields if isinstance(field, TYPED)]
    return {field.name for field in texts if not field.choices and (field.max_length or 1000) >= 100} - {"role"}


def facts_in(module: ast.Module) -> Iterator[ast.expr]:
    """What a module hands the log as facts, where it is gathered under a name first, too."""
    given = [word.value for call in recordings(module) for word in call.keywords if word.arg == "facts"]
    yield from given
    names = {each.id for each in given if isinstance(each, ast.Name)}
    for node in ast.walk(module):
        if isinstance(node, ast.Assign) and names & {getattr(target, "id", "") for target in node.targets}:
            yield node.value


def test_no_service_hands_the_log_a_field_that_somebody_typed() -> None:
    typed = free_text()
    assert {"name", "title", "email", "reason", "text"} <= typed
    facts = [each for module in sources() for each in facts_in(module)]
    handed = {node.attr for each in facts for node in ast.walk(each) if isinstance(node, ast.Attribute)}
    assert handed & typed == set()


def test_the_log_page_names_whoever_did_it_and_what_it_was_done_to(town: Universe, client: Any) -> None:
    client.force_login(town.people[Role.CHAIR])
    page = client.get("/p/tithingham/log/").content.decode()
    assert "Gave a role to: Observer from a county, region or neighbour" in page
    assert len(in_words(events(town.coordinator))) == verify(town.partnership.pk).events


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_the_pages_of_the_log_hold_each_entry_once_the_newest_first(size: int, town: Universe) -> None:
    pages = LogPages(town.coordinator, size)
    assert [entry for page in pages for entry in page] == list(events(town.coordinator))
    assert [len(page) for page in pages][:-1] == [size] * (pages.num_pages - 1)
