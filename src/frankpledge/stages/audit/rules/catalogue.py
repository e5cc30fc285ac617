"""Sources that guidance names, agency by agency, for a partnership to choose among (R123)."""

from __future__ import annotations

from dataclasses import dataclass

SOURCE = "Home Office crime reduction toolkits, audit data checklist by agency (p0306-table2)"
MARK = "V"


@dataclass(frozen=True)
class Listed:
    """One kind of data, and who usually holds it."""

    holder: str
    data: str


def _of(holder: str, *data: str) -> tuple[Listed, ...]:
    return tuple(Listed(holder, each) for each in data)


CATALOGUE = (
    *_of(
        "Police", "Recorded crime", "Calls for service", "Racist incidents", "Satisfaction surveys, by ethnicity",
        "Detections, arrests and custody", "Police authority data", "British Transport Police data",
    ),
    *_of(
        "Housing", "Evictions", "Complaints about neighbours and anti-social behaviour", "Racist incidents on estates",
        "Voids", "Costs of criminal damage and burglary", "Homelessness",
    ),
    *_of(
        "Social services", "Young offenders", "Child protection", "Vulnerable people and victims",
        "Teenage pregnancies",
    ),
    *_of(
        "Education", "Bullying", "Racist incidents at schools", "Exclusions", "Truancy", "Arson at schools",
        "Vandalism at schools", "Attainment",
    ),
    *_of("Environmental health", "Noise", "Health and safety"),
    *_of(
        "Trading standards", "Counterfeit, faulty or dangerous goods", "Illegal pornography", "Licensing",
    ),
    *_of("Highways, planning, transport", "Traffic accidents"),
    *_of("Other council departments", "Employment", "Race unit", "Domestic violence unit"),
    *_of("Probation", "Offender data"),
    *_of(
        "Voluntary bodies", "Domestic violence services", "Racist harassment", "Homophobic incidents",
        "Victim Support referrals", "Rape Crisis", "Drug misuse services", "Citizens Advice",
    ),
    *_of("Health authority", "Drug treatment", "Emergency department attendances after assault or domestic violence"),
    *_of("Drug action team", "Misuse and drug-related crime", "Drug markets", "Treatment"),
    *_of("Fire service", "Arson", "Hoax calls"),
    *_of("Chamber of commerce", "Retail crime"),
    *_of(
        "Other", "Victimisation, fear, attitude, business and youth surveys", "Focus groups",
    ),
    *_of(
        "National", "British Crime Survey", "Census", "Local Deprivation Index", "Jarman Index",
    ),
)  # fmt: skip
"""As the checklist names them; what a partnership does not choose it says why it left out, or says nothing of."""
