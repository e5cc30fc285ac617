"""How what an audit counts, finds and knows stands in the ledger of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from frankpledge import __version__
from frankpledge.adapters.documents.glossary import BASES
from frankpledge.adapters.documents.sources import protection
from frankpledge.core.evidence.corroboration import Side
from frankpledge.core.provenance import Audit as CountedAudit
from frankpledge.core.provenance import SuppliedFile
from frankpledge.foundation.datasets.citing import cite_submission
from frankpledge.foundation.eventlog.services import Actor
from frankpledge.foundation.evidence.content import Content, Rest, content_of, rests_of
from frankpledge.foundation.evidence.models import Kind, State, Version
from frankpledge.foundation.evidence.services import enter, find_by_fingerprint, find_latest, latest_of
from frankpledge.foundation.evidence.ways import lead
from frankpledge.stages.audit.models import Audit, Conclusion, Counting, Finding, Ground, Knowledge, Provision, Source
from frankpledge.stages.audit.permissions import may_read_audit
from frankpledge.stages.audit.queries.stances import stances_on, tally_of
from frankpledge.stages.audit.rules.report import TITLES, Part
from frankpledge.stages.audit.rules.signing import Answer, Matter
from frankpledge.stages.publication.citing import cite_bundle
from frankpledge.stages.publication.models import ReleaseCandidate

EARLIER = "earlier release"
TITLE = 140
"""So many characters of a sentence stand for it in lists."""
HOW = {
    "boundaries": "counted on the areas of",
    "lookup": "areas told by",
    "population": "rates for the people of",
    EARLIER: "protected beside",
}


def key_of(thing: Any) -> str:
    """Return what a counting, finding, conclusion, interview or the like is called in the ledger."""
    return f"{thing._meta.model_name}:{thing.pk}"


def _cut(text: str) -> str:
    """Return how a sentence is called in a list: itself, or its beginning."""
    return text if len(text) <= TITLE else f"{text[:TITLE].rsplit(' ', 1)[0]} …"


# --- What is counted ---------------------------------------------------------------------------------------


def cite_ground(ground: Ground, *, by: Actor, at: datetime) -> None:
    """Enter the boundaries and the population on which extracts are counted, each file by its SHA-256."""
    told = f"{ground.population_date:%-d %B %Y}" if ground.population_date else ""
    files: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    for name, sha256, facts in (
        (ground.outline_name, ground.outline_sha256, [("Used as", "outline of the partnership")]),
        (ground.areas_name, ground.areas_sha256, [("Used as", "areas to count by")]),
        (ground.population_name, ground.population_sha256,
         [("Used as", "population"), ("Counted by", ground.population_source), ("On", told)]),
    ):  # fmt: skip
        if sha256:  # one file may be used twice
            files.setdefault(sha256, (name, []))[1].extend(facts)
    for sha256, (name, facts) in files.items():
        _cite_open_data(name, sha256, facts, by, at)


def _cite_open_data(name: str, sha256: str, facts: list[tuple[str, str]], by: Actor, at: datetime) -> Version:
    content = Content(title=name, facts=facts, fingerprints=[("The file", sha256)])
    return enter(kind=Kind.SOURCE, key=f"open-data:{sha256}", content=content, by=by, at=at)


def cite_counting(counting: Counting, audit: CountedAudit, *, by: Actor, at: datetime) -> None:
    """Enter figures with the files they were counted from, each finding in them, and the bundle that holds both."""
    made = enter(
        kind=Kind.COUNT, key=key_of(counting), content=_figures(counting, audit),
        rests_on=_files(counting, audit, by, at), agency=counting.submission.agency, leads_to=counting.pk, by=by, at=at,
    )  # fmt: skip
    cells = {found.identifier: len(found.cells) for found in audit.findings}
    found = [_cite_finding(each, made, cells.get(each.identifier, 0), by, at) for each in counting.findings.all()]
    if counting.candidate:
        _cite_candidate(counting.candidate, [made, *found], by, at)


def _figures(counting: Counting, audit: CountedAudit) -> Content:
    record = audit.sources[0]
    first, last = f"{counting.period_from:%-d %B %Y}", f"{counting.period_to:%-d %B %Y}"
    return Content(
        title=f"{counting.submission}, {first} to {last}",
        facts=[
            ("Period", f"{first} to {last}"),
            ("How it is counted", counting.submission.described.counting),
            ("What a place means", BASES.get(record.basis, record.basis)),
            ("Small numbers", protection(record)),
        ],
        particulars=[("Counted with", f"Frankpledge {__version__}"), ("Rates for each", f"{audit.per:,} people")],
        detail=[("Rows read", f"{counting.rows_read or 0:,}"), ("Rows counted", f"{counting.rows_counted or 0:,}")],
        limitations=list(dict.fromkeys(row["sentence"] for row in audit.tables["limitations"].rows())),
    )


def _files(counting: Counting, audit: CountedAudit, by: Actor, at: datetime) -> list[Rest]:
    """Return what the figures rest on, from the run's own account of what it read."""
    found = [Rest(cite_submission(counting.submission, by=by, at=at), "counted from")]
    for file in audit.inputs:
        version = _input(file, by, at)
        if version and all(rest.on.pk != version.pk for rest in found):
            found.append(Rest(version, HOW.get(file.role, "used"), is_beside=file.role == EARLIER))
    return found


