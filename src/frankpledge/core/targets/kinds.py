"""Outcomes, outputs and ways of working: which of them a changing thing is."""

from __future__ import annotations

from frankpledge.core.targets.phrases import any_of, compiled

STATES = compiled(
    any_of(
        r"""
        confidence, confident, satisfaction, satisfied, dissatisfied, feel safe, feeling safe, feels safe,
        felt safe, feel safer, feeling safer, feel unsafe, feeling unsafe, feeling of safety, feelings of safety,
        feel, perception, perceive, perceived, believe, know, lives, comply, complies, safest, think, worried,
        worry, fear,
        fear of crime, trust, trusts,
        reassured, reassurance, safety, safe, safer, wellbeing, well being, health, quality of life, self esteem,
        public opinion, reporting, reports, reported, legitimacy, cohesion, relationships, relations, life chances,
        resilience, agree, sense of belonging, recovery, sobriety, abstinence, drug free, school attendance,
        attendance at school, attendance at \w+ school, attainment, employment, settled accommodation,
        suitable accommodation, housing outcomes, attitudes, behaviour, compliance, feelings, victimisation,
        """,
        plural=True,
    )
)
"""What a person feels, or how a person fares: when it changes, that is an outcome."""

SERVICE_FIGURES = compiled(
    any_of(
        """
        delay, cost, costs, expenditure, spending, budget, response time, waiting time, waiting list, waiting,
        time taken, average time, time from, time between, backlog, bureaucracy, paperwork, sickness, days lost,
        adjournment, hearing, guilty plea, absence, false alarm, duplication, staff turnover, vacancies, vacancy,
        abandoned calls, caseload, response rate, appearance, cleanliness, cases open, open cases, attrition,
        cracked trial, ineffective trial, number of meetings, detection, detection rate, detected, detections,
        sanction detection, clear up, clear up rate, clearance, prosecution, prosecutions, conviction, convictions,
        convicted, arrest, arrests, arrested, charge, charge rate, charged, positive outcome, positive outcomes,
        outcome rate, solved outcome, solved, offences brought to justice, brought to justice, to justice, caution,
        seizure, seized, seizures, assets, warrant, stop and search, fixed penalty, notices, officer, officers,
        police officer, police numbers, special constable, specials, PCSO, warden, patrol, patrols, patrolling,
        police presence, visible presence, visibility, uniformed presence, volunteers, volunteer, staff, recruits,
        membership, member, members, scheme, watch, visits, inspections, referral, referrals, referred, users,
        drug users in treatment, problem drug users entering treatment, in treatment, drug treatment,
        alcohol treatment, treatment programme, heard, offered, visited, contacted, removed, cleared, acknowledged,
        inspected, entering treatment, into treatment, treatment places, enter treatment, retained in treatment,
        complete treatment, completing, completing treatment, treatment completion, completions, completed, uptake,
        take up, participation, participants, participating, places, beds, refuge places, provision of,
        number of schools, number of places, availability, accessibility, access to services, coverage, cameras,
        lighting, street lighting, alarms, locks, sessions, survey responses, responses, opening hours, facilities,
        youth provision, homes fitted, tests, tested, drug tested, test purchases, reviews, assessments, interviews,
        orders, enforcement activity, applications, capacity, intelligence reports, training, trained,
        numbers trained, attended, answered, grants, funding, income, contacts, followers, intelligence submissions,
        """,
        plural=True,
    )
)
"""What a service does, has or costs: when it changes, the guide's nearest fit is output."""

WORKINGS = compiled(
    any_of(
        """
        support, support for, services, service, service provision, working, joint working, partnership working,
        multi agency working, communication, co ordination, coordination, cooperation, co operation,
        information sharing, sharing of information, data sharing, exchange of information, information exchange,
        information flow, data, data quality, intelligence, response, responses, response to, responses to,
        co ordinated response, quality of service, management, management of, engagement, involvement,
        community involvement, community engagement, consultation, links, liaison, understanding, awareness,
        knowledge, skills, use, effectiveness, efficiency, recording, monitoring, identification, partnership,
        partnerships, approach, approaches, processes, procedures, practice, systems, opportunities,
        opportunities for young people, opportunities for positive, accountability, transparency, governance,
        leadership, information, focus, emphasis, publicity, collaboration, resources, targeting, prevention,
        advice, enforcement, supervision, delivery, early intervention, ability, flexibility, integration,
        referral routes, pathways, experience, journey, care, environment, opportunities to participate, access,
        tasking, contact, profile,
        """,
        plural=True,
    )
)
"""How people work: when it changes, that is a process."""

STATE_CLAIMS = compiled(
    r"\b(?:satisfied|satisfaction|feel(?:ing|s)?\s+(?:\w+\s+)?(?:safe|safer|unsafe|confident|supported|reassured|"
    r"able|informed|proud|part|listened)|confident|worried|perceive|think(?:ing)?|believe|proud|"
    r"agree(?:ing)?\s+that|say(?:ing)?\s+(?:that\s+)?they)\b"
)
"""A stated level of what people feel."""
