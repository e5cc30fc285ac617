"""What a text is about: crimes, behaviours, groups, places and services narrower than crime or disorder in general."""

from __future__ import annotations

import re

from frankpledge.core.targets.phrases import any_of, blanked, compiled

_CRIMES = """
burglary, burglaries, burgled, domestic burglary, house burglary, burglary dwelling, distraction burglary, robbery,
robberies, mugging, theft, theft from vehicle, theft from the person, vehicle crime, car crime, vehicle theft,
auto crime, autocrime, stolen vehicle, stolen car, joyriding, TWOC, vehicle interference, vehicle taking,
route crime, envirocrime, environmental crime, pickpocketing, shoplifting, shop theft, shop lifting, retail crime,
business crime, commercial crime, rural crime, wildlife crime, heritage crime, farm machinery, hare coursing,
poaching, livestock, metal theft, cycle theft, bike theft, bicycle theft, acquisitive crime,
serious acquisitive crime, criminal damage, vandalism, graffiti, arson, deliberate fire, fire setting, fire,
secondary fire, dwelling fire, violence, violent crime, violent offence, violent incident, violent behaviour,
wounding, assault, assault with injury, knife crime, knives, knife, stabbing, gun crime, firearm, weapon,
bladed article, gang, gang violence, homicide, murder, manslaughter, domestic violence, domestic abuse,
domestic homicide, DVA, coercive control, stalking, harassment, forced marriage, honour based abuse,
honour based violence, female genital mutilation, FGM, VAWG, violence against women, rape, sexual assault,
sexual offence, sexual offending, sexual violence, sexual abuse, sex offence, sexual exploitation,
sexually exploited, exploitation, criminal exploitation, child abuse, elder abuse, CSE, CCE, grooming,
indecent exposure, kerb crawling, prostitution, sex work, modern slavery, slavery, trafficking, human trafficking,
hate crime, hate incident, racist incident, racial incident, racist crime, racial harassment, racial attack,
racially motivated, racially aggravated, racist abuse, racism, homophobic, transphobic, islamophobia, antisemitism,
disability hate, extremism, terrorism, radicalisation, terrorist, fraud, scam, rogue trader, doorstep crime,
doorstep selling, bogus caller, bogus official, cybercrime, cyber crime, cyber bullying, online crime, online abuse,
identity theft, counterfeit, illicit tobacco, loan shark, illegal money lending, money laundering, organised crime,
organised crime group, county lines, cuckooing, drug dealing, drug dealer, drug supply, drug trafficking,
drug market, drug use, drug misuse, drug related, drug related crime, drugs, drug, substance misuse,
substance abuse, solvent, alcohol related, alcohol, binge drinking, drunkenness, drink driving, drink drive,
drug driving, underage drinking, under age drinking, street drinking, street drinker, underage sale, under age sale,
proxy purchase, drug related death, drug litter, needle, discarded syringe, speeding, speed limit,
dangerous driving, careless driving, collision, casualty, casualties, road death, road traffic, road safety,
killed or seriously injured, killed and seriously injured, KSI, uninsured driving, uninsured, illegal parking,
nuisance vehicle, nuisance motorcycle, off road bike, motorbike, moped, scooter, e scooter, quad bike, mini moto,
boy racer, car cruising, nuisance neighbour, neighbour nuisance, neighbour dispute, noise nuisance, noise, noisy,
fly tipping, flytipping, fly posting, flyposting, litter, littering, dog fouling, dangerous dog, abandoned vehicle,
abandoned car, abandoned, begging, beggar, rough sleeping, rough sleeper, street homelessness, homelessness,
firework, hoax call, malicious call, false alarm, youth nuisance, rowdy, rowdiness, youth disorder, public disorder,
public order, alcohol related disorder, street crime, football related, football violence, truancy, truant,
exclusion, school exclusion, excluded, bullying, missing, missing person, runaway, missing episode,
repeat victimisation, re victimisation, reoffending, re offending, reoffend, re offend, reoffended, recidivism,
reconviction, reconvicted, first time entrant, first time entry, persistent offending, prolific offending,
youth offending, youth crime, juvenile crime, juvenile offending, offending on bail, crime on bail, breach of bail,
self harm, suicide, handling stolen goods, stolen goods, stolen property, spiking, unlawful eviction,
illegal encampment, unauthorised encampment, encampment, property crime, personal crime, house crime, damage,
blackmail, kidnap, extortion, squatting, trespass, witness intimidation, intimidation, corruption, cannabis,
cocaine, crack, crack house, heroin, class A, opiate, nitrous oxide, legal high, NPS, spice,
"""
_GROUPS = r"""
young people, young person, young man, young men, young women, young adult, young offender, young driver, youth,
youths, children, child, teenager, adolescent, juvenile, pupil, student, school leaver, under 18, under 25,
under 16, older people, older person, older resident, elderly, elderly people, pensioner, women, woman, girl,
female, men, male, boy, families, troubled families, family, parent, carer, young carer, care leaver,
looked after children, repeat victim, victim and witness, victims and witnesses, witness, vulnerable victim,
vulnerable people, vulnerable adult, vulnerable person, vulnerable resident, disabled people,
people with disabilities, learning disabilities, learning disability, mental health, mental ill health,
black and minority ethnic, BME, BAME, ethnic minority, ethnic minorities, minority ethnic, black resident,
black people, asian, muslim, jewish, gypsy, traveller, gypsies and travellers, asylum seeker, refugee, migrant,
faith community, faith communities, LGBT, LGBT\+, LGBTQ, LGBTQ\+, gay, lesbian, transgender, tenant, council tenant,
householder, homeless people, homeless, sex worker, drug user, problem drug user, drug misuser, substance misuser,
substance abuser, drinker, dependent drinker, prolific offender, priority offender, persistent offender,
persistent young offender, prolific and priority offender, prolific and other priority offender, PPO, PYO,
repeat offender, adult offender, violent offender, sex offender, sexual offender, women offender, female offender,
high risk offender, dangerous offender, supervised offender, ex offender, offenders on licence,
offenders under supervision, offenders leaving, prisoner, prison leaver, perpetrator, domestic abuse perpetrator,
shopkeeper, shop worker, retailer, licensee, door staff, taxi driver, farmer, motorist, driver, cyclist,
motorcyclist, pedestrian, commuter, visitor, tourist, hospital staff, emergency worker, lone worker, NEET,
new tenant, landlord, private landlord, gang member, pregnant women, veteran, nurse, teacher, bus driver,
"""
_PLACES = """
town centre, city centre, village centre, local centre, neighbourhood centre, district centre, shopping centre,
shopping parade, precinct, high street, market place, estate, housing estate, ward, park, open space,
recreation ground, playground, play area, car park, bus station, railway station, train station, station, bus stop,
bus shelter, shelter, bus, train, tram, public transport, transport hub, tube, underground, airport, school,
primary school, secondary school, college, university, hospital, A&E, accident and emergency, GP surgery, pub,
public house, bar, club, nightclub, licensed premises, off licence, shop, supermarket, takeaway, night time economy,
evening economy, industrial estate, business park, retail park, allotment, cemetery, church, library, libraries,
leisure centre, youth club, youth centre, children's home, care home, residential home, sheltered housing,
sheltered accommodation, hostel, tower block, high rise, alley, alleyway, alley gate, subway, underpass, footpath,
towpath, canal, seafront, beach, riverside, harbour, woodland, village, rural area, rural communities,
rural community, network, street lighting, street light, phone box, telephone box, void property, empty property,
empty properties, empty home, dwelling, home, garage, building site, construction site, petrol station, post office,
bank, cashpoint, cash machine, football ground, stadium, prison, court, custody suite, motorway, junction,
red route, roads, trouble spot, hot spot area, priority ward, deprived ward, most deprived, priority neighbourhood,
deprived area, priority area, priority estate,
"""
_SERVICES = """
criminal justice system, police, police officer, officer, emergency call, call, reporting centre, bin, sharps bin,
public toilet, policing, special constable, PCSO, community support officer, police station,
neighbourhood policing team, warden, street warden, neighbourhood warden, probation, probation service, prison,
youth offending team, youth offending service, YOT, YOS, youth justice, youth service, youth work, youth worker,
outreach, detached youth work, drug treatment, treatment, drug service, alcohol service, detox, rehabilitation,
needle exchange, arrest referral, drug testing, refuge, helpline, hotline, advocacy, IDVA, ISVA,
independent domestic violence adviser, independent domestic violence advisor, domestic violence adviser, MARAC,
MAPPA, IOM, integrated offender management, DAAT, victim support, witness service, restorative justice, mediation,
neighbourhood watch, home watch, pub watch, pubwatch, shop watch, shopwatch, farm watch, radio link, CCTV,
CCTV camera, camera, ANPR, body worn video, security survey, home security, security check, smoke alarm,
fire safety, fire safety visit, property marking, bicycle marking, cycle marking, target hardening,
sanctuary scheme, lock, alarm, response time, 999 call, detection, detection rate, sanction detection, prosecution,
conviction, arrest, charge rate, caution, final warning, reprimand, ASBO, anti social behaviour order,
acceptable behaviour contract, ABC, parenting order, parenting programme, curfew, dispersal, dispersal power,
dispersal order, closure order, PSPO, public spaces protection order, community protection notice, injunction,
fixed penalty, penalty notice, stop and search, designated public place order, drinking ban, alcohol free zone,
test purchase, test purchasing, licence, taxi marshal, street pastor, best bar none, purple flag, secured by design,
environmental health, trading standards, fire service, ambulance, health visitor, social services, housing service,
housing officer, mentor, mentoring, apprenticeship, employment, accommodation, education, training place, benefit,
bail, remand, tagging, community service, community payback, unpaid work, court case, speed camera, speed gun,
community speedwatch, speedwatch, traffic calming, 20mph zone, summer scheme, sports scheme, holiday scheme,
diversionary activity, diversionary activities, diversion scheme, diversion, taxi, perpetrator programme,
freedom programme, healthy relationships, community trigger, case review, domestic homicide review,
appropriate adult,
"""

