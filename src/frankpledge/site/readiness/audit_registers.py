"""The registers of audits and of the protocols that cover their data, each as the query that reads it."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from frankpledge.core.evidence.corroboration import Side
from frankpledge.core.readiness.case import Register, every_register_but
from frankpledge.foundation.accounts.models import Partnership
from frankpledge.foundation.registers import links, register
from frankpledge.foundation.sharing.models import DataRequest, Flow, Party, SharingProtocol, Signature
from frankpledge.stages.audit import models as own
from frankpledge.stages.audit.queries.stances import STILL_IN
from frankpledge.stages.audit.rules.research import COUNTS, RATES

Query = QuerySet[Any]

KEPT_WHOLE = (
    *every_register_but("data_requests"), Register(id="data_requests"), Register(id="data_requests.every_months"),
)  # fmt: skip
"""Whose silence is judged. How fine data came stands with each extract; a request itself introduces its requester."""


def audit_registers(partnership: Partnership) -> list[Query]:
    """Return the registers of audits and protocols, the links between many and many among them."""
    here = Q(partnership=partnership)
    return [*_sharing(partnership), *_audits(here), *_work(here), *_conclusions(here)]


def _sharing(partnership: Partnership) -> list[Query]:
    unsigned = Party.objects.filter(protocol=OuterRef("pk"), signature=None)
    last = Signature.objects.filter(party__protocol=OuterRef("pk")).order_by("-signed_at").values("signed_at")
    protocols = SharingProtocol.objects.filter(partnership=partnership).annotate(
        unsigned=Exists(unsigned), signed_at=Subquery(last[:1])
    )
    return [
        register("protocols", protocols, "name", "starts", "review_by", "ended", "unsigned", "signed_at"),
        register("flows", Flow.objects.filter(protocol__partnership=partnership), "dataset", protocol="protocol_id",
                 agency="agency_id"),
        register("data_requests", DataRequest.objects.filter(partnership=partnership, withdrawn_on=None), "dataset",
                 "every", agency="agency_id", asked_on="issued_on", detail_wanted="detail"),
    ]  # fmt: skip


def _audits(here: Q) -> list[Query]:
    return [
        register("audits", own.Audit.objects.filter(here), "title", "state", "work_from", "work_to", "person_days",
                 "cost", "scope_version"),
        register("grounds", own.Ground.objects.filter(here), "population_name", "population_source",
                 "population_date"),
        register("sign_offs", own.SignOff.objects.filter(here), "matter", "asked_on", "answered_on", "answer", "words",
                 "version", audit="audit_id", agency="agency_id"),
        register("sources", own.Source.objects.filter(here, is_in=True), "name", audit="audit_id", agency="agency_id"),
        register("research", own.Research.objects.filter(here, is_in=True), "name", "method", *COUNTS, *RATES,
                 audit="audit_id"),
    ]  # fmt: skip


def _work(here: Q) -> list[Query]:
    return [
        register("commissions", own.Commission.objects.filter(here), "title", "contractor", "starts", "ends",
                 audit="audit_id"),
        register("handovers", own.Handover.objects.filter(here), "status", "sent_at", "done_at",
                 commission="commission_id"),
        register("circulations", own.Circulation.objects.filter(here), "sent_on", audit="audit_id"),
        links("circulations.agencies", own.Circulation, "agencies", here),
        register("improvements", own.Improvement.objects.filter(here), "what", "due", "done_on", audit="audit_id",
                 owner="owner_id"),
    ]  # fmt: skip


def _conclusions(here: Q) -> list[Query]:
    """Return what audits say and what it rests on; of what was withdrawn nothing is judged."""
    stands = here & Q(withdrawn_on=None)
    said = own.Conclusion.objects.filter(stands).values("pk")
    findings, knowledge, sources, others = (
        getattr(own.Conclusion, tie).through.objects for tie in ("findings", "knowledge", "sources", "rests_on")
    )
    cited, used = findings.filter(conclusion__in=said), sources.filter(conclusion__in=said)
    below = others.filter(from_conclusion__in=said, to_conclusion__withdrawn_on=None)
    against = own.Stance.objects.filter(STILL_IN, conclusion__in=said, side=Side.CONTRADICTS, answer="")
    by = {"owner": "conclusion_id"}
    return [
        register("conclusions", own.Conclusion.objects.filter(stands), "part", "text", "written_on", audit="audit_id",
                 commission="commission_id"),
        register("conclusions.findings", cited, other="finding_id", **by),
        register("conclusions.agencies", cited, other="finding__counting__submission__agency_id", **by),
        register("conclusions.agencies", used.filter(source__is_in=False).exclude(source__agency=None),
                 other="source__agency_id", **by),
        register("conclusions.knowledge", knowledge.filter(conclusion__in=said), other="knowledge_id", **by),
        register("conclusions.sources", used.filter(source__is_in=True), other="source_id", **by),
        register("conclusions.unexplained", against, other="pk", **by),
        register("conclusions.rests_on", below, other="to_conclusion_id", owner="from_conclusion_id"),
    ]  # fmt: skip
