"""Protocols, and what is asked for under them: a module a topic."""

from frankpledge.foundation.sharing.models.holdings import Holding
from frankpledge.foundation.sharing.models.protocols import (
    Flow,
    Party,
    ProtocolComment,
    SharingProtocol,
    Signature,
    dataset_choices,
    party_ids,
    signature_of,
)
from frankpledge.foundation.sharing.models.requests import DataRequest, Instalment, Requester

__all__ = [
    "DataRequest",
    "Flow",
    "Holding",
    "Instalment",
    "Party",
    "ProtocolComment",
    "Requester",
    "SharingProtocol",
    "Signature",
    "dataset_choices",
    "party_ids",
    "signature_of",
]
