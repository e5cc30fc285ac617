"""Each rule of wording by a text that it alone decides, and the guide's six hard cases."""

import re

import pytest

from frankpledge.core.targets import Kind, judge_wording

HARD_CASES = [
    ("Halve graffiti on the Millbrook estate.", True, True, False, Kind.OUTCOME),
    ("Every new tenant will get a home security pack within two weeks of moving in.", True, True, True, Kind.OUTPUT),
    ("Continue to challenge scooter theft.", False, False, False, Kind.AIM),
    ("Hold monthly drop-in sessions for shopkeepers on Station Parade.", True, True, True, Kind.OUTPUT),
    ("Fewer young carers becoming victims, by working closely with youth services.", True, False, False, Kind.OUTCOME),
    ("By next spring, agree how agencies will share intelligence about loan sharks.", False, False, True, Kind.PROCESS),
    ("Sign an intelligence-sharing agreement about loan sharks by next spring", True, True, True, Kind.OUTPUT),
]


@pytest.mark.parametrize(("text", "specific", "measurable", "dated", "kind"), HARD_CASES)
def test_the_guides_hard_cases_are_judged_as_it_says(
    text: str, specific: bool, measurable: bool, dated: bool, kind: Kind
) -> None:
    found = judge_wording(text)
    assert (found.specific, found.measurable, found.time_scaled, found.kind) == (specific, measurable, dated, kind)


SPECIFIC = [
    ("Reduce burglary", "a crime and a direction"),
    ("Reduce fear of crime among older people", "a group"),
    ("Reduce crime in the town centre", "a part of the area"),
    ("Reduce crime on Elm Road", "a street by its name"),
    ("Reduce the number of people who commit anti-social behaviour", "a group by what it does"),
    ("Reduce vehicle interference", "words nobody listed that are not general"),
    ("Cable theft will fall", "what stands before the change"),
    ("Install alley gates", "a thing delivered"),
    ("Use acceptable behaviour contracts with young people", "a named tool"),
    ("Teach drivers about speed by the use of roadside signs", "a means that is named"),
    ("Evict drug dealers", "an action that is definite by itself"),
    ("90% of victims of domestic abuse satisfied with support", "a level"),
    ("Widget snatching will be reduced by 10%", "a subject on no list before the change"),
    ("A reduction in widget snatching", "a subject on no list after it"),
    ("Work with schools so that no child is exploited", "none at all"),
    ("Ensure that no more than 15% of young offenders reoffend", "a level that is ensured"),
    ("Make effective use of closure powers against crack houses", "use that is made"),
    ("Use bait bikes at the college to catch thieves", "a tool that is on no list"),
    ("Number of arrests for drug supply to increase", "arrests are a noun there"),
]
GENERAL = [
    ("Reduce crime", "crime in general"),
    ("Reduce anti-social behaviour", "disorder in general"),
    ("Reduce offending", "offending in general"),
    ("Reduce crime across Northshire", "the whole area"),
    ("Reduce crimes such as burglary", "a list left open"),
    ("Reduce key crimes by 5%", "a basket"),
    ("Reduce crimes including burglary", "a list left open in other words"),
    ("Reduce crime with the local police by 10%", "a partner of the whole area"),
    ("Reduce the basket of burglary and robbery by 5%", "a basket that is spelt out"),
    ("Work with schools to reduce crime", "a narrow partner and a general end"),
    ("Reduce crime by 5% by targeting burglary", "a narrower means beside a general subject"),
    ("Catch prolific offenders. Through this, reduce crime by 5%", "another sentence"),
    ("Tackle burglary", "a stance"),
    ("Support victims of hate crime", "support"),
    ("Improve support for victims of racist crime", "a change in how people work"),
    ("Launch initiatives about burglary", "a vague thing"),
    ("Launch a range of initiatives about burglary", "many vague things"),
    ("Burglary", "a heading"),
    ("Lobby for more police officers", "somebody else's doing"),
    ("Encourage reporting of domestic abuse using posters", "encouragement, by whatever means"),
    ("Develop an action plan", "a product named by its sort alone"),
    ("Develop a plan for all people", "people in general"),
]


@pytest.mark.parametrize(("text", "why"), SPECIFIC)
def test_a_definite_subject_with_a_definite_change_is_specific(text: str, why: str) -> None:
    assert judge_wording(text).specific, why


@pytest.mark.parametrize(("text", "why"), GENERAL)
def test_a_general_subject_or_no_definite_change_is_not_specific(text: str, why: str) -> None:
    assert not judge_wording(text).specific, why


@pytest.mark.parametrize(
    ("text", "measurable"),
    [
        ("Publish a directory of services", True),
        ("Publish directories", False),
        ("Run the review panels", False),
        ("Erect a barrier", True),
        ("Meet monthly", True),
        ("Reduce burglary in the five wards", False),
        ("Reduce burglary by five in the wards", True),
        ("Continue to fund the warden scheme", False),
        ("Reduce burglary to fund a scheme", False),
    ],
)
def test_one_product_or_a_recurrence_can_be_checked_and_a_place_by_number_cannot(text: str, measurable: bool) -> None:
    assert judge_wording(text).measurable is measurable


