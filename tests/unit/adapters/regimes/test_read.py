"""A regime's file is checked whole, and each fault names the file and the key."""

import re

import pytest

from frankpledge.adapters.regimes import parse_regime, read_regime, regime_keys
from frankpledge.core.cycle import Duty, Mark, Tier
from frankpledge.core.faults import BadInput, Fault

SOUND = """
[regime]
key = "made-up"
title = "Made up"
tiers = ["two-tier", "unitary"]
in_force = 2000-01-01
source = "An Act"
mark = "V"
recommended_contingency_days = 14
contingency_reason = "a reason"

[[word]]
key = "audit"
text = "audit"
source = "An Act"
mark = "V"

[[body]]
key = "council"
name = "Council"
duty = "responsible"
sector = "local-government"
tiers = ["unitary"]
source = "An Act s.1"
mark = "S"
valid_from = 2001-01-01
dates_source = "An Order"
dates_mark = "R"

[[step]]
key = "review"
label = "Review"
statute = "An Act s.2"
recommended_minimum_days = 10
days_reason = "a reason"
evidence = ["the extracts"]
source = "An Act s.2"
mark = "V"

[[step]]
key = "watch"
label = "Watch"
statute = "An Act s.3"
requires = ["review"]
continuing = true
evidence = ["readings"]
source = "An Act s.3"
mark = "V"

[[date]]
key = "due"
label = "Due"
step = "review"
every_years = 3
source = "An Act s.4"
mark = "R"

[[content]]
key = "levels"
document = "audit"
text = "levels"
source = "An Act s.5"
mark = "V"

[[oversight]]
key = "commissioner"
name = "Commissioner"
power = "may ask"
source = "An Act s.6"
mark = "V"
expected_end = "to end"
expected_end_source = "news"
expected_end_mark = "S"

[[competency]]
key = "engagement"
text = "engagement"
source = "advice"
mark = "S"
"""
PARTS = re.findall(r"^\[+(\w+)\]+$", SOUND, re.MULTILINE)


def faults(text: str) -> list[Fault]:
    with pytest.raises(BadInput) as refused:
        parse_regime(text, file="made_up.toml")
    assert {fault.file for fault in refused.value.faults} == {"made_up.toml"}
    return list(refused.value.faults)


def without(part: str, key: str) -> str:
    """Take the first line that gives a key out of the first table of a part."""
    return re.sub(rf"(?s)(\[{part}\]+\n.*?)^{key} = .*?\n", r"\1", SOUND, count=1, flags=re.MULTILINE)


def test_a_sound_file_becomes_a_regime() -> None:
    regime = parse_regime(SOUND, file="made_up.toml")
    (body,) = regime.bodies
    assert (body.duty, body.tiers, body.source.mark) == (Duty.RESPONSIBLE, {Tier.UNITARY}, Mark.SECONDARY)
    assert body.dates_source is not None
    assert (body.source.caution, body.dates_caution) == ("check the source", "check the source")
    assert [step.is_continuing for step in regime.steps] == [False, True]
    assert regime.steps[0].tiers == {Tier.TWO_TIER, Tier.UNITARY}
    assert regime.word("audit") == "audit"


@pytest.mark.parametrize("part", sorted(set(PARTS)))
@pytest.mark.parametrize("key", ["source", "mark"])
def test_no_entry_goes_without_its_source_and_its_mark(part: str, key: str) -> None:
    (fault,) = faults(without(part, key))
    assert fault.code == "regime-missing-key"
    assert fault.column.startswith(part)
    assert fault.column.endswith(key)


@pytest.mark.parametrize(
    ("old", "new", "code", "column", "mend"),
    [
        ('name = "Council"', 'nmae = "Council"', "regime-unknown-key", "body.council.nmae", "unknown key"),
        ('duty = "responsible"', 'duty = "willing"', "regime-bad-value", "body.council.duty", "responsible"),
        ('sector = "local-government"', 'sector = "arts"', "regime-bad-value", "body.council.sector", "arts"),
        ('mark = "S"\nvalid', 'mark = "X"\nvalid', "regime-bad-value", "body.council.mark", "'V'"),
        ('dates_mark = "R"\n', "", "regime-bad-value", "body.council", "'dates_mark'"),
        ("valid_from = 2001-01-01\n", "", "regime-bad-value", "body.council", "need a date"),
        ("valid_from", "valid_to = 2000-01-01\nvalid_from", "regime-bad-value", "body.council", "before 'valid_from'"),
        ('days_reason = "a reason"\n', "", "regime-bad-value", "step.review", "'days_reason'"),
        ("continuing = true\n", "", "regime-bad-value", "step.watch", "recommended_minimum_days"),
        ("every_years = 3", "every_years = 3\nfirst = 2001-01-01", "regime-bad-value", "date.due", "'first' needs"),
        ('expected_end = "to end"\n', "", "regime-bad-value", "oversight.commissioner", "'expected_end'"),
        ('tiers = ["unitary"]', 'tiers = ["wales"]', "regime-disagrees", "body.council.tiers", "'wales'"),
        ('step = "review"', 'step = "revue"', "regime-disagrees", "date.due.step", "no [[step]] 'revue'"),
        ('document = "audit"', 'document = "odit"', "regime-disagrees", "content.levels.document", "'odit'"),
        ('requires = ["review"]', 'requires = ["plan"]', "regime-disagrees", "step", "'plan'"),
        ('key = "watch"', 'key = "review"', "regime-disagrees", "step.review", "two [[step]]"),
    ],
)  # fmt: skip
def test_a_fault_names_the_key_and_the_mend(old: str, new: str, code: str, column: str, mend: str) -> None:
    assert old in SOUND
    found = [fault for fault in faults(SOUND.replace(old, new, 1)) if fault.column == column]
    assert [fault.code for fault in found] == [code]
    assert mend in found[0].mend


def test_every_fault_is_told_at_once() -> None:
    broken = SOUND.replace('name = "Council"\n', "").replace('text = "engagement"\n', "")
    assert [fault.column for fault in faults(broken)] == ["body.council.name", "competency.engagement.text"]


@pytest.mark.parametrize("part", sorted(set(PARTS) - {"regime"}))
def test_a_regime_without_entries_of_a_kind_is_refused(part: str) -> None:
    bare = "".join(block for block in re.split(r"(?m)^(?=\[)", SOUND) if not block.startswith(f"[[{part}]]"))
    assert (part, f"there is no [[{part}]].") in [(fault.column, fault.mend) for fault in faults(bare)]


def test_the_same_body_cannot_hold_two_duties_on_one_day() -> None:
    again = (
        '\n[[body]]\nkey = "council"\nname = "C"\nduty = "co-operating"\nsector = "police"\nsource = "x"\nmark = "R"\n'
    )
    assert [fault.mend for fault in faults(SOUND + again)] == [
        "two [[body]] 'council' hold on the same day in the same tier."
    ]
    before = 'valid_to = 2000-12-31\ndates_source = "x"\ndates_mark = "R"\n'
    assert len(parse_regime(SOUND + again + before, file="made_up.toml").bodies) == 2


def test_what_is_not_toml_is_said_to_be_so() -> None:
    (fault,) = faults("[regime")
    assert fault.code == "regime-not-toml"


def test_an_unknown_regime_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadInput) as refused:
        read_regime("scotland")
    assert "cda-1998, england, wales" in refused.value.faults[0].mend


@pytest.mark.parametrize("key", regime_keys())
def test_each_regime_that_ships_can_be_read_and_is_known_by_its_key(key: str) -> None:
    assert read_regime(key).key == key
