"""What an audit says: on what its recommendations rest, on whose data all of it, and who saw it as it grew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import Audit, AuditPart, Conclusion, Source
from frankpledge.core.readiness.words import say_count
from frankpledge.stages.audit.rules.in_hand import audits_in_hand, said_on, sources_in_hand
from frankpledge.stages.audit.rules.reliance import shares_of, with_what_they_rest_on

LOCAL, NOBODYS = "what local people said", "sources of no agency here"


@rule(
    "RECOMMENDATION-CITES",
    Severity.RECOMMENDED,
    Head.RESOURCES,
    source="report l.415",
    requirements=("R114",),
    mend="Say what was found here that it rests on, change it with the members, or withdraw it.",
)
def recommendations_that_cite(facts: Facts) -> Iterator[Told]:
    """Each recommendation of an audit cites something that was found here."""
    for audit in audits_in_hand(facts):
        for each in _said(facts, audit):
            if each.part is AuditPart.OPTIONS and not (each.findings or each.knowledge or each.rests_on):
                sentence = f"The recommendation “{each.text}” cites nothing that was found here."
                yield Told(f"audit:{audit.id} conclusion:{each.id}", sentence, (each,))


@rule(
    "CONTRADICTION-SAYS",
    Severity.RECOMMENDED,
    Head.RESOURCES,
    source="report l.267",
    requirements=("R039",),
    mend="Say why it stands all the same, change its words, or take it back.",
)
def contradictions_explained(facts: Facts) -> Iterator[Told]:
    """Of each conclusion that a source contradicts it is said why it stands all the same."""
    for audit in audits_in_hand(facts):
        for each in _said(facts, audit):
            if each.unexplained:
                many = len(each.unexplained)
                count, verb = say_count(many, "source"), "contradicts" if many == 1 else "contradict"
                sentence = f"{count} {verb} “{each.text}”, and nobody has said why it stands all the same."
                yield Told(f"audit:{audit.id} conclusion:{each.id}", sentence, (each,))


@rule(
    "RELIANCE-ONE",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.395, l.451",
    requirements=("R092", "R104"),
    mend="Set another agency's records, or what local people know, beside it; or say that none can be had.",
)
def reliance_on_one_agency(facts: Facts) -> Iterator[Told]:
    """No more than half of what an audit says rests on one agency's data alone."""
    for audit in audits_in_hand(facts):
        said = _said(facts, audit)
        bases = _bases(facts, said)
        for share in shares_of(bases):
            if share.is_relied_on and share.base in facts.agencies:
                alone = tuple(each for number, each in enumerate(said) if bases[number] == {share.base})
                of, rest = say_count(share.of, "conclusion"), "rests" if share.alone == 1 else "rest"
                name = facts.agencies[share.base].name
                sentence = f"Of {of} in “{audit.title}”, {share.alone} {rest} on data of {name} alone."
                yield Told(f"agency:{share.base} audit:{audit.id}", sentence, alone)


@rule(
    "INTERIM-ALL",
    Severity.ADVICE,
    Head.COMMITMENT,
    source="report l.382",
    requirements=("R097",),
    mend="Circulate the findings to this agency too, and give it a day for its comments.",
)
def interim_findings_for_all(facts: Facts) -> Iterator[Told]:
    """Findings that are shown as an audit grows are shown to every agency whose data it uses."""
    for audit in audits_in_hand(facts):
        sent = [c for c in facts.case.circulations if c.audit == audit.id and c.sent_on <= facts.as_of]
        shown = {agency for circulation in sent for agency in circulation.agencies}
        for agency, sources in _suppliers(facts, audit).items():
            if sent and agency not in shown:
                name = facts.agencies[agency].name
                sentence = f"{name} supplies data to “{audit.title}” and was shown none of its interim findings."
                yield Told(f"agency:{agency} audit:{audit.id}", sentence, (*sent, *sources))


def _said(facts: Facts, audit: Audit) -> tuple[Conclusion, ...]:
    return said_on([each for each in facts.case.conclusions if each.audit == audit.id], facts.as_of)


def _bases(facts: Facts, said: Sequence[Conclusion]) -> Mapping[int, frozenset[str]]:
    """Return what each conclusion rests on, itself or through others: agencies, and local knowledge."""
    owners = {source.id: source.agency or NOBODYS for source in facts.case.sources}
    place = {each.id: number for number, each in enumerate(said)}
    own = {
        place[each.id]: frozenset(
            (*each.agencies, *(owners[key] for key in each.sources), *((LOCAL,) * bool(each.knowledge)))
        )
        for each in said
    }
    below = {place[each.id]: [place[key] for key in each.rests_on if key in place] for each in said}
    return with_what_they_rest_on(own, below)


def _suppliers(facts: Facts, audit: Audit) -> dict[str, list[Source]]:
    found: dict[str, list[Source]] = {}
    for source, its in sources_in_hand(facts):
        if its == audit and source.agency:
            found.setdefault(source.agency, []).append(source)
    return found
