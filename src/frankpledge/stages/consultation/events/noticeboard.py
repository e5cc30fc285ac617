"""How events read of what is said in public, of those who may be asked again, and of who designed and ran exercises."""

from frankpledge.foundation.eventlog.words import describe

describe(
    {
        "public-contact.set": "said how the public reaches the partnership",
        "public-sitting.announced": "announced a sitting to the public",
        "public-sitting.called-off": "called off in public a sitting that was announced",
        "person-to-ask.entered": "entered somebody who agreed to be asked again",
        "person-to-ask.amended": "changed the details of somebody who agreed to be asked again",
        "person-to-ask.withdrew": "deleted the details of somebody who withdrew",
        "people-to-ask.deleted": "deleted the details of people whose day had come",
        "hand.named": "named who designed or ran an exercise of consultation",
        "hand.dropped": "took back who designed or ran an exercise of consultation",
    }
)
