"""The field's words from which a case's facts choose."""

from __future__ import annotations

from enum import StrEnum


class Sector(StrEnum):
    """The part of public life from which an agency comes; the same words as a regime's."""

    LOCAL_GOVERNMENT = "local-government"
    POLICE = "police"
    POLICE_OVERSIGHT = "police-oversight"
    PROBATION = "probation"
    HEALTH = "health"
    FIRE = "fire"
    EDUCATION = "education"
    HOUSING = "housing"
    VOLUNTARY = "voluntary"
    COMMUNITY = "community"
    BUSINESS = "business"
    JUSTICE = "justice"
    TRANSPORT = "transport"
    PUBLIC_SERVICES = "public-services"


class Standing(StrEnum):
    """By what right an agency belongs to the partnership."""

    RESPONSIBLE = "responsible"
    CO_OPERATING = "co-operating"
    PARTICIPATING = "participating"
    MEMBER = "member"


class CouncilTier(StrEnum):
    """The tier of local government that a council is; none where the agency is no council."""

    NONE = "none"
    UNITARY = "unitary"
    DISTRICT = "district"
    COUNTY = "county"


class Level(StrEnum):
    """The height at which a group sits or a post works."""

    STRATEGIC = "strategic"
    CO_ORDINATING = "co-ordinating"
    OPERATIONAL = "operational"


class Function(StrEnum):
    """What a group is there to do."""

    AUDIT = "audit"
    CONSULTATION = "consultation"
    STRATEGY = "strategy"
    ACTION_PLAN = "action-plan"
    RESOURCE_ALLOCATION = "resource-allocation"
    OVERSIGHT = "oversight"
    MONITORING = "monitoring"
    INFORMATION_EXCHANGE = "information-exchange"
    YOUTH_JUSTICE = "youth-justice"
    DRUG_ACTION = "drug-action"
    DELIVERY = "delivery"


class Seniority(StrEnum):
    """How high in its agency a post stands."""

    CHIEF_OFFICER = "chief-officer"
    SENIOR = "senior"
    MIDDLE = "middle"
    PRACTITIONER = "practitioner"
    ELECTED_MEMBER = "elected-member"
    VOLUNTEER = "volunteer"


class SeatRole(StrEnum):
    """What the holder of a seat does in the group."""

    CHAIR = "chair"
    MEMBER = "member"
    DEPUTY = "deputy"


class Presence(StrEnum):
    """How somebody invited took part in a meeting."""

    PRESENT = "present"
    REMOTE = "remote"
    APOLOGIES = "apologies"
    ABSENT = "absent"


class ContributionKind(StrEnum):
    """What an agency brings besides its attendance."""

    MONEY = "money"
    TIME = "time"
    DATA = "data"
    VENUE = "venue"
    KNOWLEDGE = "knowledge"
    VOLUNTEERS = "volunteers"


class TierRole(StrEnum):
    """What a tier of local government does for the district's strategy."""

    FACILITATES = "facilitates"
    DETERMINES = "determines"
    TAKES_PART = "takes-part"


class ChangeKind(StrEnum):
    """What of an agency's means has changed."""

    BUDGET = "budget"
    STAFF = "staff"


class Competency(StrEnum):
    """The four heads under which the report would train community safety officers (l.359), as regimes key them."""

    MONITORING_AND_EVALUATION = "monitoring-and-evaluation"
    ENGAGEMENT = "engagement"
    PROJECT_MANAGEMENT = "project-management"
    MANAGING_STAFF_AND_RESOURCES = "managing-staff-and-resources"


class AuditState(StrEnum):
    """Where an audit stands; once closed, nothing in it changes any more."""

    PLANNED = "planned"
    UNDER_WAY = "under-way"
    CLOSED = "closed"


class SignOffMatter(StrEnum):
    """What of an audit agencies are asked to agree to."""

    SCOPE = "scope"
    FINDINGS = "findings"


class SignOffAnswer(StrEnum):
    """What an agency can say to it."""

    AGREED = "agreed"
    RESERVED = "with-reservations"
    REFUSED = "not-agreed"


class AuditPart(StrEnum):
    """The four parts of an audit's report (l.365)."""

    MAPPED = "mapped"
    ISSUES = "issues"
    PROVISION = "provision"
    OPTIONS = "options"


class RecordsForm(StrEnum):
    """The form in which records are kept."""

    SYSTEM = "system"
    FILES = "files"
    PAPER = "paper"
    CARDS = "cards"


class ConsultationPhase(StrEnum):
    """When in the cycle people are asked (report, Box 3)."""

    PLANNING = "planning"
    AUDIT = "audit"
    POST_AUDIT = "post-audit"
    ACTION = "action"
    REVIEW = "review"
