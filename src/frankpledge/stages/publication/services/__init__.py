"""The only way out: prepare a bundle, propose it, agree to it, sign it off, publish it, correct it, take it back."""

from frankpledge.stages.publication import events  # noqa: F401 -- registers its words
from frankpledge.stages.publication.services.consenting import give_consent, refuse_consent
from frankpledge.stages.publication.services.preparing import prepare, prepare_anew, write_bundle, write_plain_bundle
from frankpledge.stages.publication.services.proposing import Correction, propose, return_to_author
from frankpledge.stages.publication.services.releasing import publish, sign_off, withdraw
from frankpledge.stages.publication.services.shelving import put_out, say_since, shelve

__all__ = [
    "Correction",
    "give_consent",
    "prepare",
    "prepare_anew",
    "propose",
    "publish",
    "put_out",
    "refuse_consent",
    "return_to_author",
    "say_since",
    "shelve",
    "sign_off",
    "withdraw",
    "write_bundle",
    "write_plain_bundle",
]