_WHO = (
    r"\b(?:people|person|individuals?|adults|those|residents|offenders|victims|families|households|customers|"
    r"clients)\s+"
    r"(?:who|whose|that|at risk|living|leaving|aged|with|under|on|in custody|from|using|over|in treatment|"
    r"committing|experiencing|affected)\b"
    r"(?!\s+(?:(?:the|our|this)\s+)?(?:live|work|area|borough|county|district|visit|city|feel|are|is|say|think|"
    r"agree|trust|all|partners|believe|where))"
)
_VICTIMS_OF = r"\b(?:victims?|survivors?|witnesses|perpetrators?)\s+(?:of|and)\s+(?!crimes?\b|anti|disorder|offen)\w+"
_NAMED_PLACE = (
    r"(?!^)\b[A-Z][\w']+(?:\s+[A-Z][\w']+)*\s+(?:[Ee]states?|[Ww]ards?|Road|Street|Lane|Avenue|Close|Grove|Drive|"
    r"Way|Square|Parade|Crescent|Terrace|"
    r"Gardens|Park|[Aa]rea|[Nn]eighbourhoods?|[Vv]illage|[Qq]uarter|Links|Green|Common|Market|Bridge|Docks?|Hill|"
    r"Island|Passage|Court|House|Meadow|School|College|Hospital)\b"
)

