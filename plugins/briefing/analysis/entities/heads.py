"""The nouns that say what kind of thing a name names, and the titles that go before persons."""

from __future__ import annotations

import re


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_LISTS = {
    "organisation": (
        "Academy Agency Administration Alliance Assembly Association Authority Bank Board Branch Bureau Center "
        "Centre Chamber Coalition College Command Commission Committee Confederation Consortium Corps Council "
        "Court Department Directorate Division Embassy Federation Forces Force Foundation Fund Guard Institut "
        "Institute Institution Laboratories Laboratory Lab League Ministry Museum Navy Observatory Office "
        "Organisation Organization Parliament School Secretariat Senate Service Society Survey Syndicate Trust "
        "Union Universities University Université Universität Army Polytechnic Press Times Post Herald Tribune News"
    ),
    "company": (
        "Aerospace Airlines Airways Aviation Co Company Corp Corporation Dynamics Electric Electronics "
        "Enterprises GmbH Holdings Inc Industries Labs Limited LLC Ltd Motors Robotics Spaceflight SpA Systems "
        "Technologies Ventures"
    ),
    "programme": "Challenge Corridor Fellowship Initiative Partnership Program Programme Project",
    "agreement": (
        "Accord Accords Agreement Arrangement Charter Compact Convention Deal Declaration Framework Memorandum Pact "
        "Protocol Treaty"
    ),
    "facility": "Base Building Complex Cosmodrome Facility Headquarters Spaceport Teleport Airport",
    "spacecraft": "Orbiter Satellite Telescope Rover Lander Probe Spacecraft Module",
    "mission": "Mission",
    "station": "Station",
    "rocket": "Rocket",
}  # fmt: skip
HEADS = {noun: kind for kind, nouns in _LISTS.items() for noun in nouns.split()}
"""Head nouns with capitals, and the type of a name that they head."""
OPEN_HEADS = _words(
    "Academy Administration Agency Alliance Arrangement Association Bank Board Bureau Center Centre Chamber "
    "Charter Coalition College Commission Committee Consortium Convention Council Court Declaration Department "
    "Directorate Embassy Federation Foundation Framework Fund Initiative Institut Institute Institution "
    "Laboratory Ministry Mission Museum Office Organisation Organization Partnership Pact Program Programme "
    "School Secretariat Service Society Survey Treaty Union University Université Universität Agreement"
)
"""Heads that "of", "for" or "on" may follow as part of the name."""
OF_ONLY = _words("University Université Universität College Museum Embassy Union Court Survey")
"""Heads whose complement is a place or a person: no "and", no "for"."""
GENERIC = _words(
    "Test Presidential Supply Additional Project Supervision Implementation Investment Business Wonder Secret "
    "Space National International Joint State Federal Royal Framework Cooperation Implementing Research Launch "
    "Executive General Strategic Government Governing Advisory Working Management Steering Human Civil Public "
    "Commercial Scientific Technical Control Training Mission Ground Power Central Main Regional Local Global "
    "Bilateral Trade Defense Defence Security Foreign Science Technology Administration Agency Program Lunar "
    "American First New Coast Air Task Solar Partnership Nuclear Military Nation Flight Satellite "
    "Breaking Latest Related"
)
"""Words that alone before a head noun make no name yet: Space Agency, Framework Agreement."""
TOPICS = _words(
    "Observation Programmes Programs Missions Coordination Services Law Enforcement Legal Fitness Nutrition "
    "Sports Narcotics Interior War Quantum Privacy Science Sciences Technology Technologies Space Aeronautics "
    "Aeronautic Astronautics Atmospheric Atmosphere Oceanic Ocean Research Upper Engineering Industry "
    "Industries Trade Development Education Culture Cultural Security Defense Defence Exploration Natural Food "
    "Drug Emerging Critical Aerospace Aviation Transport Transportation Infrastructure Information Innovation "
    "Commerce Energy Environment Environmental Climate Health Human Humanitarian Agriculture Water Urban "
    "Housing Economic Economy Finance Financial Foreign Affairs External Internal Communications Communication "
    "Telecommunications Digital Cyber Data Planning Policy Investment Cooperation Youth Sport Labor Labour "
    "Employment Justice Homeland Peaceful Peace Arms Astronomy Astrophysics Physics Planetary Earth Marine "
    "Navigation Remote Geospatial Intelligence Mapping Standards Applied Advanced Computing Biological Medical "
    "Medicine Mathematics Materials Nuclear Solar Astrophysical Geological Meteorological Meteorology Hydrology "
    "Hydrological Cryosphere Disaster Emergency Safety Oversight Reform Budget Mines Geology Arts Letters "
    "Humanities Welfare Training Testing Electronics Systems Robotics Automation Control Optics Mechanics "
    "Aerodynamics Propulsion Manufacturing Higher Basic Banking Rural Consumer Urbanism Management "
    "Administration Reconstruction Road Society Settlements Sustainable Sustainability Resources Fisheries "
    "Forestry Petroleum Mineral Tourism Works Public High-Tech Scientific Robotic"
)
"""What ministries and institutes are about: may be joined by "and" within a name."""
TITLES = _words(
    "Administrator Admiral Brigadier Adviser Advisor Ambassador Astronaut Attorney Captain Chair Chairman "
    "Chairwoman Chairperson Chancellor Chief CEO Colonel Commander Commissioner Congressman Congresswoman "
    "Cosmonaut Director Doctor Dr Engineer Envoy Excellency Gen General Governor Highness Judge Justice King "
    "Lady Lt Maj Major Marshal Mayor Minister Mr Mrs Ms Mx Capt Col Cmdr Officer Pilot Premier President Prince "
    "Princess Prof Professor Queen Rep Representative Scientist Secretary Sen Senator Sgt Sheikh Sheikha Sir "
    "Speaker Specialist Spokesman Spokesperson Spokeswoman Taikonaut Undersecretary Founder Lieutenant Gov Amb "
    "Investigator Manager Nominee Secretary-General Director-General Vice-President Vice-Chair Attorney-General "
    "Under-Secretary-General Vice-Minister Major-General Honorable Honourable"
)
"""Capitalised words that go before the name of a person."""
OF_ANOTHER = _words("Dr Mrs Ms Mx Lady")
"""Titles that a head of state does not bear: Dr Biden is not the president."""
PLAIN_TITLES = frozenset(
    {title.lower() for title in TITLES - {"King", "General", "Lady", "Justice", "Sir", "Major", "Highness"}}
    - {"chair", "chief", "mr", "mrs", "ms", "pilot", "officer", "nominee", "captain"}
) | _words(
    "analyst researcher expert scholar economist historian journalist co-founder head chief boss traveler traveller"
)
PLURAL_TITLES = _words(
    "astronauts cosmonauts taikonauts Astronauts Cosmonauts Taikonauts Senators senators Presidents Secretaries "
    "Representatives Ministers crewmates"
)
"""Titles of several persons, whose names follow as a list."""
HEAD_OF_TITLES = _words("Deputy Vice Prime Acting Assistant Associate Crown First Former Under Interim Senior")
PORTFOLIOS = TOPICS | _words(
    "State Treasury War Interior Veterans Air Force Navy Army Strategic Operations National Principal Executive "
    "Space Station Program Programme Exploration Directorate Mission International Military Civil Council Board "
    "Committee Cabinet Government Parliament Federation Republic Union United Kingdom States Foreign Minister "
    "Secretary General Director"
)
"""What may stand between "Minister of" and the name of the minister."""
_SPACE_AGENCY = re.compile(
    r"\b(?:Space|Aeronautics|Cosmonautics|Aerospace|Astronautics)\b.*"
    r"\b(?:Agency|Administration|Commission|Office|Authority|Organi[sz]ation)\b"
)
_FACILITY = re.compile(
    r"\b(?:Space|Spaceflight|Flight|Launch|Control|Operations|Tracking|Test) (?:Center|Centre)\b"
    r"|\b(?:Ground|Research|Antarctic|Tracking) Station\b"
)