KINDS = [
    ("Reduce robbery", Kind.OUTCOME),
    ("Increase confidence in reporting", Kind.OUTCOME),
    ("90% of residents feel safe at night", Kind.OUTCOME),
    ("See that no child is exploited", Kind.OUTCOME),
    ("No more than 120 deliberate fires", Kind.OUTCOME),
    ("Divert young people from gangs", Kind.OUTCOME),
    ("Increase public confidence in patrols", Kind.OUTCOME),
    ("Reduce harm by cutting waiting times", Kind.OUTCOME),
    ("Residents will feel proud", Kind.OUTCOME),
    ("Achieve a satisfaction rate of 85%", Kind.OUTCOME),
    ("Ensure 90% of young offenders do not reoffend", Kind.OUTCOME),
    ("Keep burglary below 400 offences", Kind.OUTCOME),
    ("Ensure compliance with youth orders reaches 75%", Kind.OUTCOME),
    ("Work with schools to reduce truancy", Kind.OUTCOME),
    ("Reduce delays in court", Kind.OUTPUT),
    ("Delays in court will be reduced by 10%", Kind.OUTPUT),
    ("Increase the detection rate", Kind.OUTPUT),
    ("Double the number of reporting centres", Kind.OUTPUT),
    ("Set up a hub to reduce burglary", Kind.OUTPUT),
    ("A leaflet will be published", Kind.OUTPUT),
    ("A hostel will be built", Kind.OUTPUT),
    ("Erect barriers in the square", Kind.OUTPUT),
    ("Arrest rate for domestic violence to reach 60%", Kind.OUTPUT),
    ("Provide diversionary activities for young people", Kind.OUTPUT),
    ("Provide support to 200 victims of abuse", Kind.OUTPUT),
    ("All reported graffiti removed within 24 hours", Kind.OUTPUT),
    ("An increase in the number of victims accessing services", Kind.OUTPUT),
    ("There will be a warden on the estate", Kind.OUTPUT),
    ("Engage 300 young people in sport", Kind.OUTPUT),
    ("Fire safety visits: 6,000", Kind.OUTPUT),
    ("Work with partners", Kind.PROCESS),
    ("Use closure powers against crack houses", Kind.PROCESS),
    ("Improve support for victims", Kind.PROCESS),
    ("Raise awareness of scams", Kind.PROCESS),
    ("Address drug use and make links with probation", Kind.PROCESS),
    ("To frobnicate the agencies", Kind.PROCESS),
    ("Lobby for more police officers", Kind.PROCESS),
    ("Extend the use of CCTV", Kind.PROCESS),
    ("By working together, make a place where people want to live", Kind.AIM),
    ("Working to tackle local harm", Kind.AIM),
    ("Work with the university to keep students safe", Kind.AIM),
    ("Tackle theft by working with shops", Kind.AIM),
    ("Burglary", Kind.AIM),
    ("Hold offenders to account", Kind.AIM),
    ("Number of burglaries per 1,000 households", Kind.AIM),
    ("Effective partnership working", Kind.AIM),
    ("Crime reduction", Kind.AIM),
    ("Safer communities", Kind.AIM),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_text_is_of_the_kind_of_the_end_it_wants(text: str, kind: Kind) -> None:
    assert judge_wording(text).kind is kind


RULES = [
    ("Number of burglaries per 1,000 households", "names an indicator"),
    ("See that no child is exploited", "should not happen at all"),
    ("Set up a hub to reduce burglary", "delivered"),
    ("Lobby for more police officers", "asks somebody else"),
    ("Reduce robbery", "change in crime"),
    ("Reduce delays in court", "what a service does"),
    ("Improve support for victims", "how people work"),
    ("90% of residents feel safe at night", "what people feel"),
    ("Reduce waste and publish a leaflet about it in court", "change in crime"),
    ("Use closure powers against crack houses", "named tool"),
    ("Ensure that no more than 15% of young offenders reoffend", "how people fare|crime or harm"),
    ("Work with partners", "way of working with no product"),
    ("No more than 120 deliberate fires", "crime or harm at a stated level"),
    ("Tackle theft", "stance"),
    ("To frobnicate the agencies", "what people will do"),
    ("Burglary", "theme or heading"),
]


@pytest.mark.parametrize(("text", "why"), RULES)
def test_each_rule_gives_its_own_reason(text: str, why: str) -> None:
    assert re.search(why, judge_wording(text).reasons[3].why)


@pytest.mark.parametrize("text", [text for text, *_ in (*SPECIFIC, *GENERAL, *KINDS)])
def test_every_judgement_has_its_reason_and_quotes_words_of_the_text(text: str) -> None:
    reasons = judge_wording(text).reasons
    assert [reason.about for reason in reasons] == ["specific", "measurable", "time-scaled", "kind"]
    for reason in reasons:
        assert reason.why
        assert set(reason.quoted.replace("…", " ").split()) <= set(re.split(r"[ .,:]+", text)) | set(text.split())


@pytest.mark.parametrize("label", ["Priority 2: ", "Objective 3 - ", "Aim: ", "2.1 ", "(b) ", "Target C was to "])
def test_a_number_or_a_label_before_the_text_changes_nothing(label: str) -> None:
    plain, labelled = judge_wording("reduce burglary"), judge_wording(f"{label}reduce burglary")
    assert (labelled.specific, labelled.measurable, labelled.kind) == (plain.specific, plain.measurable, plain.kind)
