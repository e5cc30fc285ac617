"""Who is who: the agencies of Tithingham, the posts in them, and one log-in for each role."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from frankpledge.foundation.accounts import services
from frankpledge.foundation.accounts.models import Agency, Partnership, Person, Post
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, find_standing

SLUG = "tithingham"
COUNCIL, POLICE, FIRE = "Tithingham Council", "Holmshire Constabulary", "Holmshire Fire and Rescue Service"
PROBATION, HEALTH = "Holmshire Probation Service", "Holmshire Integrated Care Board"
VICTIMS, WATCH, TRADERS = "Tithingham Victim Support Scheme", "Tithingham Neighbourhood Watch", "Market Place Traders"
EDUCATION, HOSPITAL, HOMES = "Holmshire Education Service", "Tithingham General Hospital", "Abbey Homes"

AGENCIES = (
    # name, sector, standing, body of the law, council tier, hours a month, why it is a member
    (COUNCIL, "local-government", "responsible", "council", "unitary", 120, ""),
    (POLICE, "police", "responsible", "chief-officer-of-police", "none", 160, ""),
    (FIRE, "fire", "responsible", "fire-and-rescue-authority", "none", 40, ""),
    (PROBATION, "probation", "responsible", "probation-provider", "none", 24, ""),
    (HEALTH, "health", "responsible", "integrated-care-board", "none", 16, ""),
    (HOSPITAL, "health", "co-operating", "nhs-trust", "none", 8, ""),
    (HOMES, "housing", "co-operating", "social-landlord", "none", 20, ""),
    (VICTIMS, "voluntary", "participating", "victim-support", "none", 30, ""),
    (WATCH, "community", "participating", "neighbourhood-watch", "none", 12, ""),
    (EDUCATION, "education", "member", "", "none", 10, "Knows which pupils are excluded, and why."),
    (TRADERS, "business", "member", "", "none", None, "Speaks for the shops in the centre, where crime is highest."),
)  # fmt: skip

POSTS = {
    # key: agency, title, level, seniority
    "chief executive": (COUNCIL, "Chief executive", "strategic", "chief-officer"),
    "community safety officer": (COUNCIL, "Community safety officer", "co-ordinating", "middle"),
    "information officer": (COUNCIL, "Information officer", "co-ordinating", "middle"),
    "data protection officer": (COUNCIL, "Data protection officer", "co-ordinating", "senior"),
    "housing manager": (COUNCIL, "Housing and streets manager", "operational", "middle"),
    "superintendent": (POLICE, "Superintendent", "strategic", "chief-officer"),
    "records manager": (POLICE, "Records manager", "co-ordinating", "middle"),
    "town inspector": (POLICE, "Town centre inspector", "operational", "middle"),
    "station manager": (FIRE, "Station manager", "strategic", "senior"),
    "head of probation": (PROBATION, "Head of delivery unit", "strategic", "senior"),
    "probation officer": (PROBATION, "Probation officer", "operational", "practitioner"),
    "health lead": (HEALTH, "Head of safeguarding", "strategic", "senior"),
    "hospital matron": (HOSPITAL, "Emergency department matron", "operational", "middle"),
    "landlord manager": (HOMES, "Tenancy manager", "operational", "middle"),
    "scheme manager": (VICTIMS, "Scheme manager", "strategic", "middle"),
    "watch chair": (WATCH, "Area chair", "strategic", "volunteer"),
    "education lead": (EDUCATION, "Inclusion lead", "co-ordinating", "middle"),
    "traders' secretary": (TRADERS, "Secretary", "strategic", "volunteer"),
}

LOG_INS = {
    # role: e-mail, post, agency it is held for
    Role.COORDINATOR: ("coordinator", "community safety officer", None),
    Role.INFORMATION_OFFICER: ("analyst", "information officer", None),
    Role.AGENCY_REPRESENTATIVE: ("police", "superintendent", POLICE),
    Role.DATA_LIAISON: ("liaison", "records manager", POLICE),
    Role.OUTPUT_CHECKER: ("checker", "data protection officer", None),
    Role.CHAIR: ("chair", "chief executive", None),
    Role.CONTRACTOR: ("contractor", None, None),
    Role.OBSERVER: ("observer", None, None),
}

FURTHER = {
    # post: e-mail and agency of further representatives
    "head of probation": ("probation", PROBATION),
    "scheme manager": ("victims", VICTIMS),
    "station manager": ("fire", FIRE),
    "health lead": ("health", HEALTH),
    "watch chair": ("watch", WATCH),
    "landlord manager": ("homes", HOMES),
    "traders' secretary": ("traders", TRADERS),
}


@dataclass
class Town:
    """The partnership as it grows: what later steps need to find again."""

    today: date
    password: str
    partnership: Partnership
    agencies: dict[str, Agency] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def days_ago(self, days: int) -> date:
        """Return a day before today; a negative number is a day to come."""
        return self.today - timedelta(days=days)

    def at(self, days_ago: int) -> datetime:
        """Return ten o'clock on a day before today."""
        return datetime.combine(self.days_ago(days_ago), time(10), UTC)

    def by(self, who: str, days_ago: int) -> Standing:
        """Return what somebody was in the partnership on that day."""
        standing = find_standing(self.partnership, self.people[who], self.at(days_ago))
        if standing is None:
            raise LookupError(who)
        return standing

    def acting(self, who: str, days_ago: int) -> dict[str, object]:
        """Return by whom and when, as every service asks."""
        return {"by": self.by(who, days_ago), "at": self.at(days_ago)}


