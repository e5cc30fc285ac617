"""One work list a person, joined from every part of the partnership's work (R071)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.registers import Rows, read_registers
from frankpledge.foundation.sharing.models import SharingProtocol
from frankpledge.stages.audit.queries.work import waiting_registers as in_the_audit
from frankpledge.stages.audit.work import audit_work
from frankpledge.stages.consultation.queries.work import waiting_registers as in_consultation
from frankpledge.stages.consultation.questionnaire_work import questionnaire_work
from frankpledge.stages.consultation.work import consultation_work
from frankpledge.stages.partnership.queries.authority_work import authority_work
from frankpledge.stages.partnership.queries.cycle import Timetable
from frankpledge.stages.partnership.queries.cycle_work import cycle_work
from frankpledge.stages.partnership.queries.data_work import data_work
from frankpledge.stages.partnership.queries.protocol_work import protocol_work
from frankpledge.stages.partnership.queries.voice_work import voice_work
from frankpledge.stages.partnership.queries.work import meeting_work
from frankpledge.stages.partnership.work import WorkItem
from frankpledge.stages.publication.work import publication_work


def work_of(standing: Standing, timetable: Timetable | None, own: Iterable[SharingProtocol]) -> list[WorkItem]:
    """Return what waits for the person, by the day it is due, what has none after it; ``own`` are their protocols."""
    rows = _registers_of_stages(standing)
    items = [
        *cycle_work(standing, timetable),
        *meeting_work(standing),
        *voice_work(standing),
        *authority_work(standing),
        *protocol_work(standing, own),
        *data_work(standing),
        *publication_work(standing),
        *audit_work(standing, rows),
        *consultation_work(standing, rows),
        *questionnaire_work(standing, rows),
    ]
    return sorted(items, key=lambda item: (item.due or date.max, item.text))


def _registers_of_stages(standing: Standing) -> Rows:
    """Read what waits in several stages in one query: the first page asks many."""
    registers = [*in_the_audit(standing), *in_consultation(standing)]
    return read_registers(registers) if registers else {}