_NARROW = re.compile(
    f"(?i:{any_of(_CRIMES, plural=True)})|(?i:{any_of(_GROUPS, plural=True)})|(?i:{any_of(_PLACES, plural=True)})|"
    f"(?i:{any_of(_SERVICES, plural=True)})|(?i:{_WHO})|(?i:{_VICTIMS_OF})|{_NAMED_PLACE}"
)
CRIMES = compiled(any_of(_CRIMES, plural=True))
_GENERAL_PHRASES = compiled(
    any_of(
        """
        drug and alcohol partnership, safe places, home office, home affairs, crime and policing plan,
        police and crime plan, police and crime commissioner, safer schools partnership, police authority,
        community safety partnership, youth strategy group, our home, local police, police partners,
        and other places, police service, the police and partners, people from crime, people who live,
        people who work, people at the heart, british crime survey, crime survey, public space, public spaces,
        public places, public place, fire and rescue partners,
        """
    )
)
_OPEN_LIST = compiled(
    r"\b(?:crimes?|offences|issues|problems|behaviours?|incidents|offending|disorder|matters|concerns)\b[^.;]{0,25}?"
    r"\b(?:such as|including|e\.?g\.?|for example|like|for instance)\b.*"
)
_BASKET = compiled(
    r"\b(?:all|overall|total|key|bcs|comparator|recorded|volume|headline|priority|most|every|"
    r"main)\s+(?:\w+\s+){0,2}?crimes?\b[^.;]*?\bcrimes?\b|"
    r"\bkey\s+crimes?\b|\b(?:iquanta|bcs)\s+(?:comparator\s+)?(?:basket|crimes?)\b|\bbasket\s+of\b.*"
)


def without_open_lists(text: str) -> str:
    """Return a text with open lists (“crimes such as …”) and baskets of most crime put out: they name no subject.

    >>> without_open_lists("Reduce crimes including theft").split()
    ['Reduce']
    """
    return blanked(text, (_OPEN_LIST, _BASKET))


def find_subject(text: str) -> str | None:
    """Return the words that name a subject narrower than crime or safety in general; nothing where none do.

    >>> find_subject("Reduce thefts in the town centre")
    'thefts'
    >>> find_subject("Reduce key crimes such as burglary") is None
    True
    """
    found = _NARROW.search(blanked(without_open_lists(text), (_GENERAL_PHRASES,)))
    return found[0].strip() if found else None
