"""The reference of settings names each one the program reads, and says what happens without it."""

from __future__ import annotations

import re

import pytest

from frankpledge.site.environment import SMTP_SETTINGS, Insecure, read_environment
from tests.docs.pages import ROOT, read

SOURCE = ROOT / "src" / "frankpledge"
SITE = ("site/environment.py", "site/settings.py", "site/serving.py")
PUBLIC = ("public/settings.py", "public/serving.py")
NAME = re.compile(r'(?:given|environ)\.get\(\s*"(FRANKPLEDGE_[A-Z_]+|DATABASE_URL)"(?:, "([^"]*)")?')
ROW = re.compile(r"^\| `([A-Z_]+)` \| (.*?) \|", re.MULTILINE)


def in_the_program(files: tuple[str, ...]) -> dict[str, str]:
    """What is read from the environment, with its plain default."""
    text = "".join(read(SOURCE / name) for name in files)
    return dict(NAME.findall(text))


def described(heading: str) -> dict[str, str]:
    """What a section of the reference describes, with what stands there if it is not set."""
    section = read(ROOT / "docs" / "reference" / "settings.md").split(f"## The {heading} site")[1].split("\n## ")[0]
    return dict(ROW.findall(section))


def test_every_setting_of_the_working_site_is_described_and_no_other() -> None:
    smtp = {f"FRANKPLEDGE_SMTP_{name}" for name in SMTP_SETTINGS}
    assert set(described("working")) == set(in_the_program(SITE)) | smtp | {"FRANKPLEDGE_RELEASES"}


def test_every_setting_of_the_public_site_is_described_and_no_other() -> None:
    assert set(described("public")) == set(in_the_program(PUBLIC))


@pytest.mark.parametrize(("heading", "files"), [("working", SITE), ("public", PUBLIC)])
def test_what_stands_in_for_a_setting_is_what_the_program_takes(heading: str, files: tuple[str, ...]) -> None:
    taken = in_the_program(files)
    plain = {name: without[1:-1] for name, without in described(heading).items() if re.fullmatch("`[^`]+`", without)}
    assert len(plain) > 3
    assert {name: value for name, value in plain.items() if taken.get(name, value) != value} == {}


def test_the_settings_called_needed_are_those_without_which_the_site_does_not_start() -> None:
    with pytest.raises(Insecure) as refused:
        read_environment({})
    told = {name for reason in refused.value.reasons for name in re.findall(r"FRANKPLEDGE_[A-Z_]+", reason)}
    assert {name for name, without in described("working").items() if without == "needed"} == told


def test_the_guide_gives_every_needed_setting() -> None:
    guide = read(ROOT / "docs" / "how-to" / "run-the-site.md")
    rows = described("working") | described("public")
    assert [name for name, without in rows.items() if without == "needed" and f"    {name}=" not in guide] == []
