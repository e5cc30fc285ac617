"""The gate: issues the permit without which no extract is taken in or opened."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from frankpledge.adapters.dictionary import find_dataset
from frankpledge.core.dictionary import Dataset
from frankpledge.foundation.accounts.models import Agency, Partnership
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.sharing.models import Flow, Party
from frankpledge.foundation.sharing.rules import Act, Purpose

__all__ = ["Act", "Permit", "Purpose", "check_still_holds", "issue_permit", "live_flows"]

_ISSUED_HERE = object()


@dataclass(frozen=True)
class Permit:
    """The gate's word that a live, signed protocol covers this agency, dataset, person, act and purpose now.

    ``fields`` are all that may come through: whoever holds the permit holds it for these and no others.
    """

    partnership: Partnership
    agency: Agency
    dataset: Dataset
    act: Act
    purpose: Purpose | None
    flow: Flow
    fields: frozenset[str]
    person_id: int
    _issued: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a permit made anywhere but at the gate."""
        if self._issued is not _ISSUED_HERE:
            raise NotPermitted("A permit is issued by the gate, and by nothing else.")


def issue_permit(standing: Standing, agency: Agency, dataset: str, act: Act, purpose: Purpose | None = None) -> Permit:
    """Return a permit, or say why not. To open or take out data a purpose is needed; to supply them, none.

    Raises
    ------
    NotPermitted
        The person's role does not serve the act, no live signed protocol covers the data, or none for this purpose.
    """
    _check_role(standing, agency, act)
    known = find_dataset(dataset)
    flows = list(live_flows(standing).filter(agency=agency, dataset=dataset)) if known else []
    if known is None or not flows:
        name = known.name.lower() if known else "these data"
        raise NotPermitted(
            f"No signed protocol in force covers {name} from {agency}. It must be drafted, and signed, first."
        )
    flow = _for_purpose(flows, act, purpose)
    fields = frozenset(flow.fields) & {each.key for each in known.fields}
    return Permit(
        standing.partnership, agency, known, act, purpose, flow, fields, standing.person.pk, _ISSUED_HERE
    )  # fmt: skip


def check_still_holds(permit: Permit, standing: Standing, act: Act) -> None:
    """Refuse a permit for another act, somebody else's, or one that the gate would not issue any more.

    A permit is used at once as a rule; but one that was kept must not outlive the protocol it stands on.
    """
    if (permit.act, permit.partnership, permit.person_id) != (act, standing.partnership, standing.person.pk):
        raise NotPermitted("This permit is not for that, or not yours.")
    now = issue_permit(standing, permit.agency, permit.dataset.key, permit.act, permit.purpose)
    if not permit.fields <= now.fields:
        raise NotPermitted("The protocol covers less than when this permit was issued.")


def live_flows(standing: Standing) -> QuerySet[Flow]:
    """Return what is covered today: flows of protocols opened, signed by every party, in force and not ended."""
    today = standing.today
    unsigned = Party.objects.filter(protocol=OuterRef("protocol"), signature=None)
    goes_on = Q(protocol__ended=None) | Q(protocol__ended__gt=today)
    found = Flow.objects.filter(
        goes_on, ~Exists(unsigned), protocol__partnership=standing.partnership, protocol__opened_on__isnull=False,
        protocol__starts__lte=today, protocol__review_by__gte=today,
    )  # fmt: skip
    return found.filter(protocol__parties__agency=F("agency")).select_related("protocol", "agency").order_by("pk")


def _for_purpose(flows: list[Flow], act: Act, purpose: Purpose | None) -> Flow:
    if act is Act.SUPPLY:
        return flows[-1]
    if purpose is None:
        raise NotPermitted("Say for what purpose the data are to be opened.")
    found = [flow for flow in flows if purpose in flow.purpose_set]
    if not found:
        allowed = "; ".join(sorted({each.words for flow in flows for each in flow.purpose_set}))
        raise NotPermitted(
            f"The protocol does not cover this purpose. It covers: {allowed}. For another, ask its liaison "
            "officer for a new version."
        )
    return found[-1]


def _check_role(standing: Standing, agency: Agency, act: Act) -> None:
    if act is Act.SUPPLY:
        if not standing.acts_for(agency.pk, Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON):
            raise NotPermitted("Only the agency's own representative or data liaison officer may supply its data.")
    elif not standing.holds(Role.INFORMATION_OFFICER):
        raise NotPermitted("Only an information officer may open an agency's data.")