def _input(file: SuppliedFile, by: Actor, at: datetime) -> Version | None:
    known = find_by_fingerprint(by.partnership, file.sha256)  # type: ignore[arg-type]
    if known or file.role == EARLIER:
        return known
    return _cite_open_data(file.name, file.sha256, [("Used as", file.role)], by, at)


def _cite_finding(finding: Finding, figures: Version, cells: int, by: Actor, at: datetime) -> Version:
    content = Content(
        title=_cut(finding.sentence), text=finding.sentence, state=State.DRAFT,
        particulars=[
            ("Kind", finding.kind), ("Method", finding.method), ("What follows from it", finding.implication),
            ("Figures it is read from", f"{cells}" if cells else ""),
        ],
        limitations=finding.limitations,
    )  # fmt: skip
    return enter(
        kind=Kind.FINDING, key=key_of(finding), content=content, rests_on=[Rest(figures, "found in")],
        agency=finding.counting.submission.agency, leads_to=finding.pk, by=by, at=at,
    )  # fmt: skip


def cite_draft(finding: Finding, *, by: Actor, at: datetime) -> Version | None:
    """Enter what an officer adds to a finding, and the bundle as it is proposed with it."""
    found = find_latest(finding.partnership, key_of(finding))
    if found is None:
        return None
    said = content_of(found)
    kept = [(name, value) for name, value in said.particulars if name != "The partnership adds"]
    content = replace(said, state=State.DRAFT, particulars=[*kept, ("The partnership adds", finding.comment)])
    return enter(
        kind=Kind.FINDING, key=key_of(finding), content=content, rests_on=rests_of(found), by=by, at=at
    )  # fmt: skip


def cite_proposal(candidate: ReleaseCandidate, counting: Counting, *, by: Actor, at: datetime) -> None:
    """Enter the bundle as it is proposed: with what was added to its findings since they were found."""
    things = [key_of(counting), *(key_of(each) for each in counting.findings.all())]
    _cite_candidate(candidate, latest_of(counting.partnership, things), by, at)


def _cite_candidate(candidate: ReleaseCandidate, versions: Iterable[Version], by: Actor, at: datetime) -> None:
    rests = [Rest(version, "publishes") for version in versions]
    cite_bundle(candidate, rests_on=rests, by=by, at=at)


# --- What an audit says, and what people told it -----------------------------------------------------------


def cite_knowledge(knowledge: Knowledge, *, by: Actor, at: datetime) -> Version:
    """Enter what local people said."""
    content = Content(
        title=str(knowledge), text=knowledge.said,
        facts=[("Whose", knowledge.get_voice_display()), ("Place", knowledge.place)],
    )  # fmt: skip
    return enter(kind=Kind.KNOWLEDGE, key=key_of(knowledge), content=content, leads_to=knowledge.audit_id, by=by, at=at)


