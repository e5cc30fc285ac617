"""Tithingham with an audit under way, a second partner's data in it, and nothing owed."""

from dataclasses import replace
from datetime import date

from frankpledge.core.dictionary import Detail
from frankpledge.core.readiness import case as facts
from frankpledge.core.readiness.case import AuditPart, Case, RecordsForm, SignOffAnswer, SignOffMatter
from tests.unit.stages.partnership.town import town

BEGAN = date(2000, 4, 1)
DAY = date(2000, 5, 15)
POLICE = "chief-officer-of-police"
COUNCIL = "council"


def audited() -> Case:
    """Return the partnership, whole, with its second audit."""
    return replace(town(), **_audit(), **_evidence(), **_sharing())


def _audit() -> dict[str, tuple[facts.Fact, ...]]:
    audit = facts.Audit(
        id="second", title="Audit of 2000", work_from=BEGAN, work_to=date(2000, 9, 30), person_days=20, cost=900,
        areas="wards", population="census", scope_version=2,
    )  # fmt: skip
    asked = facts.Research(id="asked", audit="second", name="Survey of residents", person_days=20, cost=900)
    agreed = facts.SignOff(
        id="police", audit="second", agency=POLICE, matter=SignOffMatter.SCOPE, asked_on=BEGAN, answered_on=BEGAN,
        answer=SignOffAnswer.AGREED, version=2,
    )  # fmt: skip
    survey = facts.Commission(
        id="survey", audit="second", title="Survey of traders", contractor="A research company", starts=BEGAN,
        ends=date(2000, 5, 31),
    )  # fmt: skip
    return {
        "audits": (audit,),
        "research": (asked,),
        "sign_offs": (agreed,),
        "commissions": (survey,),
        "handovers": (facts.Handover(id="answers", commission="survey", on=DAY, run_again_on=DAY),),
        "circulations": (facts.Circulation(id="first", audit="second", sent_on=DAY, agencies=(POLICE, COUNCIL)),),
        "improvements": (facts.Improvement(id="times", audit="second", what="Record the hour.", due=DAY),),
    }


def _evidence() -> dict[str, tuple[facts.Fact, ...]]:
    calls = facts.Source(
        id="calls", audit="second", name="Calls to the police", agency=POLICE, areas="beats", lookup="beats to wards",
        form=RecordsForm.SYSTEM, wanted=("day", "place"), recorded=("day", "place", "time"),
    )  # fmt: skip
    repairs = facts.Source(id="repairs", audit="second", name="Repairs", agency=COUNCIL, areas="wards")
    given = {"audit": "second", "written_on": DAY}
    said = (
        facts.Conclusion(id="noise", part=AuditPart.MAPPED, text="Noise at night", sources=("calls",), **given),
        facts.Conclusion(id="damage", part=AuditPart.ISSUES, text="Damage", sources=("calls", "repairs"), **given),
        facts.Conclusion(id="lamps", part=AuditPart.OPTIONS, text="Better lamps", rests_on=("damage",), **given),
        facts.Conclusion(id="lane", part=AuditPart.ISSUES, text="Mill Lane", knowledge=("forum",), **given),
    )
    census = facts.Population(id="census", name="the census of 1991", on=date(1991, 4, 21), people=48_000)
    estimate = facts.Population(id="estimate", name="the council's estimate", people=50_200)
    return {"sources": (calls, repairs), "conclusions": said, "populations": (census, estimate)}


def _sharing() -> dict[str, tuple[facts.Fact, ...]]:
    protocol = facts.Protocol(
        id="both", name="Protocol of both", signed_on=BEGAN, starts=BEGAN, review_by=date(2001, 3, 31)
    )
    flows = tuple(
        facts.Flow(id=dataset, protocol="both", agency=agency, dataset=dataset)
        for agency, dataset in ((POLICE, "calls"), (COUNCIL, "repairs"))
    )
    asked = {"agency": POLICE, "dataset": "calls"}
    first = facts.DataRequest(
        id="first", asked_on=BEGAN, commission="survey", introduced_on=BEGAN, detail_wanted=Detail.POINT,
        detail_supplied=Detail.WARD, reason="too few calls an area", every_months=3, **asked,
    )  # fmt: skip
    again = facts.DataRequest(id="again", asked_on=DAY, **asked)
    return {"protocols": (protocol,), "flows": flows, "data_requests": (first, again)}
