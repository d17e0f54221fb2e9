"""The nouns that say what kind of thing a name names."""

from __future__ import annotations

import re

KIND_WORDS: dict[str, tuple[str, ...]] = {
    "station": ("space station", "station"),
    "spacecraft": ("spacecraft", "probe", "satellite", "orbiter", "lander", "rover", "telescope", "observatory"),
    "mission": ("mission", "spacecraft", "probe", "flight", "crew"),
    "rocket": ("rocket", "launcher", "launch vehicle", "booster"),
    "programme": ("programme", "program", "initiative", "campaign"),
    "agreement": ("accord", "treaty", "agreement", "convention"),
}
"""What stands after a weak name and makes it certain."""

CRAFT_NOUNS = {
    "satellite": "spacecraft", "probe": "spacecraft", "rover": "spacecraft", "lander": "spacecraft",
    "orbiter": "spacecraft", "telescope": "spacecraft", "spacecraft": "spacecraft", "observatory": "spacecraft",
    "spaceship": "spacecraft", "capsule": "spacecraft", "mission": "mission", "rocket": "rocket",
    "launcher": "rocket",
}  # fmt: skip
"""Plain nouns after a name of craft, with the type that they give it."""

SERIES = {
    "mission": "Apollo|Artemis|Ax|Axiom Mission|Chandrayaan|Chang'e|Crew|Expedition|Gemini|Shenzhou|"
    "Soyuz MS|STS|Tianwen",
    "rocket": "Angara|Antares|Ariane|Atlas|Delta|Falcon|GSLV|H|H-II|Long March|New Glenn|Proton|PSLV|Soyuz|Vega",
    "spacecraft": "Badr|GOES|Gaofen|Jason|Landsat|Luna|Mariner|Pioneer|Sentinel|Sputnik|Tianzhou|Venera|Voyager",
}
"""Names that are numbered, by the type of what bears the number."""

ORGANISATION = (
    "Academy Agency Administration Association Assembly Authority Board Bureau Center Centre College Commission "
    "Committee Command Consortium Council Department Directorate Embassy Federation Force Forum Foundation Group "
    "Institute Institution Laboratory Ministry Museum Office Organisation Organization Secretariat School Service "
    "Society Trust Union University"
)
COMPANY = "Aerospace Airlines Aviation Company Corp Corporation Inc Industries Ltd Robotics Systems Technologies"
PROGRAMME = "Initiative Partnership Program Programme Project"
AGREEMENT = "Accord Accords Agreement Charter Convention Memorandum Pact Protocol Treaty"
FACILITY = "Base Cosmodrome Facility Spaceport Teleport"
SPACECRAFT = "Observatory Orbiter Satellite Telescope Rover"
MISSION = "Mission"

_LISTS = {
    "organisation": ORGANISATION, "company": COMPANY, "programme": PROGRAMME, "agreement": AGREEMENT,
    "facility": FACILITY, "spacecraft": SPACECRAFT, "mission": MISSION,
}  # fmt: skip
HEADS = {noun: kind for kind, nouns in _LISTS.items() for noun in nouns.split()}
"""Head nouns with capitals, and the type of a name that they head."""
_SPACE_AGENCY = re.compile(
    r"\b(?:Space|Aeronautics|Cosmonautics)\b.*\b(?:Agency|Administration|Commission|Office|Organi[sz]ation)\b"
)
_FACILITY = re.compile(r"\b(?:Space|Spaceflight|Flight|Launch|Research|Satellite Launch) (?:Center|Centre)\b")


def kind(name: str, head: str) -> str:
    """Return the type of a name by its head noun.

    >>> kind("Kenya Space Agency", "Agency"), kind("Goddard Space Flight Center", "Center")
    ('agency', 'facility')
    >>> kind("Federal Aviation Administration", "Administration")
    'organisation'
    """
    if _SPACE_AGENCY.search(name):
        return "agency"
    if HEADS[head] == "organisation" and _FACILITY.search(name) and " for " not in name:
        return "facility"
    return HEADS[head]
