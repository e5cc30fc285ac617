"""A case's file is read whole or refused with every fault, each with its file and key."""

from pathlib import Path

import pytest

from frankpledge.adapters.cases import CASE_STUDIES, parse_case, read_case
from frankpledge.adapters.regimes import read_regime, regime_keys
from frankpledge.core.cycle import SECTORS
from frankpledge.core.faults import BadInput
from frankpledge.core.readiness.case import REFERENCES, REGISTERS, Competency, Sector

WHOLE = """
as_of = 2000-06-30
[partnership]
id = "town"
name = "Tithingham"
regime = "cda-1998"
tier = "unitary"
[[agencies]]
id = "council"
name = "Council"
sector = "local-government"
[[posts]]
id = "chief"
agency = "council"
title = "Chief executive"
level = "strategic"
seniority = "chief-officer"
[[registers]]
id = "briefings"
"""


def faults_of(text: str) -> dict[str, str]:
    with pytest.raises(BadInput) as refused:
        parse_case(text, file="town.toml")
    assert {fault.file for fault in refused.value.faults} == {"town.toml"}
    return {fault.column: fault.mend for fault in refused.value.faults}


def test_a_whole_file_is_read() -> None:
    case, regime = parse_case(WHOLE, file="town.toml")
    assert [agency.id for agency in case.agencies] == ["council"]
    assert case.find_register("briefings") is not None
    assert case.find_register("groups") is None
    assert regime.key == "cda-1998"


@pytest.mark.parametrize(
    ("right", "wrong", "key", "says"),
    [
        ("as_of = 2000-06-30", "", "as_of", "give the day"),
        ('tier = "unitary"', "", "partnership.tier", "needed and is not there"),
        ('regime = "cda-1998"', 'regime = "scotland"', "partnership.regime", "cda-1998"),
        ('sector = "local-government"', 'sector = "town"', "agencies.council.sector", "local-government"),
        ('name = "Council"', 'name = "Council"\nis_dominant = true', "agencies.council.is_dominant", "unknown key"),
        ("[[posts]]", "[[post]]", "post", "nearest known one is posts"),
        ('agency = "council"', 'agency = "county"', "posts.chief.agency", "no “county” among the agencies"),
        ('id = "briefings"', 'id = "gossip"', "registers.gossip", "no such register"),
        ('id = "chief"', 'id = "The Chief"', "posts.The Chief", "small letters"),
        ('name = "Council"', 'name = "Council"\nbody = "duchy"', "agencies.council.body", "no “duchy”"),
        (
            'name = "Council"',
            'name = "C"\njoined = 2000-01-02\nleft = 2000-01-01',
            "agencies.council.left",
            "before “joined”",
        ),
        ("[[agencies]]", "[agencies]", "agencies", "[[agencies]]"),
    ],
)
def test_a_fault_is_told_with_its_key(right: str, wrong: str, key: str, says: str) -> None:
    assert says in faults_of(WHOLE.replace(right, wrong, 1))[key]


def test_all_faults_are_told_at_once() -> None:
    text = WHOLE.replace("2000-06-30", '"soon"').replace("chief-officer", "grand").replace('name = "Tithingham"', "")
    assert set(faults_of(text)) == {"as_of", "posts.chief.seniority", "partnership.name"}


def test_an_id_that_stands_twice_is_refused() -> None:
    assert "2 times" in faults_of(WHOLE + '[[registers]]\nid = "briefings"\n')["registers.briefings"]


AUDITED = """
[[audits]]
id = "first"
title = "The first audit"
work_from = 2000-01-10
work_to = 2000-01-09
[[sources]]
id = "calls"
audit = "second"
name = "Calls"
form = "stone"
[[data_requests]]
id = "calls"
agency = "police"
dataset = "calls"
asked_on = 2000-01-11
"""


def test_what_is_wrong_in_the_registers_of_audits_is_told_as_elsewhere() -> None:
    assert set(faults_of(WHOLE + AUDITED)) == {"sources.calls.form"}
    wrong = faults_of(WHOLE + AUDITED.replace("stone", "cards"))
    assert "before “work_from”" in wrong["audits.first.work_to"]
    assert "among the audits" in wrong["sources.calls.audit"]
    assert "among the agencies" in wrong["data_requests.calls.agency"]


def test_what_is_no_toml_is_refused_with_its_place() -> None:
    assert "line 1" in faults_of("as_of =\n[partnership]\n")[""]


def test_a_file_that_is_not_there_is_refused_with_the_names_of_the_case_studies(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        read_case(str(tmp_path / "nowhere.toml"))
    assert all(name in str(refused.value.faults[0]) for name in CASE_STUDIES)


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "town.toml"
    path.write_text(WHOLE, encoding="utf-8")
    assert read_case(str(path)) == parse_case(WHOLE, file="town.toml")


def test_sectors_are_those_of_the_regimes() -> None:
    assert [sector.value for sector in Sector] == list(SECTORS)


@pytest.mark.parametrize("key", regime_keys())
def test_competencies_are_those_of_each_regime(key: str) -> None:
    assert [one.value for one in Competency] == [one.key for one in read_regime(key).competencies]


def test_references_lead_from_registers_to_registers() -> None:
    assert {place.partition(".")[0] for place in REFERENCES} <= set(REGISTERS)
    assert {register for wanted in REFERENCES.values() for register in wanted} <= set(REGISTERS)
