"""Links lead somewhere, commands exist, words are explained."""

from pathlib import Path
from typing import Any

import pytest
import typer.main
from django.core.management import get_commands

from frankpledge.cli.app import app
from tests.docs.pages import PAGES, ROOT, anchors, commands, links, named, read

LAUNCHER_COMMANDS = {"demo", "test", "site", "public", "--help"}
COMMANDS = [(named(page), words) for page in PAGES for words in commands(page) if words[0] == "./frankpledge"]


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = []
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if "://" not in link and (not target.exists() or (anchor and anchor not in anchors(target))):
            lost.append(link)
    assert lost == []


def misunderstood(words: list[str]) -> list[str]:
    """Return what the program would not know among the words of a command."""
    if words[0] == "manage":
        return [] if words[1].replace("-", "_") in {"help", *get_commands()} else words
    command = typer.main.get_command(app)
    options: set[str] = {"--help"}
    left = list(words)
    while left and hasattr(command, "commands") and left[0] in command.commands:
        command = command.commands[left.pop(0)]
    if hasattr(command, "commands"):
        return left or words
    options |= {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    return [word for word in left if word.startswith("-") and word.split("=")[0] not in options]


@pytest.mark.parametrize(("page", "words"), COMMANDS, ids=lambda value: value if isinstance(value, str) else None)
def test_every_command_shown_exists(page: str, words: list[str]) -> None:
    assert words[1] in LAUNCHER_COMMANDS or misunderstood(words[1:]) == []


@pytest.mark.parametrize(
    "planted", [["audit", "walk"], ["sudit", "run"], ["audit", "run", "a.toml", "--into", "x"], ["manage", "x"]]
)
def test_a_command_that_does_not_exist_is_found_out(planted: list[str]) -> None:
    assert misunderstood(planted)


def test_the_reference_describes_every_command_and_option() -> None:
    reference = read(ROOT / "docs" / "reference" / "command-line.md")
    missing = [name for name in all_names(typer.main.get_command(app)) if name not in reference]
    assert missing == []


def all_names(command: Any) -> list[str]:
    if hasattr(command, "commands"):
        return [name for key, inner in command.commands.items() for name in (key, *all_names(inner))]
    shown = (parameter for parameter in command.params if parameter.param_type_name == "option")
    return [option for parameter in shown if not parameter.hidden for option in parameter.opts if option != "--help"]


def test_the_readme_asks_for_exactly_two_commands() -> None:
    assert list(commands(ROOT / "README.md")) == [["./frankpledge", "demo"], ["./frankpledge", "test"]]


def test_every_package_is_named_for_a_word_that_is_explained() -> None:
    glossary = read(ROOT / "GLOSSARY.md").lower().replace("_", " ").replace("-", " ")
    packages = {path.parent.name for path in (ROOT / "src" / "frankpledge").rglob("__init__.py")}
    assert [name for name in sorted(packages) if not is_explained(name, glossary)] == []


def is_explained(package: str, glossary: str) -> bool:
    words = package.replace("_", " ")
    singular = words.removesuffix("s")
    return any(
        form in glossary for form in (f"**{words}", f"**{singular}", f"`{words}`", f"**{singular.removesuffix('ie')}y")
    )


def test_the_glossary_explains_each_word_once_and_in_order() -> None:
    rows = [line.split("**")[1].lower() for line in read(ROOT / "GLOSSARY.md").splitlines() if line.startswith("| **")]
    assert rows == sorted(set(rows))
