"""Each role's main journey through the town's own pages: by keyboard alone, on a telephone without scripts, and a desk.

Nobody here has a mouse: every link, field and button is reached by the tabulator from where the person is on the page.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.functional.browsing import DESK, PHONE
from tests.functional.keyboard import Typist
from tests.functional.serving import Home, manage
from tests.functional.test_thread import wait_for
from tests.functional.town import PASSWORD, email_of, serve_town
from tests.universe.thread import january_extract

NEW_PASSWORD = "lantern orchard sixpence walrus"
TODAY = date.today()  # noqa: DTZ011 -- the town is built for the day on which the tests run


class Stage:
    """The served town, and the kind of screen that everybody sits at."""

    def __init__(self, home: Home, browser: Any, width: int, axe: Path | None) -> None:
        self.home, self.browser, self.width, self.axe = home, browser, width, axe

    def stranger(self) -> Typist:
        """Return somebody who has not signed in."""
        return Typist(self.browser, self.home.site, self.width, self.axe, scripts=self.axe is not None)

    def person(self, who: str) -> Typist:
        """Return somebody of the town on their first page."""
        somebody = self.stranger()
        somebody.sign_in(email_of(who), PASSWORD)
        return somebody

    def link_mailed_to(self, address: str, *words: str) -> str:
        """Let the post go out; return the newest link in a mail to somebody that has all the words in it."""
        manage(self.home, "tick")
        mails = [path.read_text() for path in sorted((self.home.folder / "mail").iterdir())]
        each = [mail for text in mails for mail in text.split("-" * 79) if f"To: {address}" in mail]
        found = [mail for mail in each if all(word in mail for word in words)]
        assert found, f"no mail to {address} says {words}: {each}"
        return re.findall(rf"{re.escape(self.home.site)}\S+", found[-1])[-1]


@pytest.fixture(scope="module", params=[PHONE, DESK], ids=["on a phone without scripts", "at a desk"])
def stage(
    request: pytest.FixtureRequest, browser: Any, built_town: Home, axe_script: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Stage]:  # fmt: skip
    with serve_town(built_town, tmp_path_factory.mktemp("journeys") / "home") as home:
        yield Stage(home, browser, request.param, axe_script if request.param == DESK else None)


@pytest.fixture(autouse=True)
def _closed(browser: Any) -> Iterator[None]:
    yield
    for context in browser.contexts:
        context.close()


def test_a_new_person_comes_in_by_the_mail_sets_a_password_and_signs_in(stage: Stage) -> None:
    coordinator = stage.person("coordinator")
    coordinator.go("People", "Invite somebody")
    coordinator.write("Email address", "steward@tithingham.example")
    coordinator.choose("Chair or board member: sees gaps, what is overdue, and decisions wanted")
    coordinator.send("Send the invitation")
    coordinator.reads("The invitation is on its way.", "steward@tithingham.example")
    coordinator.go("Withdraw", "People")
    newcomer = stage.stranger()
    newcomer.open(stage.link_mailed_to("steward@tithingham.example"))
    newcomer.reads("You are invited as chair or board member.")
    newcomer.write("Your name", "B. Steward")
    newcomer.write("Choose a password", NEW_PASSWORD)
    newcomer.send("Join")
    newcomer.reads("You have joined. Sign in now.")
    newcomer.sign_in("steward@tithingham.example", NEW_PASSWORD)
    newcomer.reads("What you must do next", "For the board")


def test_the_coordinator_sees_what_is_next_and_runs_a_joint_meeting(stage: Stage) -> None:
    coordinator = stage.person("coordinator")
    coordinator.reads(
        "What you must do next", "Write the minutes of the meeting", "What is missing", "Who has not replied"
    )
    plan_a_joint_meeting(coordinator)
    coordinator.go("Send the invitations")
    coordinator.send("Send the invitations")
    coordinator.reads("The invitations are on their way.")
    record_who_came(coordinator)
    coordinator.go("Record a decision")
    coordinator.write("What was decided", "Open the library on Friday evenings.")
    coordinator.tick("Tithingham Council")
    coordinator.write("By what authority (optional)", "Terms of reference of the strategy group.")
    coordinator.send("Save")
    coordinator.go("Record an action")
    coordinator.write("What is to be done", "Ask the library for a key.")
    coordinator.select("By which post (optional)", "Housing and streets manager, Tithingham Council")
    coordinator.write_day("By when", TODAY + timedelta(days=30))
    coordinator.send("Save")
    coordinator.go("Write the minutes")
    coordinator.write("Minutes", "The meeting talked of the evenings.")
    coordinator.send("Save")
    coordinator.reads(
        "Open the library on Friday evenings.", "Ask the library for a key.", "The meeting talked of the evenings.",
        "Safer Town Forum and Strategy group",
    )  # fmt: skip


def plan_a_joint_meeting(coordinator: Typist) -> None:
    coordinator.go("Meetings", "Plan a meeting")
    coordinator.tick("Safer Town Forum")
    coordinator.tick("Strategy group")
    coordinator.write_day("Date of the meeting", TODAY)
    coordinator.write("Where (optional)", "Library")
    coordinator.send("Plan the meeting")
    coordinator.reads("The meeting is planned.", "Library")
    coordinator.go("Add to the agenda")
    coordinator.write("What is to be talked about", "Evenings")
    coordinator.send("Add it")
    coordinator.reads("It is on the agenda.", "Evenings")


def record_who_came(coordinator: Typist) -> None:
    coordinator.go("Record who came")
    posts = coordinator.page.get_by_role("combobox").count()
    assert posts >= 8
    for _ in range(posts - 1):
        coordinator.select(re.compile("Did .* come\\?"), "Came")
    last = coordinator.tab_to(re.compile("Did .* come\\?"), "combobox")
    coordinator.choose_option("Apologies")
    coordinator.write(f"Reason why {last[4:-6]} did not come", "On leave")
    coordinator.send("Record who came")
    coordinator.reads("Apologies", "Attended")


def test_the_coordinator_keeps_the_cycle_answers_an_objection_and_a_finding(stage: Stage) -> None:
    coordinator = stage.person("coordinator")
    coordinator.go("Timetable", "Strategic assessment prepared", "Record its days")
    coordinator.write_day("Ended on", TODAY)
    coordinator.send("Save")
    coordinator.reads("The days are recorded.")
    coordinator.go("Overview", "Answer the objection: Meetings in working hours", "Answer it")
    coordinator.write("The answer", "Every second meeting is at six from now on.")
    coordinator.send("Send the answer")
    coordinator.reads("The answer is recorded", "Every second meeting is at six from now on.")
    coordinator.go("Readiness")
    finding = coordinator.tab_to(re.compile("record a reason ?: .*"), "link")
    coordinator.enter()
    coordinator.write("Why the partnership leaves this as it is", "The board looks at it in the spring.")
    coordinator.send("Record the reason")
    coordinator.reads("The reason is recorded.", finding.partition(": ")[2])
    assert "The board looks at it in the spring." in coordinator.text()


def draft_for_homes(coordinator: Typist) -> None:
    """Draft a protocol with one dataset of the landlord's and open it for signature, from the page that begins one."""
    coordinator.write("Name of the protocol", "Tenants' complaints protocol")
    coordinator.write("What the sharing is for", "To find out what tenants suffer.")
    coordinator.tick("Abbey Homes")
    coordinator.send("Save")
    coordinator.reads("The protocol is begun.")
    coordinator.go("Add data")
    coordinator.select("Whose data", "Abbey Homes")
    coordinator.choose("Complaints to the council")
    coordinator.send("Continue")
    coordinator.choose("A ward or police beat")
    coordinator.choose("Crime and Disorder Act 1998, section 115")
    coordinator.choose("Not personal data")
    coordinator.write("Why sharing them is necessary", "Nobody else knows what tenants complain of.")
    coordinator.send("Save")
    coordinator.go("Abbey Homes")
    coordinator.select("Liaison officer", "Tenancy manager, Abbey Homes")
    coordinator.send("Save")
    coordinator.go("Open it for signature")
    coordinator.send("Open it for signature")
    coordinator.reads("It is open for signature")


