"""The ledger of a busy partnership: all that its audits say and were told, and answers to much of it."""

from __future__ import annotations

from frankpledge.foundation.evidence.models import Version
from frankpledge.stages.audit.citing import cite_conclusion, cite_knowledge, cite_provision
from frankpledge.stages.audit.models import Audit, Conclusion, Counting, FineMap, Knowledge, Provision
from tests.universe.busy.town import Town, insert
from tests.universe.evidence import an_answer
from tests.universe.partnership import AT


def add_evidence(town: Town) -> None:
    """Enter what stands behind one audit, and answer it; approve maps as if their areas were small."""
    by = {"by": town.universe.coordinator, "at": AT}
    audit = Audit.objects.filter(partnership=town.universe.partnership).first()
    for known in Knowledge.objects.filter(audit=audit):
        cite_knowledge(known, **by)
    for told in Provision.objects.filter(audit=audit).select_related("agency"):
        cite_provision(told, **by)
    for said in Conclusion.objects.filter(audit=audit).select_related("audit", "commission").order_by("pk"):
        cite_conclusion(said, **by)
    for version in Version.objects.filter(item__partnership=town.universe.partnership).order_by("-pk")[:60]:
        an_answer(town.universe, version)
    counted = Counting.objects.filter(partnership=town.universe.partnership, status="done")
    insert(
        town.row(FineMap, counting=each, reason="Wards hide it.", approved_by_id=town.clerk, approved_at=AT)
        for each in counted
    )
