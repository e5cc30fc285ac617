"""The pages of states that the town is not in: what must hold of every page holds of them too."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.functional.catalogue.built import build_assets
from tests.functional.crawling import Outline
from tests.functional.emptying import send_empty
from tests.functional.looking import Eyes
from tests.functional.serving import Home, new_home, serve_site
from tests.functional.states import MAY_BE_EMPTY, Made, make_each
from tests.universe.partnership import PASSWORD


@pytest.fixture(scope="module")
def made(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Home, list[Made]]]:
    build_assets(root)
    home = new_home(tmp_path_factory.mktemp("states") / "home")
    pages = make_each(home)
    with serve_site(home):
        yield home, pages


def test_every_page_of_another_state_is_sound_and_tells_what_is_missing(
    browser: Any, made: tuple[Home, list[Made]], axe_script: Path
) -> None:
    home, pages = made

    @cache
    def eyes_of(email: str) -> Eyes:
        eyes = Eyes(browser, home.site, axe_script)
        eyes.sign_in(email, PASSWORD)
        return eyes

    looked_at = {page.address: opens(eyes_of(page.email), page.address) for page in pages}
    assert {address for address, status in looked_at.items() if status != 200} == set()
    assert [fault for page in pages for fault in eyes_of(page.email).look_at(page.address)] == []
    sent = {page.name: list(send_empty(eyes_of(page.email), page.address)) for page in pages if asks(eyes_of, page)}
    assert [fault for each in sent.values() for _, wrong in each for fault in wrong] == []
    assert {name for name, each in sent.items() if any(taken for taken, _ in each)} == MAY_BE_EMPTY


def opens(eyes: Eyes, address: str) -> int:
    return int(eyes.context.request.get(eyes.site + address).status)


def asks(eyes_of: Any, page: Made) -> bool:
    outline = Outline()
    outline.feed(eyes_of(page.email).context.request.get(eyes_of(page.email).site + page.address).text())
    return outline.asks
