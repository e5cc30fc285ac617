"""Open text: coded by two people apart, counted by theme, sent to whoever answers for the place, found again."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from frankpledge.foundation.evidence.chains import back_from
from frankpledge.site.home.work import work_of
from frankpledge.stages.consultation.models import Coding, Place, Remark, Theme
from frankpledge.stages.consultation.queries import remarks as queries
from frankpledge.stages.consultation.queries.anchoring import anchoring
from frankpledge.stages.consultation.queries.neighbourhoods import digest
from frankpledge.stages.consultation.queries.themes import agreements, raised
from frankpledge.stages.consultation.rules.coding import LONGEST, CodingState
from frankpledge.stages.consultation.rules.phases import Phase
from frankpledge.stages.consultation.services import coding
from frankpledge.stages.consultation.services.gazetteer import write_places
from frankpledge.stages.consultation.services.referrals import answer_referral
from frankpledge.stages.consultation.services.themes import amend_theme, end_theme, enter_as_evidence
from frankpledge.stages.partnership.queries.cycle import open_cycle
from frankpledge.stages.partnership.services.cycle import close_cycle
from tests.universe import themes as made
from tests.universe.consultation import a_sitting, an_exercise, over, the_cycle
from tests.universe.partnership import AT, Universe

pytestmark = pytest.mark.django_db
TODAY = AT.date()
SignIn = Callable[[Person], Client]
WHERE = "/p/tithingham/consultation/"
OPTION = re.compile(r"<option.*?</option>", re.DOTALL)


def page(signed_in: SignIn, town: Universe, role: Role, address: str) -> str:
    answer = signed_in(town.people[role]).get(f"{WHERE}{address}")
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def all_coded(town: Universe, remarks: list[Remark], *names: str) -> None:
    for each in remarks:
        made.coded_by_both(town, each, *names)


def comments(*wanted: tuple[str, int]) -> list[str]:
    return [f"{words} {chr(97 + number)}" for words, many in wanted for number in range(many)]


def about(words: str) -> list[Remark]:
    return list(Remark.objects.filter(answer__text__startswith=words).order_by("pk"))


# --- Coding --------------------------------------------------------------------------------------------------


def test_comments_are_taken_up_once_screened_and_one_in_five_goes_to_two_coders(town: Universe) -> None:
    made.commented(town, [f"Dark, says Mrs Alder {chr(97 + number)}" for number in range(11)])
    assert coding.take_up(by=town.coordinator, at=AT) == 0
    assert Remark.objects.count() == 11
    assert Remark.objects.filter(is_double=True).count() == 3
    assert not [each for each in Remark.objects.all() if "Alder" in each.words]
    assert Event.objects.filter(kind="comments.taken-up").get().facts == {"taken": 11}


def test_the_second_coder_sees_nothing_of_the_first_before_both_have_coded(town: Universe, signed_in: SignIn) -> None:
    remark = made.a_remark(town)
    assert remark.is_double
    made.coded(town, remark, "Lighting")
    made.a_theme(town, "Dogs")
    remark.refresh_from_db()
    assert (remark.state, remark.themes.count()) == (CodingState.ONE_OF_TWO, 0)
    for address in (f"remarks/{remark.pk}/", "remarks/", "remarks/?words=dark", "coding/"):
        html = page(signed_in, town, Role.INFORMATION_OFFICER, address)
        assert "Lighting" not in OPTION.sub("", html)
    theme = Theme.objects.get(name="Lighting")
    assert not queries.remarks(made.analyst(town), the_cycle(town), theme=theme).exists()
    html = page(signed_in, town, Role.INFORMATION_OFFICER, f"remarks/{remark.pk}/code/")
    assert "checked" not in html
    assert queries.codings_of(made.analyst(town), remark) == []


def test_what_two_coders_found_alike_stands_and_what_they_did_not_is_settled_by_name(
    town: Universe, signed_in: SignIn
) -> None:
    alike = made.coded_by_both(town, made.a_remark(town), "Lighting")
    assert alike.is_double
    assert (alike.state, alike.themes.get().name) == (CodingState.CODED, "Lighting")
    remark = made.differing(town)
    assert (remark.state, remark.themes.count()) == (CodingState.DIFFERS, 0)
    html = page(signed_in, town, Role.COORDINATOR, "coding/")
    first, second = (town.people[role] for role in (Role.COORDINATOR, Role.INFORMATION_OFFICER))
    assert f"{first}: Lighting; {second}: Dogs" in html
    client = signed_in(town.people[Role.COORDINATOR])
    where = f"{WHERE}remarks/{remark.pk}/settle/"
    assert "Select the themes it is about" in client.post(where, {}).content.decode()
    dogs = Theme.objects.get(name="Dogs")
    assert client.post(where, {"themes": [dogs.pk]}).status_code == 302
    remark.refresh_from_db()
    assert (remark.state, remark.settled_by, remark.themes.get()) == (
        CodingState.CODED, town.people[Role.COORDINATOR], dogs
    )  # fmt: skip
    assert Coding.objects.filter(remark=remark).count() == 2
    with pytest.raises(Refused, match="how each did stays on record"):
        made.coded(town, remark, "Lighting")


def test_whoever_coded_it_may_think_again_and_no_third_person_codes_it(town: Universe) -> None:
    first, single = made.a_remark(town), made.a_remark(town)
    assert (first.is_double, single.is_double) == (True, False)
    made.coded(town, single, "Lighting")
    again = made.coded(town, single, "Dogs")
    assert [theme.name for theme in again.themes.all()] == ["Dogs"]
    with pytest.raises(Refused, match="Others have coded it"):
        made.coded(town, single, "Lighting", by=made.analyst(town))


def test_once_two_have_coded_neither_thinks_again_or_how_far_they_agree_would_mean_nothing(
    town: Universe,
) -> None:
    remark = made.differing(town)
    with pytest.raises(Refused, match="how each did stays on record"):
        made.coded(town, remark, "Dogs")
    alike = made.a_remark(town)
    while not alike.is_double:
        alike = made.a_remark(town)
    made.coded_by_both(town, alike, "Lighting")
    with pytest.raises(Refused, match="how each did stays on record"):
        made.coded(town, alike, "Dogs")
    coding.settle(remark=alike, themes=[Theme.objects.get(name="Dogs")], by=town.coordinator, at=AT)
    assert [theme.name for theme in Remark.objects.get(pk=alike.pk).themes.all()] == ["Dogs"]
    assert {
        frozenset(facts) for facts in Event.objects.filter(kind="remark.coded").values_list("facts", flat=True)
    } == {frozenset({"turn", "state"})}


def test_coders_who_differed_only_in_which_of_two_merged_themes_they_chose_agree_then(town: Universe) -> None:
    remark = made.differing(town)
    dogs, lighting = (Theme.objects.get(name=name) for name in ("Dogs", "Lighting"))
    end_theme(theme=dogs, into=lighting, by=town.coordinator, at=AT)
    remark.refresh_from_db()
    assert (remark.state, remark.themes.get()) == (CodingState.CODED, lighting)


def test_a_remark_may_have_several_themes_or_none_and_one_page_leads_to_the_next(
    town: Universe, signed_in: SignIn
) -> None:
    single = [made.a_remark(town, f"Dogs and dark lanes {number}") for number in range(3)][1:]
    themes = [made.a_theme(town, name) for name in ("Dogs", "Lighting")]
    client = signed_in(town.people[Role.COORDINATOR])
    where = f"{WHERE}remarks/{single[0].pk}/code/"
    assert "Select the themes it is about" in client.post(where, {}).content.decode()
    both = {"themes": [themes[0].pk, "none"]}
    assert "not both" in client.post(where, both).content.decode()
    answer = client.post(where, {"themes": [theme.pk for theme in themes]})
    assert answer["Location"] == f"{WHERE}remarks/{single[1].pk}/code/"
    client.post(answer["Location"], {"themes": "none"})
    assert [sorted(theme.name for theme in each.themes.all()) for each in single] == [["Dogs", "Lighting"], []]
    assert Remark.objects.filter(state=CodingState.CODED).count() == 2


def test_a_coder_looks_for_words_while_coding_however_accents_are_written(town: Universe, signed_in: SignIn) -> None:
    made.coded_by_both(town, made.a_remark(town, "The cafe\u0301 is loud"), "Noise")
    other = made.a_remark(town, "100% dark")
    html = page(signed_in, town, Role.COORDINATOR, f"remarks/{other.pk}/code/?words=caf\u00e9")
    assert "is loud" in html
    assert "Noise" in html
    found = queries.remarks(town.coordinator, the_cycle(town), words="%")
    assert [each.words for each in found] == ["100% dark"]


def test_how_far_two_coders_agree_is_told_by_theme_with_its_base(town: Universe, signed_in: SignIn) -> None:
    made.commented(town, comments(("Dark lane", 30), ("Loose dog", 20)))
    for each in about("Dark lane"):
        made.coded_by_both(town, each, "Lighting")
    html = page(signed_in, town, Role.CHAIR, "themes/")
    assert "Fewer than 10 were coded by two people" in html
    for each in about("Loose dog"):
        made.coded_by_both(town, each, "Dogs")
    found = agreements(town.coordinator, the_cycle(town))
    assert {(each.answers, each.kappa) for each in found.values()} == {(10, 1.0)}
    html = page(signed_in, town, Role.CHAIR, "themes/")
    assert "The coders agree: its counts may be reported. Kappa 1.00 on 10 coded by two." in html
    assert "30 of 50 (60%)" in html


# --- The book ------------------------------------------------------------------------------------------------


def test_a_theme_that_is_merged_takes_its_codings_along_and_one_that_is_ended_keeps_them(town: Universe) -> None:
    both, single, other = (made.a_remark(town, f"Dark {number}") for number in range(3))
    made.coded_by_both(town, both, "Lamps", "Lighting")
    made.coded(town, single, "Lamps")
    made.coded(town, other, "Dogs")
    lamps, lighting, dogs = (Theme.objects.get(name=name) for name in ("Lamps", "Lighting", "Dogs"))
    end_theme(theme=lamps, into=lighting, by=town.coordinator, at=AT)
    end_theme(theme=dogs, by=town.coordinator, at=AT)
    assert [list(each.themes.all()) for each in (both, single, other)] == [[lighting], [lighting], [dogs]]
    assert not Coding.objects.filter(themes=lamps).exists()
    assert agreements(town.coordinator, the_cycle(town))[lighting.pk].answers == 1
    for ended in ("Lamps", "Dogs"):
        with pytest.raises(Refused, match="have not ended"):
            coding.code(remark=made.a_remark(town), themes=[Theme.objects.get(name=ended)], by=town.coordinator,
                        at=AT)  # fmt: skip
    with pytest.raises(Refused, match="has ended"):
        end_theme(theme=Theme.objects.get(name="Dogs"), into=lighting, by=town.coordinator, at=AT)


def test_a_theme_stands_once_in_a_book_and_a_finding_only_where_the_audit_speaks_of_it(town: Universe) -> None:
    theme = made.a_theme(town, "Lighting")
    other = made.a_theme(town, "Dogs")
    with pytest.raises(Refused, match="stands in the book already"):
        amend_theme(theme=other, name="lighting", includes="x", by=town.coordinator, at=AT)
    with pytest.raises(NotPermitted):
        end_theme(theme=theme, by=town.as_(Role.CHAIR), at=AT)


def test_the_share_that_raised_what_the_audit_did_not_is_told_with_its_base(town: Universe, signed_in: SignIn) -> None:
    made.commented(town, comments(("Dark lane", 28), ("Loose dog", 12), ("All well", 5)))
    made.a_theme(town, "Lighting", in_audit="yes")
    made.a_theme(town, "Dogs", in_audit="no")
    made.a_theme(town, "Praise")
    all_coded(town, about("Dark lane"), "Lighting")
    all_coded(town, about("Loose dog"), "Dogs", "Lighting")
    all_coded(town, about("All well"), "Praise")
    found = anchoring(town.coordinator, the_cycle(town))
    assert found is not None
    assert (found.all.part, found.all.base, found.unjudged) == (12, 40, 1)
    assert {phase: (each.part, each.base) for phase, each in found.by_phase.items()} == {Phase.POST_AUDIT: (12, 40)}
    html = page(signed_in, town, Role.CHAIR, "themes/")
    assert "Of the people who raised anything, 12 of 40 (30%) raised something that the audit did not." in html
    assert "1 theme is left out" in html


def test_few_who_raised_what_the_audit_did_not_are_withheld(town: Universe, signed_in: SignIn) -> None:
    made.commented(town, comments(("Dark lane", 20), ("Loose dog", 2)))
    made.a_theme(town, "Lighting", in_audit="yes")
    made.a_theme(town, "Dogs", in_audit="no")
    all_coded(town, about("Dark lane"), "Lighting")
    all_coded(town, about("Loose dog"), "Dogs")
    html = page(signed_in, town, Role.CHAIR, "themes/")
    assert "is withheld (small number)" in html
    assert "2 of 22" not in html
    assert "20 of 22" not in html


def test_what_forums_say_is_counted_apart_from_people(town: Universe) -> None:
    made.commented(town, comments(("Dark lane", 10)))
    all_coded(town, about("Dark lane"), "Lighting")
    forum = made.a_remark(town, "No light at all", source="forum", speaks_for=300)
    made.coded_by_both(town, forum, "Lighting")
    [found] = raised(town.coordinator, the_cycle(town))
    assert (found.people, found.all_people, found.elsewhere, found.all_elsewhere) == (10, 10, 1, 1)


def test_what_came_of_a_theme_is_evidence_that_leads_back_to_questionnaire_and_exercise(
    town: Universe, signed_in: SignIn
) -> None:
    asked = made.commented(town, comments(("Dark lane", 12)))
    all_coded(town, about("Dark lane"), "Lighting")
    made.coded_by_both(town, made.a_remark(town, "Dark", exercise=over(town)), "Lighting")
    theme = Theme.objects.get(name="Lighting")
    client = signed_in(town.people[Role.INFORMATION_OFFICER])
    assert client.post(f"{WHERE}themes/{theme.pk}/evidence/").status_code == 302
    version = enter_as_evidence(theme=theme, by=town.coordinator, at=AT)
    assert version.number == 1  # it says the same
    assert "12 of 12 (100%)" in version.title
    titles = {each.title for each in back_from([version]).versions.values()}
    assert titles >= {f"Questionnaire: {asked}", asked.exercise.title, "Autumn questionnaire"}
    assert f"{version.item}" in page(signed_in, town, Role.CHAIR, f"themes/{theme.pk}/")
    assert f'{WHERE}themes/{theme.pk}/"' in signed_in(town.people[Role.CHAIR]).get(
        f"/p/tithingham/evidence/{version.item.number}/").content.decode()  # fmt: skip


def test_what_too_few_raised_is_no_evidence(town: Universe) -> None:
    made.commented(town, comments(("Dark lane", 12), ("Loose dog", 1)))
    all_coded(town, about("Dark lane"), "Lighting")
    all_coded(town, about("Loose dog"), "Dogs")
    with pytest.raises(Refused, match="Too few raised it"):
        enter_as_evidence(theme=Theme.objects.get(name="Dogs"), by=town.coordinator, at=AT)


# --- Found again ---------------------------------------------------------------------------------------------


def found(town: Universe, **narrowed: object) -> list[str]:
    return sorted(each.words for each in queries.remarks(town.coordinator, the_cycle(town), **narrowed))  # type: ignore[arg-type]


def test_what_was_said_is_found_by_theme_phase_area_and_exercise_and_taken_away(
    town: Universe, signed_in: SignIn
) -> None:
    place = made.the_places(town)
    early = over(town, "Meetings", phase=Phase.PLANNING, method="meeting")
    sitting = a_sitting(town, early, on=early.opens)
    dark = made.a_remark(town, "Dark in the square", exercise=early, sitting=sitting)
    dogs = made.a_remark(town, "Dogs run loose", exercise=an_exercise(town, "Groups"), source="focus-group")
    made.coded_by_both(town, dark, "Lighting", place=place)
    made.coded_by_both(town, dogs, "Dogs")
    lighting = Theme.objects.get(name="Lighting")
    assert found(town, theme=lighting) == found(town, phase="planning") == found(town, area=place.area) == [dark.words]
    assert found(town, exercise=dogs.exercise) == found(town, source="focus-group") == [dogs.words]
    html = page(signed_in, town, Role.CHAIR, f"remarks/?theme={lighting.pk}&phase=planning")
    assert "Dark in the square" in html
    assert "Dogs run loose" not in html
    client = signed_in(town.people[Role.INFORMATION_OFFICER])
    answer = client.get(f"{WHERE}remarks/file/?theme={lighting.pk}")
    [row] = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert (row["Said"], row["Themes"], row["Place"], row["Area"], row["Phase"], row["From where"]) == (
        "Dark in the square", "Lighting", "Market Square", "Castle", "Before the audit", "Public meeting",
    )  # fmt: skip
    assert client.get(f"{WHERE}remarks/file/?as=xlsx").content[:2] == b"PK"


def test_only_what_is_of_the_exercise_and_not_to_come_is_typed_in_and_names_are_taken_out(town: Universe) -> None:
    other = a_sitting(town, an_exercise(town, "Another"))
    for wrong in ({"sitting": other, "exercise": over(town)}, {"heard_on": TODAY + timedelta(days=1)},
                  {"source": "comment"}, {"words": "\x00 "}):  # fmt: skip
        with pytest.raises(Refused):
            made.a_remark(town, **wrong)
    kept = made.a_remark(town, "ask John Alder of 4 Mill Lane")
    assert (kept.typed, kept.removed) == ("ask [removed] of [removed]", 2)


# --- Places, agencies, neighbourhoods ------------------------------------------------------------------------


def test_places_of_the_list_stay_in_what_is_said_and_are_suggested_to_the_coder(
    town: Universe, signed_in: SignIn
) -> None:
    place = made.the_places(town)
    made.commented(town, ["Near Market Square it is dark, says Jane Alder", "Near Other Square it is dark"])
    kept, lost = Remark.objects.order_by("answer__pk")
    assert kept.words == "Near Market Square it is dark, says [removed]"
    assert "Other Square" not in lost.words
    html = page(signed_in, town, Role.COORDINATOR, f"remarks/{kept.pk}/code/")
    assert "Its words name Market Square (Castle). Confirm it by choosing it." in html
    assert "Its words name" not in page(signed_in, town, Role.COORDINATOR, f"remarks/{lost.pk}/code/")
    theme = made.a_theme(town)
    client = signed_in(town.people[Role.COORDINATOR])
    client.post(f"{WHERE}remarks/{kept.pk}/code/", {"themes": [theme.pk], "place": place.pk})
    kept.refresh_from_db()
    assert kept.place == place


def test_the_list_of_places_is_written_anew_and_what_was_coded_keeps_its_place(town: Universe) -> None:
    remark = made.placed(town)
    write_places(places="castle: Mill Lane\nPriory", by=town.coordinator, at=AT)
    assert sorted(map(str, Place.objects.filter(ended_on=None))) == ["Mill Lane (castle)", "Priory", "castle"]
    remark.refresh_from_db()
    assert str(remark.place) == "Market Square (castle)"
    assert Place.objects.filter(name="Castle").count() == 0
    with pytest.raises(Refused, match="Line 2 names an area that stands above already"):
        write_places(places="Abbey\nabbey: Lane", by=town.coordinator, at=AT)


def test_a_comment_about_a_place_goes_to_the_agency_which_says_what_was_done(town: Universe, signed_in: SignIn) -> None:
    referral = made.a_referral(town)
    police = town.as_(Role.AGENCY_REPRESENTATIVE)
    waits = [item.text for item in work_of(police, None, [])]
    assert "Say what became of it, for Tithingham Police: Can lamps be mended in the square?" in waits
    client = signed_in(town.people[Role.AGENCY_REPRESENTATIVE])
    where = f"{WHERE}sent/{referral.pk}/answer/"
    assert "It is dark in Market Square" in client.get(where).content.decode()
    assert "Give the day by which it will be done" in client.post(
        where, {"outcome": "will-do", "reason": "We ask the council."}).content.decode()  # fmt: skip
    due = TODAY + timedelta(days=30)
    sent = {"outcome": "will-do", "reason": "We ask the council.", "due": f"{due}"}
    assert client.post(where, sent).status_code == 302
    assert not [item for item in work_of(police, None, []) if "became of it" in item.text]
    later = town.as_(Role.AGENCY_REPRESENTATIVE, AT + timedelta(days=40))
    assert [item for item in work_of(later, None, []) if "became of it" in item.text]
    answer_referral(referral=referral, outcome="done", reason="Six lamps mended.", by=later, at=AT)
    with pytest.raises(Refused, match="has been answered"):
        answer_referral(referral=referral, outcome="will-not", reason="No.", by=later, at=AT)
    html = page(signed_in, town, Role.CHAIR, "sent/")
    assert "Six lamps mended." in html
    assert "Done" in html


def test_only_the_agency_that_was_asked_answers_and_only_what_is_placed_is_sent(town: Universe) -> None:
    referral = made.a_referral(town)
    for by in (town.coordinator, town.as_(Role.CHAIR)):
        with pytest.raises(NotPermitted):
            answer_referral(referral=referral, outcome="done", reason="Done.", by=by, at=AT)
    with pytest.raises(Refused, match="confirm its place first"):
        made.a_referral(town, remark=made.a_remark(town))
    with pytest.raises(Refused, match="sent to this agency already"):
        made.a_referral(town, remark=referral.remark)


def test_what_is_about_a_place_and_was_not_sent_is_offered_to_those_who_may_send_it(
    town: Universe, signed_in: SignIn
) -> None:
    remark = made.placed(town)
    where = f"{WHERE}remarks/{remark.pk}/send/"
    assert where in page(signed_in, town, Role.COORDINATOR, "sent/")
    assert where not in page(signed_in, town, Role.CHAIR, "sent/")
    made.a_referral(town, remark=remark)
    assert where not in page(signed_in, town, Role.COORDINATOR, "sent/")


def test_nothing_of_a_referral_in_mail_or_log_says_what_was_said(town: Universe) -> None:
    made.a_referral(town)
    told = str(list(Event.objects.filter(kind__startswith="comment.").values_list("facts", flat=True)))
    assert "lamps" not in told
    assert "dark" not in told


def test_the_digest_of_a_neighbourhood_counts_themes_withholds_few_and_quotes_what_is_fit(
    town: Universe, signed_in: SignIn
) -> None:
    place = made.the_places(town)
    remarks = [made.a_remark(town, f"It is dark there {chr(97 + number)}") for number in range(14)]
    for number, each in enumerate(remarks):
        made.coded_by_both(town, each, "Lighting" if number < 12 else "Dogs", place=place, is_quotable=number == 1)
    referral = made.a_referral(town, remark=Remark.objects.get(pk=remarks[3].pk))
    answer_referral(referral=referral, outcome="will-not", reason="No money this year.",
                    by=town.as_(Role.AGENCY_REPRESENTATIVE), at=AT)  # fmt: skip
    told = digest(town.coordinator, place.area, open_cycle(town.coordinator))  # type: ignore[arg-type]
    assert (told.base, told.themes, told.quotes) == (
        14, [("Lighting", 12), ("Dogs", 2)], ["It is dark there b"]
    )  # fmt: skip
    html = page(signed_in, town, Role.AGENCY_REPRESENTATIVE, f"neighbourhoods/{place.area_id}/")
    assert html.count("It is dark there") == 1
    assert "No money this year." in html
    assert "small number" in html
    assert ">2<" not in html
    assert "14" in page(signed_in, town, Role.CHAIR, "neighbourhoods/")


def test_a_comment_is_quoted_only_where_each_of_two_coders_found_it_fit(town: Universe) -> None:
    remark = made.a_remark(town)
    made.coded(town, remark, "Lighting", is_quotable=True)
    second = made.coded(town, remark, "Lighting", by=made.analyst(town), is_quotable=False)
    assert (second.state, second.is_quotable) == (CodingState.CODED, False)


# --- What does not mean well ---------------------------------------------------------------------------------

HOSTILE = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "formula after spaces": "  @SUM(1+1)",
    "wide formula": "\uff1dcmd|' /C calc'!A0",
    "right to left": "\u202eأظلم الممر ليلا\u202c dark",
    "combining": "Z\u0351\u0343\u0306a\u0301\u0301\u0301lgo",
    "template": "{{ 7*7 }}{% raise %}",
    "like": "100%_\\'; DROP TABLE consultation_remark;--",
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_words_are_never_more_than_words_on_pages_and_in_files(words: str, town: Universe, signed_in: SignIn) -> None:
    made.commented(town, [words])
    [comment] = Remark.objects.all()
    typed = made.a_remark(town, words)
    for remark in (comment, typed):
        made.coded_by_both(town, remark, "Anything", is_quotable=True, place=made.the_places(town))
        for address in (f"remarks/{remark.pk}/", f"remarks/{remark.pk}/code/?words=dark", "remarks/"):
            html = page(signed_in, town, Role.COORDINATOR, address).partition("<main")[2]
            assert "<script>alert" not in html
            assert "onerror=alert(1)>" not in html.replace("&gt;", "")
            assert 'dir="auto"' in html
        assert remark in queries.remarks(town.coordinator, the_cycle(town), words=remark.words[:100])
    client = signed_in(town.people[Role.COORDINATOR])
    rows = list(csv.reader(io.StringIO(client.get(f"{WHERE}remarks/file/").content.decode("utf-8-sig"))))
    for row in rows[1:]:
        assert not row[1].lstrip().startswith(("=", "+", "-", "@", "\uff1d"))
        assert "\u202e" not in row[1]
    workbook = client.get(f"{WHERE}remarks/file/?as=xlsx").content
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(workbook)) as unpacked:
        sheets = [unpacked.read(name) for name in unpacked.namelist() if "sheets/sheet" in name]
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<f " in sheet]


def test_a_comment_of_a_megabyte_is_cut_where_its_question_ends_and_that_is_told(
    town: Universe, signed_in: SignIn
) -> None:
    made.commented(town, ["dark" * 262_144])
    [remark] = Remark.objects.all()
    assert len(remark.words) <= 2_000
    assert "1 comment reached the length that the question allows" in page(signed_in, town, Role.CHAIR, "themes/")


def test_a_megabyte_typed_in_is_refused_and_nothing_of_it_kept(town: Universe, signed_in: SignIn) -> None:
    with pytest.raises(Refused, match="5,000 characters or fewer"):
        made.a_remark(town, "a" * 1_000_000)
    assert made.a_remark(town, "a" * LONGEST).typed == "a" * LONGEST
    client = signed_in(town.people[Role.COORDINATOR])
    exercise = over(town, "Letters", method="letters")
    sent = {"exercise": exercise.pk, "source": "letter", "words": "a" * 1_000_000, "heard_on": f"{TODAY}"}
    answer = client.post(f"{WHERE}remarks/new/", sent)
    assert "What was said must be 5000 characters or fewer" in answer.content.decode()
    assert Remark.objects.count() == 1


def test_pages_of_many_remarks_take_no_query_a_row(town: Universe, signed_in: SignIn) -> None:
    place = made.the_places(town)

    def counted(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            page(signed_in, town, Role.COORDINATOR, address)
        return len(captured)

    addresses = ("themes/", "remarks/", "coding/", "neighbourhoods/", f"neighbourhoods/{place.area_id}/", "sent/")
    made.a_referral(town, remark=made.coded_by_both(town, made.a_remark(town), "Lighting", place=place))
    made.differing(town)
    counted("themes/")  # signing in takes some
    before = [counted(address) for address in addresses]
    for number in range(8):
        remark = made.coded_by_both(town, made.a_remark(town), f"Theme {number}", place=place, is_quotable=True)
        made.a_referral(town, remark=remark)
    made.differing(town)
    assert [counted(address) for address in addresses] == before


def test_what_was_said_in_an_earlier_cycle_is_found_again(town: Universe, signed_in: SignIn) -> None:
    made.coded_by_both(town, made.a_remark(town, "Dark lanes of old"), "Lighting")
    earlier = the_cycle(town)
    close_cycle(cycle=earlier, closed_on=TODAY, unfinished=True, by=town.coordinator, at=AT)
    made.a_remark(town, "Dark lanes of today", exercise=an_exercise(town, "Today"))
    html = page(signed_in, town, Role.CHAIR, "remarks/")
    assert ("of today" in html, "of old" in html) == (True, False)
    theme = Theme.objects.get(name="Lighting")
    html = page(signed_in, town, Role.CHAIR, f"remarks/?cycle={earlier.pk}&theme={theme.pk}")
    assert ("of today" in html, "of old" in html) == (False, True)
    assert "Lighting" in page(signed_in, town, Role.CHAIR, f"themes/?cycle={earlier.pk}")
