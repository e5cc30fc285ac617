"""The summaries say what the report says, in fewer of its own sentences, and are the same bytes for the same audit."""

from __future__ import annotations

import io
from dataclasses import replace
from html import unescape

import pypdf
import pytest

from frankpledge.adapters.documents.findings import GROUPS, NOTHING, in_brief, told
from frankpledge.adapters.documents.limits import all_limits
from frankpledge.adapters.documents.page_tree import Element, tree_of
from frankpledge.adapters.documents.report import report_page
from frankpledge.adapters.documents.summary import FORMS, ONE_PAGE, SUMMARY, summary_files, within
from frankpledge.adapters.figures import draw
from frankpledge.adapters.figures.view import AuditView
from tests.unit.adapters.audit_fixture import made_up_audit

AUDIT = made_up_audit()
FILES = summary_files(AUDIT)


def words_in(page: bytes) -> str:
    return " ".join(tree_text(tree_of(page)).split())


def tree_text(node: Element) -> str:
    parts = [child if isinstance(child, str) else tree_text(child) for child in node.children]
    return unescape(" ".join(parts))


def said_in(page: bytes) -> list[str]:
    found = [each for each in tree_of(page).within("p") if "said" in each.classes]
    return [" ".join(tree_text(each).split()) for each in found]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.file)
def test_every_sentence_of_a_summary_is_a_finding_of_the_audit_and_stands_in_its_report(form) -> None:
    report = words_in(report_page(AUDIT, draw(AUDIT)))
    own = {finding.sentence for finding in AUDIT.findings}
    said = said_in(FILES[f"{form.file}.html"])
    assert said
    assert [sentence for sentence in said if sentence not in own or sentence not in report] == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.file)
def test_no_kind_of_finding_is_passed_over_in_silence(form) -> None:
    words = words_in(FILES[f"{form.file}.html"])
    kinds = {finding.kind for finding in AUDIT.findings}
    for kind, heading in GROUPS:
        assert heading in words
        assert kind in kinds or NOTHING[kind] in words


def test_a_summary_says_what_each_finding_means_and_what_limits_it_and_the_one_page_only_what_was_found() -> None:
    summary, page = words_in(FILES["summary.html"]), words_in(FILES["one-page.html"])
    first = next(finding for finding in AUDIT.findings if finding.kind == "level")
    assert first.implication
    assert first.implication in summary
    assert first.implication not in page
    assert "What these figures must be read with" in summary


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.file)
def test_a_summary_on_paper_is_tagged_and_says_what_its_page_says(form) -> None:
    reader = pypdf.PdfReader(io.BytesIO(FILES[f"{form.file}.pdf"]))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.metadata.title.endswith(form.words)
    on_paper = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert [said for said in said_in(FILES[f"{form.file}.html"]) if said[:60] not in on_paper] == []


def test_the_one_page_is_one_page_on_paper_however_many_findings_there_are() -> None:
    many = replace(AUDIT, findings=tuple(finding for finding in AUDIT.findings for _ in range(5)))
    for audit in (AUDIT, many):
        assert len(pypdf.PdfReader(io.BytesIO(summary_files(audit)["one-page.pdf"])).pages) == 1


def test_what_is_left_out_for_want_of_room_is_said_to_stand_in_the_report_and_each_kind_keeps_its_first() -> None:
    groups = in_brief(told(AUDIT.findings, all_limits(AuditView(AUDIT))))
    kept = within(groups, replace(ONE_PAGE, most_signs=1))
    for before, after in zip(groups, kept, strict=True):
        assert after.findings == before.findings[:1]
        assert after.has_more or len(before.findings) <= 1
    assert within(groups, SUMMARY) == groups


def test_the_same_audit_gives_the_same_bytes() -> None:
    assert summary_files(made_up_audit()) == FILES
