"""What the state of a protocol or a data request allows. Knows no Django."""

from frankpledge.foundation.sharing.rules.protocols import (
    LONGEST_KEPT,
    Act,
    Dates,
    Purpose,
    Status,
    faults_of_draft,
    faults_of_flow,
    status_on,
)

__all__ = ["LONGEST_KEPT", "Act", "Dates", "Purpose", "Status", "faults_of_draft", "faults_of_flow", "status_on"]
