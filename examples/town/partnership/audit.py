"""The town's audit as a piece of work: well under way, some agencies agreed, one with reservations, one is late."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from examples.town.partnership.business import BOARD
from examples.town.partnership.cast import COUNCIL, FIRE, HOSPITAL, POLICE, PROBATION, VICTIMS, Town
from frankpledge.foundation.evidence.models import Item
from frankpledge.stages.audit.models import Audit, Commission, Conclusion, Finding, Knowledge, Question, Source
from frankpledge.stages.audit.problems import read
from frankpledge.stages.audit.queries.problems import datasets_counted
from frankpledge.stages.audit.queries.stances import items_of
from frankpledge.stages.audit.services import (
    audits,
    circulation,
    commissions,
    conclusions,
    evidence,
    plan,
    put_forward,
    research,
    review,
    scope,
    signing,
    stances,
    strategy,
)
from frankpledge.stages.partnership.models import Group

QUESTIONS = (
    # text, how much it matters, taken in, why
    ("Where and when is harm done at night?", 3, True, "Every forum raised it, and the hospital too."),
    ("Who is burgled again, and why?", 3, True, "A third of last year's burglaries were repeats."),
    ("Which fires are set on purpose?", 2, True, "The fire service asks for it before summer."),
    ("What does crime cost the town's shops?", 2, False, "The county measures it next year for all of Holmshire."),
)
SOURCES = (
    # name, agency, value, person-days, which questions, taken in, why
    ("Recorded crime", POLICE, 3, 8, (0, 1), True, "The longest series, and the only one with places."),
    ("Emergency department attendances after assault or domestic violence", HOSPITAL, 3, 5, (0,), True,
     "Half of what the hospital sees never reaches the police."),
    ("Arson", FIRE, 2, 3, (2,), True, "Complete, and by place."),
    ("Victim Support referrals", VICTIMS, 2, 4, (1,), True, "Tells who is a victim again."),
    ("Offender data", PROBATION, 1, 6, (1,), True, "Where those live who are under supervision."),
    ("Calls for service", POLICE, 2, 9, (0,), False, "Places are kept as free text: nobody has the days to code them."),
)  # fmt: skip
PUT_FORWARD = (
    # who, agency, of the public who told it, the issue, words, as which question, why; neither where it is undecided
    ("police", POLICE, "", "The last bus and the clubs", "Fights begin where people wait for a bus that has gone.", 0,
     "It is part of what happens at night."),
    ("fire", FIRE, "", "Fires on the old railway", "Four in ten of our calls to grass fires go there.", 2,
     "The fire service counts them already."),
    ("coordinator", None, "Traders at the market, by word of mouth", "Thefts from stalls",
     "It pays nobody to report one.", None, "The county measures crime against shops next year."),
)  # fmt: skip
RESEARCH = (
    # name, method, what it asks, which questions, numbers, taken in, why
    ("Residents on the town at night", "postal-survey", "Whether residents feel safe in the centre after dark.",
     (0,), {"answers": 300, "share_percent": "30", "weeks": 5, "hours_a_day": "7.5", "design_hours": "8",
            "analysis_hours": "6", "report_hours": "4", "minutes_approached": "1", "minutes_answer": "3",
            "cost_approached": "1.10", "cost_answer": "0.50", "cost_fixed": "120"},
     True, "No agency's records tell who stays away."),
    ("Young people on the old railway", "focus-groups", "Who sets fires there, and what would stop it.",
     (2,), {"group_count": 3, "people": 8, "share_percent": "60", "weeks": 3, "hours_a_day": "7.5", "design_hours": "6",
            "analysis_hours": "8", "report_hours": "4", "minutes_approached": "20", "minutes_answer": "0",
            "minutes_group": "300", "cost_approached": "0", "cost_answer": "15", "cost_group": "60", "cost_fixed": "0"},
     False, "The fire service visits the schools next year and will ask the same."),
    ("Shop staff on who steals", "interviews", "What is stolen, and what is no longer reported.", (), {}, None, ""),
)  # fmt: skip
TASKS = (
    # title, kind, person-days, calendar days, post, which source it analyses, rests on, begun and done days ago
    ("Agree the scope", "scope", "1.5", 20, "community safety officer", None, (), 55, 40),
    ("Get the extracts", "collect", "2", 15, "information officer", None, (0,), 39, 22),
    ("Count recorded crime and fires", "analyse", "8", 15, "information officer", 0, (1,), 21, None),
    ("Ask agencies what they do already", "provision", "3", 25, "community safety officer", None, (0,), 30, None),
    ("Write the report", "write", "5", 20, "information officer", None, (2, 3), None, None),
)


def build(town: Town, groups: dict[str, Group]) -> None:
    """Set the audit up and take it as far as it has come, and plan the interim one that follows."""
    audit = audits.set_up_audit(
        title="Tithingham strategic assessment", kind="cycle", period_from=date(2025, 1, 1),
        period_to=date(2025, 12, 31), work_from=town.days_ago(60), work_to=town.days_ago(-45),
        lead=town.posts["information officer"], oversight=groups[BOARD], person_days=Decimal(36), cost=Decimal(6000),
        **town.acting("coordinator", 60),
    )  # fmt: skip
    sources = _scope(town, audit)
    _agree_scope(town, audit)
    _plan(town, audit, sources)
    bought = _buy(town, audit)
    known = _hear(town, audit)
    said = _say(town, audit, bought, sources, known)
    _weigh(town, audit, said, known)
    _circulate(town, audit, said)
    _sign(town, audit)
    _review(town, audit)
    _plan_interim(town)
    strategy.write_strategy(
        lead=town.posts["information officer"], review_by=town.days_ago(-200), **town.acting("coordinator", 40),
        wanted="Calls for service by place, within two years. The hospital's counts each quarter.",
        sharing="Under signed protocols alone, counts rather than records wherever they will do.",
        skills="One shared analyst who can map; two people in each agency who know its protocol.",
    )  # fmt: skip


def _scope(town: Town, audit: Audit) -> list[Source]:
    audits.write_purpose(
        audit=audit, purpose="To show the board where harm is done in Tithingham, to whom, and what might be done.",
        definitions="Night: from 9 pm to 5 am.\nRepeat: the same address within twelve months.\nYouth: under 18.",
        **town.acting("coordinator", 58),
    )  # fmt: skip
    questions: list[Question] = [
        scope.ask_question(
            audit=audit, text=text, weight=weight, is_in=is_in, reason=why, **town.acting("coordinator", 57)
        )
        for text, weight, is_in, why in QUESTIONS
    ]
    sources = [
        scope.weigh_source(
            audit=audit, name=name, agency=town.agencies[agency], value=value, person_days=Decimal(days), is_in=is_in,
            reason=why, questions=[questions[each] for each in serves], **town.acting("analyst", 56),
        )
        for name, agency, value, days, serves, is_in, why in SOURCES
    ]  # fmt: skip
    _put_forward(town, audit, questions)
    _research(town, audit, questions)
    audits.move_audit(audit=audit, state="under-way", **town.acting("coordinator", 55))
    return sources


def _put_forward(town: Town, audit: Audit, questions: list[Question]) -> None:
    """What agencies and the public want looked into, each decided; what consultation heard since then is not yet."""
    for who, agency, told_by, title, words, place, why in PUT_FORWARD:
        made = put_forward.put_forward(
            audit=audit, origin="agency" if agency else "public", agency=town.agencies[agency] if agency else None,
            told_by=told_by, title=title, words=words, **town.acting(who, 57),
        )  # fmt: skip
        put_forward.decide_issue(
            audit=audit, item=Item.objects.get(pk=made.item_id), is_in=place is not None, reason=why,
            question=questions[place] if place is not None else None, **town.acting("coordinator", 56),
        )  # fmt: skip


def _research(town: Town, audit: Audit, questions: list[Question]) -> None:
    for name, method, asks, serves, numbers, is_in, why in RESEARCH:
        made = research.consider_research(
            audit=audit, name=name, method=method, asks=asks, questions=[questions[each] for each in serves],
            **town.acting("analyst", 56),
        )  # fmt: skip
        if is_in is None:
            continue
        given = {key: Decimal(value) if isinstance(value, str) else value for key, value in numbers.items()}
        research.estimate_research(research=made, **given, **town.acting("analyst", 56))
        research.decide_research(research=made, is_in=is_in, reason=why, **town.acting("coordinator", 56))


def _agree_scope(town: Town, audit: Audit) -> None:
    asked = signing.ask_for_agreement(
        audit=audit, matter="scope", agencies=[town.agencies[name] for name in (POLICE, FIRE, PROBATION)],
        wanted_by=town.days_ago(20), **town.acting("coordinator", 54),
    )  # fmt: skip
    answers = {POLICE: ("police", "agreed", ""), FIRE: ("fire", "with-reservations", "False alarms belong in it too.")}
    _answer(town, asked, answers, audit.scope_version)


def _answer(town: Town, asked: list[Any], answers: dict[str, tuple[str, str, str]], seen: int) -> None:
    for each in asked:
        if str(each.agency) in answers:
            who, answer, words = answers[str(each.agency)]
            signing.answer_agreement(asked=each, answer=answer, words=words, seen=seen, **town.acting(who, 4))


def _plan(town: Town, audit: Audit, sources: list[Source]) -> None:
    tasks: list[Any] = []
    for title, kind, person_days, days, post, source, rests_on, begun, done in TASKS:
        task = plan.plan_task(
            audit=audit, title=title, kind=kind, person_days=Decimal(person_days), days=days, owner=town.posts[post],
            source=None if source is None else sources[source], rests_on=[tasks[each] for each in rests_on],
            **town.acting("coordinator", 58),
        )  # fmt: skip
        tasks.append(task)
        if begun:
            ended = town.days_ago(done) if done else None
            plan.record_task(task=task, started=town.days_ago(begun), ended=ended, **town.acting("analyst", 3))


def _buy(town: Town, audit: Audit) -> Commission:
    made = commissions.record_commission(
        audit=audit, title="Interviews with traders at night", contractor="L. Farrier, research and surveys",
        brief="Interview forty traders and door staff in the centre, and draft what might be done.",
        person=town.people["contractor"], manager=town.posts["community safety officer"],
        data_contact=town.posts["information officer"], starts=town.days_ago(20), ends=town.days_ago(-40),
        data_access="Counts by street, protected as they would be published. No records.",
        data_access_until=town.days_ago(-30), **town.acting("coordinator", 19),
    )  # fmt: skip
    ways = (
        (
            "make",
            "The analyst interviews them",
            0,
            15,
            "Nobody here has interviewed at night before.",
        ),
        ("buy", "A researcher interviews them", 4800, 2, "The researcher brings both, and trains two wardens."),
    )
    options = [
        commissions.weigh_option(
            commission=made, kind=kind, what=what, cost=Decimal(cost), person_days=Decimal(days), skills=skills,
            **town.acting("coordinator", 19),
        )
        for kind, what, cost, days, skills in ways
    ]  # fmt: skip
    commissions.choose_option(
        commission=made, option=options[1], reason="The analyst's days go to the counts, which nobody else can do.",
        **town.acting("coordinator", 18),
    )  # fmt: skip
    owed = (("milestone", "Questions agreed", 10), ("deliverable", "Forty interviews, written up", -20),
            ("knowledge", "Two wardens trained to interview", -35))  # fmt: skip
    for kind, what, due in owed:
        each = commissions.add_owed(
            commission=made, kind=kind, what=what, due=town.days_ago(due), **town.acting("coordinator", 18)
        )
        if due > 0:
            commissions.record_delivery(owed=each, done_on=town.days_ago(due), **town.acting("coordinator", due))
    return made


def _hear(town: Town, audit: Audit) -> list[Knowledge]:
    said = (
        ("residents", "Neighbourhood Watch, area meeting", "Abbey ward", "People no longer report shed break-ins."),
        ("victims", "Victim Support volunteers", "The centre", "The last bus leaves before the clubs close."),
    )
    known = [
        evidence.enter_knowledge(
            audit=audit, voice=voice, source=source, on=town.days_ago(25), place=place, said=words,
            **town.acting("coordinator", 24),
        )
        for voice, source, place, words in said
    ]  # fmt: skip
    told = (
        ("Violence at night", POLICE, "Two officers on foot on Friday and Saturday", "The centre", "Nobody on Sundays"),
        ("Violence at night", COUNCIL, "Street wardens until ten", "The centre", "No warden after ten"),
        ("Repeat burglary", VICTIMS, "", "", "Nobody fits locks where somebody rents privately"),
    )
    for theme, agency, provided, reaches, lacking in told:
        evidence.record_provision(
            audit=audit, theme=theme, agency=town.agencies[agency], told_on=town.days_ago(15), provided=provided,
            reaches=reaches, lacking=lacking, **town.acting("coordinator", 15),
        )  # fmt: skip
    return known


def _say(
    town: Town, audit: Audit, bought: Commission, sources: list[Source], known: list[Knowledge]
) -> list[Conclusion]:
    counted = Finding.objects.filter(partnership=town.partnership).order_by("pk").first()
    crime, hospital, fire = sources[:3]
    wanted = (
        ("mapped", "Violence at night", "Violence at night gathers round the Market Place and the bus station.", None,
         {"findings": [counted] if counted else [], "sources": [hospital], "knowledge": [known[1]]}),
        ("mapped", "Fires", "Fires set on purpose are few, and lie along the old railway.", None, {"sources": [fire]}),
        ("issues", "Repeat burglary", "A third of burglaries are of homes burgled within the year.", None,
         {"sources": [crime]}),
        ("options", "Violence at night", "Run a late bus on Fridays and Saturdays.", None, {}),
        ("options", "Violence at night", "Let traders and door staff share one radio channel.", bought, {}),
    )  # fmt: skip
    said = []
    for part, theme, text, commission, ties in wanted:
        each = conclusions.write_conclusion(
            audit=audit, part=part, theme=theme, text=text, commission=commission, **town.acting("analyst", 14)
        )
        rests_on = [said[0]] if part == "options" else []
        conclusions.tie_conclusion(conclusion=each, rests_on=rests_on, **ties, **town.acting("analyst", 14))
        said.append(each)
    return said


def _weigh(town: Town, audit: Audit, said: list[Conclusion], known: list[Knowledge]) -> None:
    """Set sources beside the first finding: the counts and the hospital bear it out, Victim Support's do not."""
    analyst = town.by("analyst", 13)
    readings = [read(analyst, each) for each in datasets_counted(analyst, audit)]
    market = next((each for found in readings for each in found.areas.items() if each[1] == "Market Place"), ("", ""))
    stances.say_claim(
        conclusion=said[0], claims="higher" if market[0] else "rose", problem="violence-and-its-victims",
        area_code=market[0], area_name=market[1], **town.acting("analyst", 13),
    )  # fmt: skip
    items = {each.key: each for each in items_of(analyst, audit)}
    by_name = {each.name: each for each in items.values() if each.kind == "named"}
    told = [each for each in items.values() if each.kind == "told" and each.pk == known[1].pk]
    for item, side, reason, answer in (
        *((each, "supports", "Its rate is the highest of any ward.", "") for each in items.values()
          if each.kind == "counted"),
        (by_name[SOURCES[1][0]], "supports", "Most of those it treats name the centre.", ""),
        (by_name["Victim Support referrals"], "contradicts", "Those whom it sees come from all over the town.",
         "It records where people live, not where they were hurt."),
        (by_name["Arson"], "silent", "It is about fires.", ""),
        *((each, "supports", "They tell it of those whom they help.", "") for each in told),
    ):  # fmt: skip
        stances.set_beside(
            conclusion=said[0], item=item, side=side, reason=reason, answer=answer,
            drawn_from=town.agencies[VICTIMS] if item in told else None, **town.acting("analyst", 13),
        )  # fmt: skip


