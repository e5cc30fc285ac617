"""Protocols, extracts, countings, releases: all through services, since constraints alone do not say what must hold."""

from __future__ import annotations

from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.audit.services import ask_for_counting, draft_finding, run_counting
from frankpledge.stages.publication.models import ReleaseCandidate
from tests.universe import thread
from tests.universe.busy.town import Town
from tests.universe.partnership import AT

FURTHER_COUNTINGS = 2
PROTOCOLS = 20


def release(town: Town) -> ReleaseCandidate:
    """Publish one figure, and leave others counted, one of them proposed."""
    universe = town.universe
    released = thread.released(universe)
    officer = universe.as_(Role.INFORMATION_OFFICER)
    first, final = thread.JANUARY
    for _ in range(FURTHER_COUNTINGS):
        asked = ask_for_counting(
            submission=released.counting.submission, period_from=first, period_to=final, by=officer, at=AT
        )
        last = run_counting(counting=asked, at=AT)
    draft_finding(finding=last.findings.first(), title="January, counted again", comment="It is the same.",
                  by=officer, at=AT)  # fmt: skip
    for number in range(town.size.share(PROTOCOLS)):
        thread.drafted(universe, f"Protocol {number:02}")
    return released
