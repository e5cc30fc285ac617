"""How events of questionnaires and of what is answered read."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "questionnaire.begun": "began a version of a questionnaire",
        "questionnaire.amended": "changed what a questionnaire says of itself",
        "question.added": "added a question",
        "question.amended": "changed a question",
        "question.moved": "moved a question",
        "question.removed": "took a question out",
        "questionnaire.proposed": "proposed a questionnaire",
        "questionnaire.returned": "returned a questionnaire to its author",
        "questionnaire.signed-off": "signed off a questionnaire",
        "questionnaire.opened": "opened a questionnaire to the public",
        "questionnaire.closed": "closed a questionnaire before its day",
        "kiosk.added": "set up a kiosk",
        "responses.collected": "took in responses from the inbox",
        "response.keyed": "keyed in a response",
        "questionnaire.key-destroyed": "destroyed the key to the responses in the inbox",
    }
)
