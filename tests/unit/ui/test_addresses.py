"""Addresses are remembered, and are the framework's own."""

from __future__ import annotations

import pytest
from django import urls
from django.test import override_settings

from frankpledge.ui.addresses import reverse


@pytest.mark.parametrize(
    ("name", "args"), [("health", ()), ("home", ("tithingham",)), ("partnership:agency", ["tithingham", 7])]
)
def test_an_address_is_the_frameworks_own_however_often_it_is_asked_for(name: str, args: tuple[object, ...]) -> None:
    assert {reverse(name, args=args) for _ in range(3)} == {urls.reverse(name, args=args)}


def test_the_same_name_on_another_site_is_another_address() -> None:
    assert reverse("front") == "/"
    with override_settings(ROOT_URLCONF="frankpledge.public.urls"):
        assert reverse("release", ["tithingham", 1]) == "/tithingham/1/"
    with pytest.raises(urls.NoReverseMatch):
        reverse("release", ["tithingham", 1])


def test_what_has_no_address_is_refused_every_time() -> None:
    for _ in range(2):
        with pytest.raises(urls.NoReverseMatch):
            reverse("partnership:agency", ["tithingham"])
