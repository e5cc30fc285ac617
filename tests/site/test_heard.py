"""Who was heard, beside the people of the area: while a questionnaire runs, and over all so far."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from frankpledge.core.faults import Refused
from frankpledge.core.quantities import Withheld
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from frankpledge.stages.consultation.models import GroupToHear, PeopleByAnswer
from frankpledge.stages.consultation.rules.heard import Characteristic, group_line, lines_of, pooled_lines
from frankpledge.stages.consultation.services.margins import set_margin, tell_group_by
from tests.site.test_weighted_results import page
from tests.universe import consultation
from tests.universe import weighted as made
from tests.universe.partnership import AT, Universe

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]
SITE = "/p/tithingham/consultation"


def test_who_is_heard_too_little_is_said_in_plain_words_while_it_still_runs(town: Universe, signed_in: SignIn) -> None:
    asked = made.answered_by(town, 300)
    made.all_people(town, asked)
    html = page(signed_in(town.people[Role.CHAIR]), f"questionnaires/{asked.pk}/heard/")
    assert "Open" in html
    assert "There is still time to ask those who are missing." in html
    assert "16 to 24: 15% of people here, and 2% of those who answered." in html
    assert "more answers from them would bring them near it." in html
    assert "Male: 49% of people here" in html
    assert "Source: Census 2021, table TS007A, 21 March 2021." in html


def test_a_question_of_the_partnerships_own_can_tell_what_people_are_like(town: Universe, signed_in: SignIn) -> None:
    asked = made.answered_by(town, 60)
    where = f"{SITE}/questions/{asked.questions.get(text=made.AREA).pk}/people/"
    heard = f"{SITE}/questionnaires/{asked.pk}/heard/"
    assert where not in signed_in(town.people[Role.CHAIR]).get(heard).content.decode()
    assert where in signed_in(town.people[Role.INFORMATION_OFFICER]).get(heard).content.decode()
    made.people_of(town, asked.questions.get(text=made.AREA), made.AREAS)
    assert "North " in page(signed_in(town.people[Role.CHAIR]), f"questionnaires/{asked.pk}/heard/")


def test_groups_to_hear_are_counted_by_the_answers_that_tell_of_them(town: Universe, signed_in: SignIn) -> None:
    asked = made.answered_by(town, 300)
    made.all_people(town, asked)
    young = consultation.a_group_to_hear(town, "Young people")
    consultation.a_group_to_hear(town, "Rough sleepers")
    client = signed_in(town.people[Role.INFORMATION_OFFICER])
    where = f"{SITE}/groups/{young.pk}/answers/"
    both = client.post(where, {"answers": ["you-age:16-24", "you-sex:male"]})
    assert "Select answers to one question" in both.content.decode()
    assert client.post(where, {"answers": ["you-age:under-16", "you-age:16-24"]}).status_code == 302
    assert client.get(where).content.decode().count("checked") == 2
    html = page(client, f"questionnaires/{asked.pk}/heard/")
    assert "Young people " in html
    assert "Rough sleepers – none – none – none No question tells" in html


def test_no_figure_of_a_gap_tells_a_number_that_results_withhold() -> None:
    counts = {"white": 280, "mixed": 3, "asian": 9, "black": 5, "other": 0, "not-say": 3}
    one = Characteristic(
        "k", "Group?", {code: code for code in counts}, counts, {code: 100 for code in counts if code != "not-say"}
    )
    lines = {line.codes[0]: line for line in lines_of(one)}
    for code in one.hidden - {"not-say"}:
        assert isinstance(lines[code].respondents, Withheld)
        assert lines[code].found is None
    assert lines["other"].respondents == 0
    part = group_line(one, "Some", ["mixed", "asian"])
    assert part is not None
    assert one.hidden == {"mixed", "not-say"}
    assert isinstance(part.respondents, Withheld)  # less the nine shown it would be the three


def test_what_one_questionnaire_withholds_is_in_no_figure_over_several() -> None:
    people = {"a": 100, "b": 100, "c": 100}
    first = Characteristic("k", "Age?", dict(zip(people, people, strict=True)), {"a": 30, "b": 20, "c": 12}, people)
    second = Characteristic("k", "Age?", dict(zip(people, people, strict=True)), {"a": 40, "b": 25, "c": 2}, people)
    assert second.hidden == {"b", "c"}
    lines = {line.codes[0]: line.respondents for line in pooled_lines([first, second])}
    assert lines == {"a": 70, "b": 20, "c": 12}  # the first's alone: no difference tells of the second


def test_gaps_over_all_questionnaires_offer_to_name_a_group_with_the_reason(town: Universe, signed_in: SignIn) -> None:
    for year in range(2):
        made.all_people(town, made.answered_by(town, 200, f"Year {year}", seed=year))
    client = signed_in(town.people[Role.COORDINATOR])
    raw = client.get(f"{SITE}/heard/").content.decode()
    address = raw.split('href="/p/tithingham/consultation/groups/new/?')[1].split('"')[0].replace("&amp;", "&")
    form = page(client, f"groups/new/?{address}")
    assert "of those who answered." in form
    assert "questionnaires they were heard too little." in form
    assert not GroupToHear.objects.exists()
    assert "Name them as a group" not in page(signed_in(town.people[Role.CHAIR]), "heard/")
    assert "2 of 2" in page(client, "heard/")


def test_people_of_the_area_are_pasted_from_a_table_and_what_no_answer_matches_is_told(
    town: Universe, signed_in: SignIn
) -> None:
    asked = made.answered_by(town, 60)
    row = asked.questions.get(key="you-age")
    client = signed_in(town.people[Role.INFORMATION_OFFICER])
    sent = {
        "source": "Census 2021, TS007A", "counted_on-day": "21", "counted_on-month": "3", "counted_on-year": "2021",
        "pasted": "Aged 16 to 24 years\t12,000\nAged 25 to 34 years\t13,000\nAged 35 to 49 years 19000\n"
        "50 to 64: 19000\nNot stated\t40", "people-65-74": "10,000", "people-75-over": "9000",
    }  # fmt: skip
    where = f"{SITE}/questions/{row.pk}/people/"
    bad = client.post(where, sent | {"pasted": "Aged 16 to 24 years"})
    assert "There is no number on this line: Aged 16 to 24 years" in bad.content.decode()
    assert client.post(where, sent).status_code == 302
    kept = PeopleByAnswer.objects.get()
    assert kept.people == made.AGES
    assert kept.unmatched == [["Not stated", 40]]
    html = page(client, f"questionnaires/{asked.pk}/heard/")
    assert "also counts 40 people as ‘Not stated’, which no answer matches" in html
    assert Event.objects.get(kind="margin.entered").facts["answers"] == 6


def test_people_of_a_question_of_the_bank_serve_every_questionnaire_and_of_another_its_own(town: Universe) -> None:
    first, second = made.asked_of_people(town, "First"), made.asked_of_people(town, "Second")
    made.people_of(town, first.questions.get(key="you-sex"), made.SEXES)
    made.people_of(town, second.questions.get(key="you-sex"), {"female": 1, "male": 2})
    made.people_of(town, first.questions.get(text=made.AREA), made.AREAS)
    assert {(each.key, each.questionnaire) for each in PeopleByAnswer.objects.all()} == {
        ("you-sex", None), (first.questions.get(text=made.AREA).key, first),
    }  # fmt: skip


def test_only_those_who_run_consultation_enter_people_and_only_sound_ones(town: Universe) -> None:
    asked = made.asked_of_people(town)
    row = asked.questions.get(key="you-sex")
    wanted = {"source": "Census", "counted_on": AT.date(), "at": AT}
    with pytest.raises(NotPermitted):
        set_margin(question=row, people=made.SEXES, by=town.as_(Role.CHAIR), **wanted)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="at least two"):
        set_margin(question=row, people={"female": 3}, by=town.coordinator, **wanted)  # type: ignore[arg-type]
    many = asked.questions.get(kind="many")
    with pytest.raises(Refused, match="takes one answer"):
        set_margin(question=many, people={}, by=town.coordinator, **wanted)  # type: ignore[arg-type]
    group = consultation.a_group_to_hear(town)
    with pytest.raises(NotPermitted):
        tell_group_by(group=group, answers=[], by=town.as_(Role.CHAIR), at=AT)
