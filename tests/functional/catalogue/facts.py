"""The made-up facts that the catalogue shows."""

from datetime import UTC, date, datetime

from markupsafe import Markup

from frankpledge.core.quantities import Withheld

PAGES = ("Overview", "Agencies", "Groups", "Meetings", "Audit", "Consultation", "Strategy", "Actions", "Readiness")
NAVIGATION = [
    {"text": text, "href": "/" if text == "Overview" else "/list", "current": text == "Overview"}
    for text in (
        "Overview",
        "Agencies",
        "Groups",
        "Meetings",
        "Audit",
        "Consultation",
        "Strategy",
        "Actions",
        "Readiness",
    )
]
STEPS = [
    {"text": "Audit", "state": "done", "dates": "April to August 2026", "href": "/list"},
    {"text": "Publish the audit", "state": "done", "dates": "September 2026"},
    {"text": "Consultation", "state": "now", "dates": "October to December 2026", "note": "2 weeks of slack left"},
    {"text": "Strategy", "state": "late", "dates": "due 30 November 2026"},
    {"text": "Delivery", "dates": "from April 2027"},
    {"text": "Review", "dates": "March 2028"},
]
WORK = [
    {"text": "Accept or decline the lead on ‘Reduce burglary in Mill Ward’", "href": "/question", "status": "overdue",
     "due": date(2026, 11, 3), "hint": "Asked of your agency by the strategy group on 5 October 2026."},
    {"text": "Check the release of the November audit", "href": "/list", "status": "due soon",
     "due": date(2026, 12, 1)},
    {"text": "Say who represents the fire service", "href": "/form", "status": "waiting"},
]  # fmt: skip
TASKS = [
    {"text": "Name the agencies", "href": "/list", "status": "done"},
    {"text": "Sign the protocol", "href": "/form", "status": "in progress", "hint": "Two of five have signed."},
    {"text": "Publish the audit", "status": "not started"},
]
EVENTS = [
    {"title": "Release signed off", "at": datetime(2026, 11, 2, 14, 15, tzinfo=UTC),
     "by": "Output checker, county council"},
    {"title": "Lead declined", "at": datetime(2026, 10, 20, 9, tzinfo=UTC), "by": "Divisional commander",
     "text": "No officer can be spared before April.", "href": "/list"},
    {"title": "Period began", "at": date(2026, 4, 1)},
]  # fmt: skip
WARDS = [
    [{"text": "Abbey Ward", "href": "/list"}, 6_412, 212, 33.1, {"status": "shown"}],
    ["Mill Ward", 12_040, 1_204, 100.0, {"status": "shown"}],
    ["Harbour and St Thomas-under-the-Hill Ward", 980, Withheld(), Withheld(), {"status": "withheld"}],
    ["Unplaced", None, 17, None, {"status": "unreliable"}],
]
PICTURE = Markup(
    '<svg viewBox="0 0 300 120" role="img" aria-label="Mill Ward has the highest rate, 100 per 1,000 people.">'
    '<rect x="0" y="10" width="93" height="30" fill="#1f5c99"/>'
    '<rect x="0" y="60" width="280" height="30" fill="#0d3b66"/>'
    "</svg>"
)
ACTIONS = [
    [{"text": f"Action {number}: fit locks in Mill Ward", "href": "/form"}, "Housing department",
     date(2026, 12, number % 28 + 1), 1_250 * number, {"status": "on track"}]
    for number in range(1, 61)
]  # fmt: skip