def cite_provision(provision: Provision, *, by: Actor, at: datetime) -> Version:
    """Enter what an interview told of what is provided already."""
    content = Content(
        title=str(provision), text=provision.provided or provision.lacking,
        facts=[("Told on", f"{provision.told_on:%-d %B %Y}")],
        particulars=[("Reaches", provision.reaches), ("With", provision.means), ("What lacks", provision.lacking)],
    )  # fmt: skip
    return enter(
        kind=Kind.PROVISION, key=key_of(provision), content=content, agency=provision.agency,
        leads_to=provision.audit_id, by=by, at=at,
    )  # fmt: skip


def cite_conclusion(conclusion: Conclusion, *, by: Actor, at: datetime, state: State = State.DRAFT) -> Version:
    """Enter what an audit says in the words of today, resting on what stands behind it today."""
    content = Content(
        title=_cut(conclusion.text), text=conclusion.text,
        state=State.WITHDRAWN if conclusion.withdrawn_on else state,
        particulars=[
            ("Part", TITLES[Part(conclusion.part)]), ("Theme", conclusion.theme), ("Audit", str(conclusion.audit)),
            ("Commission", str(conclusion.commission or "")), ("Independent sources", _independent(conclusion)),
        ],
    )  # fmt: skip
    return enter(
        kind=Kind.FINDING, key=key_of(conclusion), content=content, rests_on=_behind(conclusion, by, at),
        leads_to=conclusion.pk, by=by, at=at,
    )  # fmt: skip


def _independent(conclusion: Conclusion) -> str:
    said = stances_on(conclusion)
    return tally_of(said).sentence if said else ""


def cite_signed(audit: Audit, *, by: Actor, at: datetime) -> None:
    """Enter that what the audit says is signed, once every agency that was asked agrees to it as it stands."""
    asked = {each.agency_id: each for each in audit.sign_offs.filter(matter=Matter.FINDINGS).order_by("pk")}
    now = audit.version_of(Matter.FINDINGS)
    if all(each.answer in (Answer.AGREED, Answer.RESERVED) and each.version == now for each in asked.values()):
        for conclusion in audit.conclusions.filter(withdrawn_on=None).select_related("audit", "commission"):
            cite_conclusion(conclusion, by=by, at=at, state=State.SIGNED)


def _behind(conclusion: Conclusion, by: Actor, at: datetime) -> Iterator[Rest]:
    found = [*conclusion.findings.all(), *conclusion.rests_on.all()]
    for version in latest_of(conclusion.partnership, map(key_of, found)):
        yield Rest(version, "rests on")
    for version in latest_of(conclusion.partnership, map(key_of, conclusion.knowledge.all())):
        yield Rest(version, "as people said")
    yield from _set_beside(conclusion)
    for source in conclusion.sources.all():
        yield Rest(_cite_weighed(source, by, at), "from the source")


def _set_beside(conclusion: Conclusion) -> Iterator[Rest]:
    """Return what was heard in consultation and speaks to it: it is taken into account, and it rests on none of it."""
    speaking = {each.heard.key: each.side for each in stances_on(conclusion) if each.heard and each.side != Side.SILENT}
    for version in latest_of(conclusion.partnership, speaking):
        yield Rest(version, f"heard, and {speaking[version.item.key]} it", is_beside=True)


def _cite_weighed(source: Source, by: Actor, at: datetime) -> Version:
    """Enter a source that the scope names and that was not supplied as a file."""
    content = Content(title=source.name, facts=[("Named in the scope of", str(source.audit))])
    return enter(
        kind=Kind.SOURCE, key=f"weighed-source:{source.pk}", content=content, agency=source.agency,
        leads_to=source.audit_id, by=by, at=at,
    )  # fmt: skip


PAGES = {
    "counting": "counting", "finding": "finding", "conclusion": "conclusion", "knowledge": "knowledge",
    "provision": "provision", "weighed-source": "scope",
}  # fmt: skip

lead({kind: (f"audit:{page}", lambda standing, item: may_read_audit(standing)) for kind, page in PAGES.items()})
