"""Draft a protocol: between whom, which fields of which dataset, for what, by what power, how long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from frankpledge.adapters.dictionary import find_dataset
from frankpledge.adapters.legal_bases import bases, powers
from frankpledge.core.dictionary import Detail
from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency, PartnershipAgency, Post
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.foundation.sharing.models import Flow, Party, SharingProtocol
from frankpledge.foundation.sharing.permissions import check_may_draft_protocol
from frankpledge.foundation.sharing.rules import Purpose, faults_of_flow


@transaction.atomic
def draft_protocol(
    *, name: str, purpose: str, starts: date, review_by: date, parties: Iterable[Agency], by: Standing, at: datetime
) -> SharingProtocol:
    """Begin a protocol between some of the agencies that take part (R151)."""
    check_may_draft_protocol(by)
    bound = list(parties)
    refuse_if_any({"parties": strangers(by, bound) or ([] if bound else ["Choose which agencies it binds."])})
    protocol = SharingProtocol(
        partnership=by.partnership, name=name, purpose=purpose, starts=starts, review_by=review_by,
        drafted_by=by.person,
    )  # fmt: skip
    save_checked(protocol)
    Party.objects.bulk_create(Party(protocol=protocol, agency=agency) for agency in bound)
    record("protocol.drafted", subject=protocol, by=by, at=at, facts={"parties": len(bound)})
    return protocol


def strangers(by: Standing, agencies: Iterable[Agency]) -> list[str]:
    """Return a sentence for each agency that does not take part here today."""
    here = PartnershipAgency.objects.filter(open_on(by.today), partnership=by.partnership)
    known = set(here.values_list("agency", flat=True))
    return [f"{agency} does not take part in this partnership." for agency in agencies if agency.pk not in known]


def check_is_draft(protocol: SharingProtocol, by: Standing) -> SharingProtocol:
    """Refuse to change what was opened for signature; return the row, locked."""
    by.check_owns(protocol)
    locked = SharingProtocol.objects.select_for_update().get(pk=protocol.pk)
    if locked.opened_on or locked.ended:
        raise Refused("It has been opened for signature, so its words stay as they are. Draft a new version.")
    return locked


@transaction.atomic
def amend_protocol(
    *, protocol: SharingProtocol, name: str, purpose: str, starts: date, review_by: date, by: Standing, at: datetime
) -> None:
    """Change what a draft is called and for, and its dates."""
    check_may_draft_protocol(by)
    locked = check_is_draft(protocol, by)
    locked.name, locked.purpose, locked.starts, locked.review_by = name, purpose, starts, review_by
    save_checked(locked)
    record("protocol.amended", subject=locked, by=by, at=at)


@transaction.atomic
def set_parties(*, protocol: SharingProtocol, parties: Iterable[Agency], by: Standing, at: datetime) -> None:
    """Say anew which agencies a draft binds; who supplies data under it cannot be left out."""
    check_may_draft_protocol(by)
    locked = check_is_draft(protocol, by)
    wanted = {agency.pk: agency for agency in parties}
    suppliers = set(locked.flows.values_list("agency", flat=True))
    refuse_if_any(
        {
            "parties": [
                *strangers(by, wanted.values()),
                *([] if wanted else ["Choose which agencies it binds."]),
                *(["An agency that supplies data under it cannot be left out."] if suppliers - set(wanted) else []),
            ]
        }
    )
    there = {party.agency_id: party for party in locked.parties.all()}
    for key in sorted(wanted.keys() - there.keys()):
        save_checked(Party(protocol=locked, agency=wanted[key]))
        record("protocol.party-added", subject=locked, by=by, at=at, facts={"agency": key})
    for key in sorted(there.keys() - wanted.keys()):
        there[key].delete()
        record("protocol.party-removed", subject=locked, by=by, at=at, facts={"agency": key})


@transaction.atomic
def name_people(
    *, party: Party, liaison: Post | None, by: Standing, at: datetime, signs_as: Post | None = None
) -> None:
    """Name an agency's liaison officer, and the post that signs for it, if only one may."""
    check_may_draft_protocol(by)
    locked = check_is_draft(party.protocol, by)
    strange = [post for post in (liaison, signs_as) if post and post.agency_id != party.agency_id]
    by.check_owns(*filter(None, (liaison, signs_as)))
    refuse_if_any({"liaison": ["Choose a post of that agency."] if strange else []})
    party.liaison, party.signs_as = liaison, signs_as
    save_checked(party)
    record("protocol.party-changed", subject=locked, by=by, at=at, facts={"agency": party.agency_id})


