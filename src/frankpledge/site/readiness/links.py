"""The page on which a finding is mended."""

from __future__ import annotations

from collections.abc import Mapping

from frankpledge.core.readiness import Finding
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.permissions import may_read_audit
from frankpledge.stages.consultation.permissions import may_read_consultation
from frankpledge.stages.partnership.permissions import may_read_business
from frankpledge.ui.addresses import reverse

BY_RULE = {
    "ROLE-CARD": "role-card", "ROLE-CARD-SAYS": "role-card", "AUTHORITY-COMMIT": "role-cards",
    "AUTHORITY-SENIOR": "role-cards", "CAPACITY-SHARED": "hours", "WORKLOAD": "actions", "TRAINING-FOUR": "training",
    "STAFF-SHORT": "resources", "RESOURCE-RISK": "risks", "VENUE-TRAVEL": "journeys",
    "ATTENDANCE-DUTY": "meetings-attendance", "ATTENDANCE-MEMBER": "meetings-attendance",
    "ATTENDANCE-REASON": "meetings-attendance",
    "MEETING-HOURS": "meetings-hours", "LEADS-SPREAD": "leads", "VOLUNTARY-LEAD": "leads",
    "CONTRIBUTION-NONE": "contributions", "CONTRIBUTION-STEP": "steps-by-agency", "ISSUE-ROUTE": "issues",
    "BRIEFING-PRACTITIONERS": "briefings", "BRIEFING-ACKNOWLEDGED": "briefings", "BRIEFING-PARTNERS": "briefings",
    "MEMBERS-BRIEFED": "member-briefings", "GROUP-OVERLAP": "overlap",
    "PROTOCOL-COVERS": "protocols", "FEED-REGULAR": "data-plan",
}  # fmt: skip
"""Rules that are mended elsewhere than on the page of their subject."""

BY_KIND = {
    "agency": "agency", "group": "group", "post": "post", "decision": "decision", "action": "action",
    "meeting": "meeting", "objection": "objection", "issue": "issue", "procedure": "procedure",
    "delegation": "delegation", "document": "document", "body": "agencies", "sector": "groups", "function": "functions",
    "tier": "tiers", "step": "cycle", "topic": "topics", "skill": "training-skills", "partnership": "health",
}  # fmt: skip
"""The page of each kind of subject; the later of two subjects is the nearer one."""

ABOUT_ONE = frozenset(
    "agency group post decision action meeting objection issue procedure delegation document role-card".split()
)
"""Pages about one thing, whose address ends in its number."""

IN_THE_AUDIT = {
    "AREAS-MATCH": ("audit:scope", "audit"), "AUDIT-STAFF": ("audit:audit", "audit"),
    "COMMISSION-LEAVES": ("audit:commission", "commission"),
    "CONTRADICTION-SAYS": ("audit:conclusion-sources", "conclusion"), "FIELDS-WANTED": ("audit:scope", "audit"),
    "INTERIM-ALL": ("audit:circulations", "audit"), "POPULATION-ONE": ("audit:audit", "audit"),
    "RECOMMENDATION-CITES": ("audit:conclusion", "conclusion"), "RELIANCE-ONE": ("audit:reliance", "audit"),
    "RESEARCH-UNCOSTED": ("audit:scope", "audit"), "SCOPE-DISSENT": ("audit:scope", "audit"),
    "SOURCE-FORM": ("audit:scope", "audit"),
}  # fmt: skip
"""Pages of the audit on which a rule is mended, and which of the finding's subjects each is about."""

IN_CONSULTATION = {
    "CDA-6.2D": ("consultation:exercises", ""), "CONSULT-AIMS": ("consultation:strategy", ""),
    "CONSULT-ANSWERED": ("consultation:exercise", "exercise"), "CONSULT-TOLD": ("consultation:exercise", "exercise"),
    "CONSULT-APPROVED": ("consultation:strategy", ""), "CONSULT-EARLY": ("consultation:exercise", "exercise"),
    "CONSULT-NEUTRAL": ("consultation:exercise", "exercise"), "CONSULT-TIME": ("consultation:exercise", "exercise"),
    "CONSULT-WORTH": ("consultation:exercise", "exercise"), "CONSULTEE-ASKED": ("consultation:bodies", ""),
    "CONSULTEE-REPLIED": ("consultation:consultees", "exercise"), "GROUP-HEARD": ("consultation:group", "to-hear"),
}  # fmt: skip
"""The same for the pages of consultation; some are about the whole of it and not about one subject."""

FOR_CONTRACTORS_TOO = frozenset("agency agencies group groups functions tiers cycle documents document post".split())


def mend_href(finding: Finding, standing: Standing, places: Mapping[str, int]) -> str:
    """Return where a finding is mended; empty where the reader may not go there. ``places`` are by agency."""
    if finding.rule in IN_THE_AUDIT:
        return _in_a_stage(finding, standing, *IN_THE_AUDIT[finding.rule]) if may_read_audit(standing) else ""
    if finding.rule in IN_CONSULTATION:
        return _in_a_stage(finding, standing, *IN_CONSULTATION[finding.rule]) if may_read_consultation(standing) else ""
    kind, _, key = finding.subject.split(" ")[-1].partition(":")
    name = BY_RULE.get(finding.rule) or BY_KIND.get(kind, "health")
    if name == "functions" and finding.rule.startswith("TIER-"):
        name = "tiers"
    number = places.get(key) if kind == "agency" else key
    if name in ABOUT_ONE and not str(number).isdigit():
        name = {"document": "documents", "agency": "agencies"}.get(name, "health")
    if not (name in FOR_CONTRACTORS_TOO or may_read_business(standing)):
        return ""
    arguments = [standing.partnership.slug, *([number] if name in ABOUT_ONE else [])]
    return reverse(f"partnership:{name}", args=arguments)


def _in_a_stage(finding: Finding, standing: Standing, name: str, kind: str) -> str:
    """Return the page of a stage on which a finding is mended: about one of its subjects, or about none."""
    subjects = dict(each.split(":", 1) for each in finding.subject.split(" "))
    return reverse(name, args=[standing.partnership.slug, *([subjects[kind]] if kind else [])])