def _circulate(town: Town, audit: Audit, said: list[Conclusion]) -> None:
    sent = circulation.circulate(
        audit=audit, title="First findings on violence and burglary", conclusions=said[:3],
        agencies=[town.agencies[name] for name in (POLICE, FIRE, PROBATION)], comments_by=town.days_ago(-10),
        **town.acting("coordinator", 12),
    )  # fmt: skip
    heard = circulation.comment(
        circulation=sent, conclusion=said[0], agency=town.agencies[POLICE], text="The taxi rank belongs in it.",
        **town.acting("police", 10),
    )  # fmt: skip
    conclusions.reword_conclusion(
        conclusion=said[0], text="Violence at night gathers round the Market Place, the bus station and the taxi rank.",
        reason="The counts bear it out.", wished_by=town.agencies[POLICE], **town.acting("analyst", 9),
    )  # fmt: skip
    circulation.answer_comment(comment=heard, answer="The rank is named now.", **town.acting("analyst", 9))
    circulation.comment(
        circulation=sent, agency=town.agencies[FIRE], text="Please look at bins set alight behind the shops.",
        is_to_follow_up=True, **town.acting("fire", 8),
    )  # fmt: skip


def _sign(town: Town, audit: Audit) -> None:
    asked = signing.ask_for_agreement(
        audit=audit, matter="findings", agencies=[town.agencies[name] for name in (POLICE, FIRE, PROBATION)],
        wanted_by=town.days_ago(-14), **town.acting("coordinator", 6),
    )  # fmt: skip
    audit.refresh_from_db()
    _answer(town, asked, {FIRE: ("fire", "agreed", "")}, audit.text_version)


def _review(town: Town, audit: Audit) -> None:
    kept = review.record_review(
        audit=audit, how="own", reviewed_by="The board", on=town.days_ago(5),
        data="The hospital's counts came six weeks late.", analysis="It answers the first question well.",
        use="Too early to say.", **town.acting("coordinator", 5),
    )  # fmt: skip
    review.plan_improvement(
        audit=audit, review=kept, what="Agree with the hospital on a day each quarter.", due=town.days_ago(-60),
        owner=town.posts["information officer"], **town.acting("coordinator", 5),
    )  # fmt: skip


def _plan_interim(town: Town) -> None:
    interim = audits.set_up_audit(
        title="One year on", kind="interim", period_from=date(2026, 1, 1), period_to=date(2026, 12, 31),
        work_from=town.days_ago(-300), work_to=town.days_ago(-360), lead=town.posts["information officer"],
        **town.acting("coordinator", 2),
    )  # fmt: skip
    scope.ask_question(
        audit=interim, text=QUESTIONS[0][0], weight=3, is_in=True, reason="To see whether it has changed.",
        **town.acting("coordinator", 2),
    )  # fmt: skip