_OF_SPACE = re.compile(
    r"\b(?:Lunar|Space|Moon|Mars|Martian|Orbit\w*|Asteroid|Comet|Solar|Planetary|Earth|Satellite|Crew)\b"
)
_OF_STATE = re.compile(rf" for |\b(?:Semiconductors?|Hydrogen|{'|'.join(sorted(TOPICS))})\b")
"""What a mission of a state is about: the Green Hydrogen Mission."""
_MONEY = re.compile(r"\b(?:Infrastructure|Finance|Investment|Credit|Loan|Guarantee) Facility$")


def kind(name: str, head: str) -> str:
    """Return the type of a name by its head noun.

    >>> kind("Kenya Space Agency", "Agency"), kind("Goddard Space Flight Center", "Center")
    ('agency', 'facility')
    >>> kind("Kenya Agriculture Mission", "Mission"), kind("Kenya Lunar Exploration Mission", "Mission")
    ('programme', 'mission')
    >>> kind("Federal Aviation Administration", "Administration")
    'organisation'
    """
    if name.rstrip(".").endswith((" Inc", " Ltd", " LLC", " GmbH", " Corp")):
        return "company"
    if _SPACE_AGENCY.search(name):
        return "agency"
    if (head == "Mission" and _OF_STATE.search(name) and not _OF_SPACE.search(name)) or _MONEY.search(name):
        return "programme"
    if HEADS[head] in ("organisation", "station") and _FACILITY.search(name) and " for " not in name:
        return "facility"
    return HEADS[head]