NAMES = {
    "coordinator": "J. Reeve", "analyst": "S. Clerk", "police": "M. Warden", "liaison": "T. Scrivener",
    "checker": "A. Bailiff", "chair": "R. Hundred", "contractor": "L. Farrier", "observer": "P. Shire",
    "probation": "K. Hayward", "victims": "N. Almoner", "fire": "D. Tyler", "health": "E. Leech", "watch": "G. Cooper",
    "homes": "H. Thatcher", "traders": "B. Chapman",
}  # fmt: skip
"""Made-up names, from the trades of an old tithing."""

FOUNDED = 900
"""Days before today on which the partnership was set up on the site."""


def found(today: date, password: str) -> Town:
    """Found the partnership, register its agencies, set up posts and bring people in by invitation."""
    town = Town(today, password, None)  # type: ignore[arg-type]
    town.partnership = services.found_partnership(
        name="Tithingham Community Safety Partnership", slug=SLUG, regime="england", tier="unitary",
        started=town.days_ago(FOUNDED), at=town.at(FOUNDED), code="E07999001",
        predecessor="Tithingham Safer Town Forum",
    )  # fmt: skip
    town.people["coordinator"] = services.found_coordinator(
        partnership=town.partnership, email=_address("coordinator"), name=NAMES["coordinator"],
        password=password, at=town.at(FOUNDED),
    )  # fmt: skip
    _register(town)
    _bring_in(town)
    return town


def _address(name: str) -> str:
    return f"{name}@{SLUG}.example"


def _register(town: Town) -> None:
    for name, sector, standing, body, tier, hours, why in AGENCIES:
        place = services.register_agency(
            name=name, sector=sector, standing=standing, body=body, council_tier=tier, hours_a_month=hours, reason=why,
            since=town.days_ago(FOUNDED), **town.acting("coordinator", FOUNDED),
        )  # fmt: skip
        town.agencies[name] = place.agency
    for key, (agency, title, level, seniority) in POSTS.items():
        town.posts[key] = services.create_post(
            agency=town.agencies[agency], title=title, level=level, seniority=seniority,
            co_ordinates=key == "community safety officer", since=town.days_ago(FOUNDED),
            **town.acting("coordinator", FOUNDED),
        )  # fmt: skip


def _bring_in(town: Town) -> None:
    asked = [(role, email, agency) for role, (email, _, agency) in LOG_INS.items() if email != "coordinator"]
    asked += [(Role.AGENCY_REPRESENTATIVE, email, agency) for email, agency in FURTHER.values()]
    for role, email, agency in asked:
        _invite(town, role, email, agency)
    held = {email: post for email, post, _ in LOG_INS.values()} | {email: post for post, (email, _) in FURTHER.items()}
    for email, post in held.items():
        if post:
            services.fill_post(
                post=town.posts[post], person=town.people[email], since=town.days_ago(FOUNDED - 1),
                **town.acting("coordinator", FOUNDED - 1),
            )  # fmt: skip


def _invite(town: Town, role: Role, email: str, agency: str | None) -> None:
    ago = FOUNDED if role is not Role.CONTRACTOR else 20
    until = town.days_ago(-160) if role is Role.CONTRACTOR else None
    _, token = services.invite(
        email=_address(email), role=role, agency=town.agencies[agency] if agency else None, until=until,
        **town.acting("coordinator", ago),
    )  # fmt: skip
    town.people[email] = services.accept_invitation(
        token=token, name=NAMES[email], password=town.password, at=town.at(ago)
    )
