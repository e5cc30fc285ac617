"""A recipe is checked whole, and every fault is told at once."""

import pytest

from frankpledge.adapters.audit.load import load_recipe
from frankpledge.core.faults import BadInput

GOOD = """
[partnership]
name = "Town"
code = "P1"
boundaries = "outline"
[period]
from = 2025-01-01
to = 2025-12-31
[report]
by = "ward"
[[boundaries]]
name = "outline"
file = "o.geojson"
code = "c"
label = "n"
[[boundaries]]
name = "ward"
file = "w.geojson"
code = "c"
label = "n"
[[source]]
name = "police"
agency = "Police"
reader = "police-uk-street"
files = ["a.csv"]
"""


def mends(tmp_path, text):
    path = tmp_path / "audit.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_recipe(path)
    return "\n".join(str(fault) for fault in caught.value.faults)


def test_paths_are_taken_from_the_recipes_own_folder(tmp_path):
    path = tmp_path / "audit.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert load_recipe(path).source[0].files == (tmp_path / "a.csv",)


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("[perriod]\nx = 1\n", "period"),
        ("[[source]]\nnam = 'x'\n", "name"),
        ("[disclosure]\ntreshold = 5\n", "threshold"),
    ],
)
def test_an_unknown_key_is_answered_with_the_nearest_known_one(tmp_path, key, near):
    assert f"did you mean '{near}'?" in mends(tmp_path, GOOD + key)


def test_every_fault_is_told_at_once(tmp_path):
    said = mends(
        tmp_path, GOOD.replace('by = "ward"', "per = -1").replace('reader = "police-uk-street"', 'reader = "fax"')
    )
    assert "report.by" in said
    assert "report.per" in said
    assert "source.1.reader" in said


def test_periods_that_overlap_are_refused(tmp_path):
    assert "overlaps" in mends(tmp_path, GOOD + "[comparison]\nfrom = 2024-06-01\nto = 2025-05-31\n")


def test_names_that_nothing_defines_are_refused(tmp_path):
    assert "'beat'" in mends(tmp_path, GOOD + 'areas = "beat"\n')


def test_what_is_not_toml_is_said_with_its_line(tmp_path):
    assert "line 2" in mends(tmp_path, "[partnership]\nname = \n")
