"""Lay out an agency's tally sheet, and receive a month keyed from it: an extract like any other."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from frankpledge.core.dictionary import Dataset
from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Submission, TallySheet
from frankpledge.foundation.datasets.services.receiving import receive
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.foundation.sharing.gate import Act, Permit, check_still_holds

MOST_AREAS = 60
MOST_BOXES = 400
LONGEST_NAME = 80
PARTS = ("area", "period", "category", "count")
"""What each number of a tally says: where, when, what, how many."""

Cells = Mapping[tuple[str, str], int | None]


def can_be_tallied(dataset: Dataset) -> bool:
    """Say whether a dataset holds totals and no records, so that it can be counted by hand."""
    return dataset.reader == "counts" and {each.key for each in dataset.fields} >= set(PARTS)


def check_tally(permit: Permit) -> None:
    """Refuse data that are no totals, and a protocol that does not cover all of a tally."""
    if not can_be_tallied(permit.dataset):
        raise Refused("These data are records, one a row, and cannot be keyed as totals.")
    lacking = [each.heading for each in permit.dataset.keep(set(PARTS) - permit.fields)]
    if lacking:
        raise Refused(f"The protocol does not cover {', '.join(lacking)}: a tally cannot be kept without.")


@transaction.atomic
def lay_out_tally(
    *, permit: Permit, areas: Sequence[str], categories: Sequence[str], by: Standing, at: datetime
) -> TallySheet:
    """Say by which areas and kinds an agency counts; the sheet and the page for keying follow it."""
    check_still_holds(permit, by, Act.SUPPLY)
    check_tally(permit)
    areas = [" ".join(area.split()) for area in areas if area.strip()]
    refuse_if_any({"areas": _faults_of(areas), "categories": _faults_of(categories)})
    if len(areas) * len(categories) > MOST_BOXES:
        raise Refused({"areas": [f"A sheet has {MOST_BOXES} boxes at most. Make the list shorter."]})
    same = {"partnership": by.partnership, "agency": permit.agency, "dataset": permit.dataset.key}
    sheet = TallySheet.objects.select_for_update().filter(**same).first() or TallySheet(**same)
    sheet.areas, sheet.categories = areas, list(categories)
    sheet.laid_out_by, sheet.laid_out_at = by.person, at
    save_checked(sheet)
    facts = {"areas": len(areas), "kinds": len(categories)}
    record("tally-sheet.laid-out", subject=sheet, by=by, at=at, facts=facts)
    return sheet


def _faults_of(names: Sequence[str]) -> list[str]:
    said = {
        "Name at least one.": not names,
        f"Name {MOST_AREAS} at most.": len(names) > MOST_AREAS,
        f"A name has {LONGEST_NAME} characters at most.": any(len(name) > LONGEST_NAME for name in names),
        "Name each once.": len({name.casefold() for name in names}) < len(names),
    }
    return [sentence for sentence, is_so in said.items() if is_so]


def key_tally(
    *, permit: Permit, sheet: TallySheet, month: date, cells: Cells, by: Standing, at: datetime
) -> Submission:
    """Receive a month's numbers: a row a number, sealed and taken in as an extract. Keyed twice alike it is one.

    A box left empty is not counted and has no row; nought is a number.
    """
    check_still_holds(permit, by, Act.SUPPLY)
    check_tally(permit)
    by.check_owns(sheet)
    if (sheet.agency_id, sheet.dataset) != (permit.agency.pk, permit.dataset.key):
        raise Refused("That sheet is of other data.")
    counted = {place: number for place, number in cells.items() if number is not None}
    on_sheet = {(area, kind) for area in sheet.areas for kind in sheet.categories}
    refuse_if_any(
        {
            "": [] if counted else ["Key at least one number. Nought is a number; an empty box is not."],
            "cells": [] if set(counted) <= on_sheet else ["The sheet was laid out anew meanwhile. Key it again."],
            "month": [] if month <= by.today else ["Choose a month that has begun."],
        }
    )
    content = _as_csv(permit.dataset, sheet, month, counted)
    return receive(permit=permit, name=f"{sheet.dataset}-{month:%Y-%m}-keyed.csv", chunks=[content], by=by, at=at)


def _as_csv(dataset: Dataset, sheet: TallySheet, month: date, counted: Cells) -> bytes:
    out, fields = io.StringIO(), dataset.keep(PARTS)
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow([each.heading for each in fields])
    for area in sheet.areas:
        for kind in sheet.categories:
            if (area, kind) in counted:
                said = {"area": area, "period": f"{month:%Y-%m}", "category": kind, "count": counted[area, kind]}
                rows.writerow([said[each.key] for each in fields])
    return out.getvalue().encode()
