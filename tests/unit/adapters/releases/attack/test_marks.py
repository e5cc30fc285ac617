"""Marks that tell and marks that do not."""

from __future__ import annotations

from frankpledge.adapters.releases.attack.marks import Marked, telling_marks


def told(*things: tuple[bool, str], name: str = "fill") -> list[int]:
    return [place for place, _, _ in telling_marks([Marked(hidden, {name: value}) for hidden, value in things])]


def test_a_mark_of_its_own_for_all_that_is_withheld_tells_nothing() -> None:
    assert told((True, "grey"), (True, "grey"), (False, "#f00"), (False, "#fee")) == []


def test_a_withheld_thing_in_a_shown_things_colour_tells_its_class() -> None:
    assert told((True, "#fee"), (True, "grey"), (False, "#fee")) == [0, 1]


def test_withheld_things_in_different_colours_tell_their_order() -> None:
    assert told((True, "#111"), (True, "#222"), (False, "#f00"), (False, "#fee")) == [0, 1]


def test_what_everything_bears_tells_nothing() -> None:
    assert told((True, "ward"), (False, "ward"), (False, "ward")) == []


def test_a_number_only_withheld_things_bear_tells() -> None:
    assert told((True, "3"), (False, "40"), (False, "50"), name="size") == [0]


def test_the_word_withheld_and_nothing_at_all_are_harmless() -> None:
    assert told((True, "url(#withheld)"), (True, ""), (False, "#f00")) == []
