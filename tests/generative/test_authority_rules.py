"""Versions, authority to commit and dependence on one person, whatever the facts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from frankpledge.stages.partnership.rules.commitments import (
    ApprovingGroup,
    Authority,
    Outcome,
    groups_that_approve,
    outcome_for,
    posts_that_approve,
)
from frankpledge.stages.partnership.rules.dependence import dependences, people_able
from frankpledge.stages.partnership.rules.file_names import ending_of
from frankpledge.stages.partnership.rules.versions import RANKS, lineage, replaces

STATUSES = st.sampled_from([*RANKS, "superseded"])
POUNDS = st.integers(1, 10_000)
AUTHORITIES = st.lists(
    st.builds(
        Authority,
        post=st.integers(1, 20),
        agency=st.integers(1, 3),
        pounds=st.none() | st.integers(0, 10_000),
        is_agreed=st.booleans(),
    ),
    unique_by=lambda each: each.post,
)
HOLDERS = st.dictionaries(st.integers(1, 8), st.frozensets(st.integers(1, 5), max_size=3))
POSTS = st.lists(st.integers(1, 8), max_size=4)


@st.composite
def registers(draw: st.DrawFn) -> dict[int, int | None]:
    """Documents, some of which came after others: never two after one."""
    numbers = list(range(1, draw(st.integers(1, 12)) + 1))
    taken: set[int] = set()
    earlier: dict[int, int | None] = {}
    for number in numbers:
        before = draw(st.none() | st.sampled_from([each for each in numbers if each < number] or [0]))
        earlier[number] = before if before and before not in taken else None
        taken.add(earlier[number] or 0)
    return earlier


@given(registers())
def test_every_version_of_a_document_gives_the_same_line_and_each_stands_in_one(earlier: dict[int, int | None]) -> None:
    lines = {tuple(lineage(document, earlier)) for document in earlier}
    assert sorted(document for line in lines for document in line) == sorted(earlier)
    for line in lines:
        assert [earlier[newer] for newer in line] == [*line[1:], None]


@given(st.dictionaries(st.integers(1, 5), st.none() | st.integers(1, 5), min_size=1))
def test_a_register_that_goes_in_circles_is_still_read_to_an_end(earlier: dict[int, int | None]) -> None:
    document = next(iter(earlier))
    assert document in lineage(document, earlier)


@given(STATUSES, STATUSES)
def test_a_version_is_replaced_only_by_one_that_has_come_at_least_as_far(newer: str, older: str) -> None:
    if replaces(newer, older):
        assert RANKS[newer] >= RANKS[older]
    assert not replaces("superseded", older)
    assert not replaces(newer, "superseded")


@given(st.text())
def test_of_a_sent_name_only_a_plain_ending_is_kept(name: str) -> None:
    ending = ending_of(name)
    assert ending == "" or (ending.startswith(".") and ending[1:].isascii() and ending[1:].isalnum())
    assert len(ending) <= 9


@given(POUNDS, AUTHORITIES, st.integers(1, 20), st.integers(1, 3))
def test_only_posts_of_the_same_agency_with_enough_agreed_authority_approve(
    pounds: int, known: list[Authority], post: int, agency: int
) -> None:
    by_post = {each.post: each for each in known}
    found = posts_that_approve(pounds, post, agency, known)
    assert post not in found
    for each in (by_post[found_post] for found_post in found):
        assert (each.agency, each.is_agreed) == (agency, True)
        assert each.pounds is not None
        assert each.pounds >= pounds
    limits = [by_post[each].pounds for each in found]
    assert limits == sorted(limits)
    left_out = [each for each in known if each.agency == agency and each.post not in (*found, post)]
    assert all(outcome_for(pounds, each) is not Outcome.WITHIN for each in left_out)


@given(POUNDS, st.integers(0, 10_000), st.booleans())
def test_a_smaller_sum_is_never_harder_to_commit(pounds: int, limit: int, is_agreed: bool) -> None:
    authority = Authority(1, 1, limit, is_agreed)
    if outcome_for(pounds, authority) is Outcome.WITHIN:
        assert outcome_for(max(1, pounds - 1), authority) is Outcome.WITHIN
    assert outcome_for(limit + 1, authority) is Outcome.BEYOND


@given(st.lists(st.tuples(st.sampled_from(["strategic", "operational"]), st.booleans())))
def test_no_group_approves_that_neither_allocates_nor_is_strategic(kinds: list[tuple[str, bool]]) -> None:
    groups = [
        ApprovingGroup(number, level, frozenset({"resource-allocation"} if allocates else ()))
        for number, (level, allocates) in enumerate(kinds)
    ]
    found = groups_that_approve(groups)
    if any(allocates for _, allocates in kinds):
        assert all(kinds[number][1] for number in found)
    assert all(kinds[number][1] or kinds[number][0] == "strategic" for number in found)
    assert bool(found) is any(allocates or level == "strategic" for level, allocates in kinds)


@given(st.dictionaries(st.integers(1, 9), POSTS), st.dictionaries(st.sampled_from("abc"), POSTS), HOLDERS)
def test_what_hangs_on_a_person_is_what_nobody_could_do_without_them(
    procedures: dict[int, list[int]], skills: dict[str, list[int]], holders: dict[int, frozenset[int]]
) -> None:
    found = {each.person: each for each in dependences(procedures, skills, holders)}
    for person in {person for people in holders.values() for person in people}:
        without = {post: people - {person} for post, people in holders.items()}
        stops = {key for key, posts in procedures.items() if people_able(posts, holders)} - {
            key for key, posts in procedures.items() if people_able(posts, without)
        }
        assert set(found[person].procedures if person in found else ()) == stops