def test_an_agency_representative_signs_answers_and_objects(stage: Stage) -> None:
    coordinator = stage.person("coordinator")
    coordinator.go("Protocols", "Draft a protocol")
    draft_for_homes(coordinator)
    homes = stage.person("homes")
    homes.go(re.compile("Sign.*Tenants' complaints protocol.*"))
    homes.go("Sign for Abbey Homes")
    homes.tick(re.compile("I sign for my agency.*"))
    homes.send("Sign")
    homes.reads("Signed for Abbey Homes.", "Live")
    homes.go("Overview", re.compile("Say whether you are coming to the meeting of .*"))
    homes.choose("No, I send apologies")
    homes.write(re.compile("If not, why not.*"), "A court hearing")
    homes.write("What you wish to be said at the meeting (optional)", "Fit the locks before Christmas.")
    homes.send("Send the answer")
    homes.reads("Thank you. Your answer is recorded", "Fit the locks before Christmas.")
    homes.go("Members’ voice", "Raise an objection")
    homes.write("What it is about", "Papers without page numbers")
    homes.write("The objection", "Nobody on the telephone finds the place.")
    homes.send("Raise the objection")
    homes.reads("The objection is raised", "It waits for an answer by the chair or the co-ordinator.")


def test_a_representative_acknowledges_a_briefing(stage: Stage) -> None:
    fire = stage.person("fire")
    fire.go("Acknowledge the briefing: What the plan asks of beat officers and wardens")
    if not fire.page.get_by_role("button", name="Acknowledge", exact=True).count():
        fire.go("Acknowledge for the operational level")
    fire.write("How many people had it (optional)", "14")
    fire.send("Acknowledge")
    fire.reads("Thank you. It is acknowledged.", "14")


