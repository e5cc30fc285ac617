"""The town's figures on their way: supplied, counted, one release out and another waiting for its check."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from examples.town.partnership.cast import POLICE, Town
from frankpledge.adapters.dictionary import read_dataset
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.services import accept_submission, make_token, receive, take_in
from frankpledge.foundation.sharing.gate import Act, issue_permit
from frankpledge.foundation.sharing.services import (
    draft_protocol,
    name_people,
    open_for_signature,
    set_flow,
    sign_protocol,
)
from frankpledge.stages.audit.models import Finding
from frankpledge.stages.audit.services import ask_for_counting, draft_finding, run_counting, set_ground
from frankpledge.stages.publication.services import give_consent, publish, sign_off

CRIME = "recorded-crime"


def build(town: Town, files: Path) -> None:
    """Let two months of the police's extract go as far as each has come."""
    _agree(town)
    _let_a_system_send(town)
    _set_ground(town, files)
    november = _counted(town, files, 11, 35)
    december = _counted(town, files, 12, 30)
    first = draft_finding(
        finding=november, title="Crime in Tithingham, November 2025", **town.acting("analyst", 28),
        comment="The centre stands out, as it did in October. People come there from all over the county.",
    )  # fmt: skip
    for consent in first.consents.all():
        give_consent(consent=consent, **town.acting("police", 27))
    sign_off(candidate=first, **town.acting("checker", 26))
    publish(candidate=first, **town.acting("coordinator", 25))
    draft_finding(
        finding=december, title="Crime in Tithingham, December 2025", **town.acting("analyst", 6),
        comment="December is one month: read it beside the year before drawing conclusions.",
    )  # fmt: skip


def _agree(town: Town) -> None:
    """Let the police's street file flow under a protocol that they sign."""
    police = town.agencies[POLICE]
    protocol = draft_protocol(
        name="Recorded crime protocol", parties=[police],
        purpose="To find out what crime Tithingham suffers, publish it, and choose what to do.",
        starts=town.days_ago(300), review_by=town.days_ago(-200), **town.acting("coordinator", 300),
    )  # fmt: skip
    fields = [each.key for each in read_dataset(CRIME).fields if each.key != "context"]
    set_flow(
        protocol=protocol, agency=police, dataset=CRIME, fields=fields, detail="point",
        purposes=["audit", "monitoring"], power="published", basis="not-personal", keep_days=1095,
        necessity="No other record says which crimes the town suffers, where and in which month.",
        **town.acting("coordinator", 299),
    )  # fmt: skip
    post = Post.objects.filter(agency=police, partnership=town.partnership).order_by("pk").first()
    for party in protocol.parties.all():
        name_people(party=party, liaison=post, **town.acting("coordinator", 299))
    open_for_signature(protocol=protocol, **town.acting("coordinator", 298))
    for party in protocol.parties.all():
        sign_protocol(party=party, **town.acting("police", 290))


def _let_a_system_send(town: Town) -> None:
    """Give the police's records system a token, with which it may send by itself."""
    make_token(
        agency=town.agencies[POLICE], name="Records system", datasets=[CRIME], last_day=town.days_ago(-100),
        **town.acting("liaison", 20),
    )  # fmt: skip


def _set_ground(town: Town, files: Path) -> None:
    boundaries, populations = files / "boundaries", files / "populations"
    with (
        (boundaries / "districts.geojson").open("rb") as outline,
        (boundaries / "wards_2025.geojson").open("rb") as areas,
        (populations / "council_2025_by_ward.csv").open("rb") as people,
    ):
        set_ground(
            outline=outline, outline_name="districts.geojson", outline_code_column="LAD25CD",
            outline_label_column="LAD25NM", areas=areas, areas_name="wards_2025.geojson", areas_code_column="WD25CD",
            areas_label_column="WD25NM", population=people, population_name="council_2025_by_ward.csv",
            population_code_column="Ward code", population_column="Residents", population_date=date(2025, 4, 1),
            population_source="Council's own count of residents, 2025", **town.acting("analyst", 45),
        )  # fmt: skip


def _counted(town: Town, files: Path, month: int, days: int) -> Finding:
    extract = files / "extracts" / "police" / f"2025-{month:02}-holmshire-street.csv"
    submission = _supplied(town, extract, days)
    last = date(2025, month, 30 if month == 11 else 31)
    counting = ask_for_counting(
        submission=submission, period_from=date(2025, month, 1), period_to=last, **town.acting("analyst", days - 1)
    )
    run_counting(counting=counting, at=town.at(days - 1))
    return counting.findings.all()[0]


def _supplied(town: Town, extract: Path, days: int) -> Submission:
    liaison = town.by("liaison", days)
    permit = issue_permit(liaison, town.agencies[POLICE], CRIME, Act.SUPPLY)
    chunks = [extract.read_bytes()]
    sent = receive(permit=permit, name=extract.name, chunks=chunks, by=liaison, at=town.at(days))
    found = take_in(submission=sent, at=town.at(days))
    return accept_submission(submission=found, **town.acting("analyst", days))
