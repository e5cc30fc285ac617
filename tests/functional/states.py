"""Pages of states that the town is not in: what each is about is made for the purpose, by its row of the matrix."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tests.functional.serving import Home, run_script

ELSEWHERE = (
    "audit:figures-approve",
    "audit:figures-file",
    "audit:handover",
    "audit:handover-run",
    "consultation:answers-enter",
    "consultation:collect",
    "consultation:comments-take-up",
    "consultation:paper",
    "consultation:question-answers",
    "consultation:question-move",
    "consultation:question-remove",
    "consultation:question-when",
    "consultation:question-word",
    "consultation:questionnaire-propose",
    "consultation:questionnaire-version",
    "consultation:remarks-file",
    "consultation:share-bank",
    "consultation:share-calendar",
    "consultation:theme-cite",
    "partnership:action-reopen",
    "partnership:commitment-answer",
    "partnership:commitment-ask-group",
    "partnership:commitment-ask-post",
    "partnership:cycle-closed",
    "partnership:cycle-plan",
    "partnership:data-issue-close",
    "partnership:data-request-issue",
    "partnership:data-request-join",
    "partnership:decision-approval",
    "partnership:document-file",
    "partnership:join",
    "partnership:join-accept",
    "partnership:join-template",
    "partnership:meeting-agree",
    "partnership:meeting-item-move",
    "partnership:meeting-item-remove",
    "partnership:meeting-paper-withdraw",
    "partnership:meeting-ratify",
    "partnership:meeting-send",
    "partnership:meeting-unask",
    "partnership:person-erase",
    "partnership:post-leave",
    "partnership:protocol-amend",
    "partnership:protocol-answer",
    "partnership:protocol-comment",
    "partnership:protocol-data",
    "partnership:protocol-drop",
    "partnership:protocol-open",
    "partnership:protocol-parties",
    "partnership:protocol-people",
    "partnership:protocol-redraft",
    "partnership:protocol-sign",
    "partnership:protocol-which",
    "partnership:seat-drop",
    "partnership:seats-fill",
    "partnership:submission-accept",
    "partnership:submission-checks",
    "partnership:submission-columns",
    "partnership:submission-reserve",
    "partnership:submission-return",
    "partnership:tally",
    "partnership:tally-blank",
    "partnership:tally-layout",
    "partnership:tier-row",
    "partnership:tier-row-add",
    "partnership:tier-row-agree",
    "partnership:tier-row-change",
    "partnership:tier-rows-agree",
    "partnership:tier-sheet",
    "partnership:tier-statement-agree",
    "partnership:tier-statement-write",
    "publication:publish",
    "readiness-withdraw",
)
"""Addresses that nobody in the town is led to, as it is built."""

MAKE = """
import json
from frankpledge.foundation.accounts.roles import Role
from tests.site.test_access_matrix import ROWS, address_of
from tests.universe.partnership import found
from tests.universe.tiers import representative
here, county = found(), found("Countyside Partnership", "countyside")
made = []
for row in sorted((row for row in ROWS if row.name in NAMES), key=lambda row: row.name):
    address = address_of(row, county if ":tier-" in row.name else here)
    made.append((row.name, next((str(role) for role in Role if row.may_read(role)), ""), address))
representative(county, "county")
print(json.dumps(made))
"""
"""Places with a county over them stand in a partnership of their own: each page is of one state, not of several."""

COUNTY = {"partnership:tier-row-agree", "partnership:tier-rows-agree", "partnership:tier-statement-agree"}
"""Pages that only a representative of the county council can open."""

NOT_SHOWN = {
    "audit:figures-file",
    "consultation:answers-enter",
    "consultation:collect",
    "consultation:comments-take-up",
    "consultation:paper",
    "consultation:question-move",
    "consultation:question-remove",
    "consultation:questionnaire-propose",
    "consultation:questionnaire-version",
    "consultation:remarks-file",
    "consultation:share-bank",
    "consultation:share-calendar",
    "consultation:theme-cite",
    "partnership:document-file",
    "partnership:join-accept",
    "partnership:join-template",
    "partnership:meeting-item-move",
    "partnership:meeting-item-remove",
    "partnership:meeting-paper-withdraw",
    "partnership:submission-checks",
}
"""Files that are sent, and addresses that take what is sent and show nothing."""

MAY_BE_EMPTY = {"publication:publish"}
"""Without a day given, it is public at once."""


@dataclass(frozen=True)
class Made:
    """A page, who may read it, and where it is."""

    name: str
    email: str
    address: str


def make_each(home: Home) -> list[Made]:
    """Make what each of the pages is about; return the pages that there are to look at."""
    told = json.loads(run_script(home, MAKE.replace("NAMES", repr(ELSEWHERE))).splitlines()[-1])
    return [Made(name, _email(name, role, address), address) for name, role, address in told if name not in NOT_SHOWN]


def _email(name: str, role: str, address: str) -> str:
    slug = address.split("/")[2]
    who = "county" if name in COUNTY else role.replace("co-ordinator", "coordinator")
    return f"{who}@{slug}.example"
