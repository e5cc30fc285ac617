"""What is done to personal details at the door: pseudonyms for identifiers, screening of free text."""

from frankpledge.core.privacy.pseudonyms import pseudonym
from frankpledge.core.privacy.screening import REMOVED, screen

__all__ = ["REMOVED", "pseudonym", "screen"]
