"""Names of known places stay where screening takes out names of people, and nobody's name stays along with them."""

from __future__ import annotations

import pytest

from frankpledge.core.privacy import screen

PLACES = ["Market Square", "Mill Lane", "River path", "Castle", "C.A. (Old)+"]


@pytest.mark.parametrize(
    "text",
    [
        "It is dark in Market Square",
        "Near Market Square it is dark",
        "The River path is dark",
        "MARKET SQUARE is dark",
        "Market Square\nand Mill Lane",
    ],
)
def test_the_names_of_known_places_stay(text: str) -> None:
    assert screen(text, PLACES) == (text, 0)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("says Jane Alder of Market Square", "Alder"),
        ("says Jane Market Square", "Jane"),
        ("says Market Alder", "Alder"),
        ("Near Jane Alder it is dark", "Alder"),
        ("Mrs Castle is loud", "Castle"),
        ("at 4 Mill Lane", "4 Mill"),
        ("Castle Alder is loud", "Alder"),
        ("The Alder Family is loud", "Alder"),
    ],
)
def test_a_name_of_somebody_does_not_stay_for_standing_beside_one(text: str, name: str) -> None:
    kept, removed = screen(text, PLACES)
    assert name not in kept
    assert removed == 1


def test_a_place_whose_name_has_signs_in_it_breaks_nothing() -> None:
    assert screen("At C.A. (Old)+ it is dark", PLACES)[0] == "At C.A. (Old)+ it is dark"
