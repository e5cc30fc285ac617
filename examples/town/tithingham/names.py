"""What the places are called. None of them exists."""

from __future__ import annotations

DISTRICT, DISTRICT_NAME = "E07999001", "Tithingham"
NEIGHBOUR, NEIGHBOUR_NAME = "E07999002", "Saltmoor"
COUNTY = "Holmshire"

CENTRE, NORTH, EAST, WEST = "Market Place", "North Tithing", "Eastgate", "Westfield"
WARDS = (
    "Abbeyfields", "Brook End", "Castle Hill", EAST, "Fairmead", "Holm Park", "Kingsmoor", CENTRE,
    "Millbrook", NORTH, "Quarry Bank", "St Oswald's", WEST,
)  # fmt: skip
NEIGHBOUR_WARDS = ("Saltmoor Fen", "Saltmoor Staithe")

SCHOOLS = (
    "Archway Academy", "Bishop Odo School", "Carr Lane School", "Greyfriars High School", "Linden Academy",
    "Wharfside School",
)  # fmt: skip
NEIGHBOUR_SCHOOL = "Saltmoor College"
COURTS = ("Tithingham Magistrates' Court", "Holmshire Crown Court")
NEIGHBOUR_COURT = "Saltmoor Magistrates' Court"
HOSPITAL, NEIGHBOUR_HOSPITAL = "ZZT01", "ZZT02"
HOSPITAL_NAMES = {HOSPITAL: "Tithingham General Hospital", NEIGHBOUR_HOSPITAL: "Saltmoor Infirmary"}

STREET_FIRST = (
    "Abbot", "Alder", "Barley", "Beacon", "Birch", "Bridge", "Chantry", "Chapel", "Cobbler", "Cooper", "Dyer", "Elder",
    "Fallow", "Ferry", "Fuller", "Gander", "Glebe", "Hawthorn", "Hazel", "Heron", "Kiln", "Lark", "Maltings", "Mercer",
    "Nettle", "Orchard", "Pinfold", "Plover", "Rowan", "Saddler", "Sexton", "Smithy", "Tanner", "Teasel", "Tithe",
    "Wagon", "Weaver", "Willow", "Windmill", "Yarrow",
)  # fmt: skip
STREET_LAST = ("Street", "Road", "Lane", "Close", "Avenue", "Court", "Way", "Drive", "Gardens", "Terrace", "Walk")
PUBLIC_PLACES = ("Supermarket", "Parking Area", "Shopping Area", "Nightclub", "Bus/Coach Station", "Park/Open Space")
