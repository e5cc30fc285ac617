"""The kinds of task in an audit, and what guidance that was read says of each (R157).

Only passages whose source was verified stand here; a kind of which nothing was read has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TaskKind(StrEnum):
    """What a task is for."""

    SCOPE = "scope"
    COLLECT = "collect"
    ANALYSE = "analyse"
    PROVISION = "provision"
    CONSULT = "consult"
    WRITE = "write"
    REVIEW = "review"
    OTHER = "other"


KINDS = {
    TaskKind.SCOPE: "Set the scope",
    TaskKind.COLLECT: "Get data",
    TaskKind.ANALYSE: "Analyse",
    TaskKind.PROVISION: "Find out what is provided already",
    TaskKind.CONSULT: "Ask agencies and people",
    TaskKind.WRITE: "Write the report",
    TaskKind.REVIEW: "Review and update",
    TaskKind.OTHER: "Something else",
}


@dataclass(frozen=True)
class Passage:
    """What guidance says, in short, where, and how far the source was checked."""

    says: str
    source: str
    mark: str = "V"


GUIDANCE_1998 = "Home Office guidance 1998, paragraph {} (as quoted in Police Research Series Paper 151)"
TOOLKIT = "Home Office crime reduction toolkits, {}"

PASSAGES = {
    TaskKind.SCOPE: Passage(
        "An audit captures patterns as they are, and analyses them to inform an effective, targeted strategy.",
        GUIDANCE_1998.format("3.11"),
    ),
    TaskKind.COLLECT: Passage(
        "Look early at what police and council systems can give. Seek voluntary bodies’ and businesses’ data too. "
        "Decide which skills are needed. Take at least two years of data.",
        TOOLKIT.format("collecting data (ui0311)"),
    ),
    TaskKind.PROVISION: Passage(
        "An audit may map local problems, identify significant issues, assess existing provision and gaps, and "
        "suggest options.",
        GUIDANCE_1998.format("3.13"),
    ),
    TaskKind.WRITE: Passage(
        "The report is an accessible document on which people can be consulted.", GUIDANCE_1998.format("3.40")
    ),
    TaskKind.REVIEW: Passage(
        "An audit is kept up, and not done once in three years: by an analyst of one’s own or a shared one, with a "
        "subgroup of several agencies.",
        TOOLKIT.format("updating (p032005)"),
    ),
}  # fmt: skip