def test_probation_accepts_a_lead_twice_a_year_from_the_mail_in_few_steps(stage: Stage) -> None:
    coordinator = stage.person("coordinator")
    coordinator.go("Means", "Ask an agency to take a lead")
    coordinator.select("Agency to ask", "Holmshire Probation Service")
    coordinator.write("What it is asked to lead", "Unpaid work in the parks")
    coordinator.send("Ask the agency")
    probation = stage.stranger()
    probation.open(stage.link_mailed_to(email_of("probation"), "Your agency is asked to take a lead"))
    probation.sign_in(email_of("probation"), PASSWORD)
    probation.reads("Unpaid work in the parks")
    probation.go("Accept")
    probation.send("Accept the lead")
    probation.reads("Holmshire Probation Service has accepted the lead.")
    assert probation.steps <= 3, "sign in, accept, confirm"


def test_the_data_liaison_supplies_an_extract_and_raises_an_issue(stage: Stage) -> None:
    liaison = stage.person("liaison")
    liaison.go("Protocols", "Recorded crime protocol", re.compile("Supply Recorded crime from .*"))
    liaison.give_file("The extract", january_extract())
    liaison.send("Send it")
    liaison.reads("The extract has arrived", hashlib.sha256(january_extract().read_bytes()).hexdigest())
    liaison.go("Members’ voice", "Raise an issue")
    liaison.write("What it is about", "Extracts come out on paper")
    liaison.write("The issue", "The records system prints, it does not export.")
    liaison.send("Raise the issue")
    liaison.reads("The issue is raised", "Extracts come out on paper")


def test_officer_and_checker_pass_findings_between_them(stage: Stage) -> None:
    checker = stage.person("checker")
    checker.go("Sign off, or return: Crime in Tithingham, December 2025", "Return to its author")
    checker.write("What must be mended", "Say that December is one month only.")
    checker.send("Return it")
    checker.reads("Returned.", "Say that December is one month only.")
    officer = stage.person("analyst")
    count_february(stage, officer)
    officer.go(re.compile("All records together .*"), "Draft it for release")
    officer.write("Title of the release", "Crime in Tithingham, February 2025")
    officer.write("What people should know about it", "February is one month only.")
    officer.send("Propose it for release")
    officer.reads("Proposed", "February is one month only.")
    checker.go("Overview", "Sign off, or return: Crime in Tithingham, February 2025", "Sign off")
    checker.tick(re.compile("I have read the page and its tables.*"))
    checker.send("Sign off")
    checker.reads("Signed off. The co-ordinator can publish it now.")


def count_february(stage: Stage, officer: Typist) -> None:
    """Have an extract supplied and count it; the keyboard is left before what was found."""
    extract = january_extract().with_name("2025-02-holmshire-street.csv")
    liaison = stage.person("liaison")
    liaison.go("Protocols", "Recorded crime protocol", re.compile("Supply Recorded crime from .*"))
    liaison.give_file("The extract", extract)
    liaison.send("Send it")
    wait_for("To be accepted", liaison)
    officer.go("Protocols", "Extracts", re.compile("Recorded crime from .*"), "Accept it")
    officer.send("Accept it")
    officer.go("Audit", "Count it")
    officer.write_day("First day", date(2025, 2, 1))
    officer.write_day("Last day", date(2025, 2, 28))
    officer.send("Count it")
    wait_for("What was found", officer)
    officer.reads("2025-02-holmshire-street.csv")


def test_the_chair_reads_the_boards_page_and_replies_to_an_issue(stage: Stage) -> None:
    chair = stage.person("chair")
    chair.reads("For the board", "Decisions wanted", "Actions overdue", "What groups lack")
    chair.go("The board’s page, with decisions on resources")
    chair.reads("Gaps", "Actions overdue, the oldest first", "Decisions on money in the last year")
    chair.go("Overview", "Reply to the issue: Tenants ask who to ring about needles", "Reply")
    chair.write("The reply", "The council's contact centre answers from Monday.")
    chair.send("Send the reply")
    chair.reads("The reply is recorded", "The council's contact centre answers from Monday.")


REFUSED = {
    "meetings/": "This page is for the partnership's members.",
    "voice/": "This page is for the partnership's members.",
    "means/risks/": "This page is for the partnership's members.",
    "people/": "Only the co-ordinator may invite people or change their roles.",
}


def test_a_contractor_sees_the_commission_and_is_refused_the_rest_in_plain_words(stage: Stage) -> None:
    contractor = stage.person("contractor")
    contractor.reads("Your commission", "Your access ends after", "Documents you may read")
    contractor.go("Partnership plan")
    contractor.reads("Published")
    for path, why in REFUSED.items():
        contractor.open(f"{stage.home.site}/p/tithingham/{path}")
        contractor.reads("You may not do that", why)
    contractor.go("Go to your first page")
    contractor.reads("Your commission")


def test_an_observer_sees_where_the_cycle_is_and_what_was_published(stage: Stage) -> None:
    observer = stage.person("observer")
    observer.reads("Where we are in the cycle", "We are here", "What has been published")
    observer.tab_to("Crime in Tithingham, November 2025", "link")
    observer.enter()
    assert observer.page.url.startswith(stage.home.public)
    observer.go("Where these figures come from")
    observer.reads("SHA-256")
