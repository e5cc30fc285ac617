"""The kinds of event this part records, and how they read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "protocol.drafted": "drafted the protocol",
        "protocol.amended": "changed the draft of the protocol",
        "protocol.party-added": "made an agency a party to the protocol",
        "protocol.party-removed": "took an agency out of the protocol",
        "protocol.party-changed": "named who answers and signs for an agency in the protocol",
        "protocol.flow-set": "said which data are shared under the protocol",
        "protocol.flow-dropped": "took data out of the protocol",
        "protocol.commented": "commented on the protocol",
        "protocol.comment-answered": "answered a comment on the protocol",
        "protocol.opened": "opened for signature the protocol",
        "protocol.reopened": "took back to be drafted again the protocol",
        "protocol.signed": "signed the protocol",
        "protocol.ended": "ended the protocol",
        "holding.recorded": "recorded what an agency holds",
        "holding.removed": "took out of the catalogue what an agency no longer holds",
        "requester.registered": "registered somebody for whom agencies may be asked",
        "requester.ended": "ended the register's entry of somebody for whom agencies were asked",
        "request.issued": "asked an agency for data",
        "request.introduced": "introduced to the agency somebody for whom it is asked",
        "request.joined": "joined a neighbour's request to an agency",
        "request.withdrawn": "withdrew the request for data",
        "request.estimated": "estimated the hours that a request takes",
        "request.refused": "refused the data asked for",
        "request.accounted": "recorded the hours a request took, or why less came",
    }
)