@transaction.atomic
def set_flow(
    *, protocol: SharingProtocol, agency: Agency, dataset: str, fields: Iterable[str], detail: str,
    purposes: Iterable[str], power: str, basis: str, necessity: str, keep_days: int, by: Standing, at: datetime,
    safeguards: str = "",
) -> Flow:  # fmt: skip
    """Say which fields of a dataset an agency supplies under a draft, for what and on what footing (R142, R168)."""
    check_may_draft_protocol(by)
    locked = check_is_draft(protocol, by)
    chosen, wanted = list(dict.fromkeys(fields)), list(dict.fromkeys(purposes))
    known = find_dataset(dataset)
    faults = faults_of_flow(known, chosen, Detail(detail), keep_days)
    faults |= {
        "agency": [] if locked.parties.filter(agency=agency).exists() else ["That agency is no party to the protocol."],
        "purposes": [] if wanted and set(wanted) <= set(Purpose) else ["Choose what the data may be used for."],
        "power": [] if power in {each.key for each in powers()} else ["Choose the power to share."],
        "basis": [] if basis in {each.key for each in bases()} else ["Choose the footing in data protection law."],
        "necessity": [] if necessity.strip() else ["Say why the sharing is necessary."],
    }
    refuse_if_any(faults)
    flow = Flow.objects.filter(protocol=locked, agency=agency, dataset=dataset).first()
    flow = flow or Flow(protocol=locked, agency=agency, dataset=dataset)
    flow.fields = [each.key for each in known.keep(chosen)] if known else []
    flow.purposes = [each.value for each in Purpose if each in wanted]
    flow.detail, flow.power, flow.basis, flow.keep_days = detail, power, basis, keep_days
    flow.necessity, flow.safeguards = necessity, safeguards
    save_checked(flow)
    record("protocol.flow-set", subject=locked, by=by, at=at, facts={"agency": agency.pk, "dataset": dataset})
    return flow


@transaction.atomic
def drop_flow(*, flow: Flow, by: Standing, at: datetime) -> None:
    """Take a dataset out of a draft."""
    check_may_draft_protocol(by)
    locked = check_is_draft(flow.protocol, by)
    facts = {"agency": flow.agency_id, "dataset": flow.dataset}
    flow.delete()
    record("protocol.flow-dropped", subject=locked, by=by, at=at, facts=facts)


@transaction.atomic
def draft_version(
    *, protocol: SharingProtocol, starts: date, review_by: date, by: Standing, at: datetime
) -> SharingProtocol:
    """Begin the next version of a protocol, with all that the last one says. The last goes on until it is signed."""
    check_may_draft_protocol(by)
    by.check_owns(protocol)
    last = SharingProtocol.objects.select_for_update().get(pk=protocol.pk)
    if last.opened_on is None:
        raise Refused("This version is a draft itself: change it.")
    if SharingProtocol.objects.filter(previous=last).exists():
        raise Refused("The next version has been begun already.")
    made = SharingProtocol(
        partnership=by.partnership, name=last.name, purpose=last.purpose, starts=starts, review_by=review_by,
        version=last.version + 1, previous=last, drafted_by=by.person,
    )  # fmt: skip
    save_checked(made)
    here = PartnershipAgency.objects.filter(open_on(by.today), partnership=by.partnership).values("agency")
    kept = list(last.parties.filter(agency__in=here))
    Party.objects.bulk_create(
        Party(protocol=made, agency_id=each.agency_id, liaison_id=each.liaison_id, signs_as_id=each.signs_as_id)
        for each in kept
    )
    for flow in last.flows.filter(agency__in=[each.agency_id for each in kept]):
        flow.pk, flow._state.adding, flow.protocol = None, True, made
        save_checked(flow)
    record("protocol.drafted", subject=made, by=by, at=at, facts={"parties": len(kept), "version": made.version})
    return made
