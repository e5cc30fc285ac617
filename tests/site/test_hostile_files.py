"""Hostile and broken files sent through the web are refused in a plain line, as the command line refuses them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from frankpledge.adapters.audit.load import load_recipe
from frankpledge.adapters.audit.reading import reading
from frankpledge.core.faults import BadInput
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.datasets.models import Spool, Submission
from frankpledge.foundation.datasets.services import take_in
from tests.integration.hostile import files, test_unusable_files
from tests.integration.hostile.town import build, street_recipe, table_recipe
from tests.universe import thread
from tests.universe.partnership import AT, Universe

NOT_OF_FILES = {"a missing file", "a folder for a file", "a sheet that is not there", "a wrong heading"}
"""What is wrong with a recipe, or has its own page here, where columns are named."""
SENT = {name: spoil for name, (spoil, _) in test_unusable_files.REFUSED.items() if name not in NOT_OF_FILES}


STREET = b"Month,Longitude,Latitude,Crime type\n"


def street_file(place: Path, rows: bytes) -> Path:
    """A file with the headings of the dataset, so that what is wrong with its rows is come to."""
    return street_recipe(place, files.plain(place, STREET + rows))


def bomb(make: Callable[[Path, int], str]) -> Callable[[Path], Path]:
    """A bomb of a size at which it is one, and no larger."""
    return lambda place: table_recipe(place, make(place, 400 * files.MEGABYTE))


SENT |= {
    "a quotation left open": lambda place: street_file(
        place, b'2025-01,-1.2,54.5,Burglary\n2025-01,-1.2,54.5,"Burglary\n' + b"2025-01,-1.2,54.5,Burglary\n" * 9
    ),
    "a gzip bomb": bomb(files.gzip_bomb),
    "a zip bomb": bomb(files.zip_bomb),
    "an archive with no table": lambda place: table_recipe(place, files.zipped(place, "readme.txt.exe", b"x")),
    "a line that never ends": lambda place: street_file(place, b"a" * 3 * files.MEGABYTE),
}


def codes_at_the_command_line(recipe: Path, scratch: Path) -> set[str]:
    scratch.mkdir()
    with pytest.raises(BadInput) as bad, reading(load_recipe(recipe), scratch) as reads:  # noqa: PT012
        for each in reads:
            each.files.result()
    return {fault.code for fault in bad.value.faults}


@pytest.mark.parametrize("case", SENT)
def test_a_file_that_cannot_be_used_is_refused_in_a_line_with_its_mend(
    town: Universe, signed_in: Callable[[Person], Client], tmp_path: Path, case: str
) -> None:
    place = tmp_path / "place"
    build(place)
    recipe = SENT[case](place)
    path = next(path for path in sorted(place.iterdir()) if path.name.startswith("asb."))
    flow = thread.flow_of(thread.signed(town))
    browser = signed_in(town.people[Role.DATA_LIAISON])
    sent = {"file": SimpleUploadedFile(path.name, path.read_bytes())}
    answer = browser.post(reverse("partnership:supply", args=["tithingham", flow.pk]), sent, follow=True)
    found = Submission.objects.first()
    if found is None:  # refused before it was kept
        assert "empty" in answer.content.decode()
        return
    found = take_in(submission=found, at=AT)
    assert found.status == Submission.Status.UNREADABLE, found.faults
    assert found.snapshot_sha256 == ""
    told = {fault["code"] for fault in found.faults}
    assert told <= ALIKE.get(case, codes_at_the_command_line(recipe, tmp_path / "scratch"))
    page = browser.get(f"/p/tithingham/protocols/extracts/{found.pk}/").content.decode()
    assert all(fault["mend"].split(".")[0].replace("'", "&#39;")[:30] in page for fault in found.faults)
    if told.isdisjoint({"headings-missing", "heading-missing"}):  # what can be mended by naming columns waits, sealed
        assert not Spool.objects.exists()


ALIKE = {
    "a heading twice": {"heading-missing"},
    "no headings": {"headings-missing"},
}
"""Where another dataset is told first that its own headings are not there."""
