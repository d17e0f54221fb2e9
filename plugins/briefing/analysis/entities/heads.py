"""The nouns that say what kind of thing a name names, and the titles that go before persons."""

from __future__ import annotations

import re

from briefing.english import lexicon
from briefing.knowledge import space_words

_TYPES = {
    "organisation": lexicon.capitalised("organisation_head") | space_words.capitalised("organisation_head"),
    "company": lexicon.capitalised("company_head") | space_words.capitalised("company_head"),
    "programme": lexicon.capitalised("programme_head"),
    "agreement": lexicon.capitalised("agreement_head"),
    "facility": lexicon.capitalised("facility_head") | space_words.capitalised("facility_head"),
    "spacecraft": lexicon.capitalised("spacecraft_head") | space_words.capitalised("spacecraft_head"),
    "mission": frozenset(["Mission"]),
    "station": frozenset(["Station"]),
    "rocket": frozenset(["Rocket"]),
}
HEADS = {noun: kind for kind, nouns in _TYPES.items() for noun in nouns}
"""Head nouns with capitals, and the type of a name that they head."""
OPEN_HEADS = lexicon.capitalised("open_head")
"""Heads that "of", "for" or "on" may follow as part of the name."""
OF_ONLY = lexicon.capitalised("place_complement_head")
"""Heads whose complement is a place or a person: no "and", no "for"."""
GENERIC = lexicon.capitalised("generic_modifier") | space_words.capitalised("generic_modifier")
"""Words that alone before a head noun make no name yet: Space Agency, Framework Agreement."""
TOPICS = lexicon.capitalised("portfolio_topic") | space_words.capitalised("portfolio_topic")
"""What ministries and institutes are about: may be joined by "and" within a name."""
TITLES = lexicon.capitalised("person_title") | space_words.capitalised("person_title")
"""Capitalised words that go before the name of a person."""
OF_ANOTHER = lexicon.capitalised("courtesy_title")
"""Titles that a head of state does not bear: Dr Biden is not the president."""
PLAIN_TITLES = frozenset(title.lower() for title in TITLES) - lexicon.lowered("word_as_title") | lexicon.words(
    "plain_office"
)
PLURAL_TITLES = (
    lexicon.capitalised("plural_title")
    | space_words.capitalised("plural_title")
    | space_words.words("plural_title")
    | {"senators", "crewmates"}
)
"""Titles of several persons, whose names follow as a list."""
HEAD_OF_TITLES = lexicon.capitalised("title_modifier")
PORTFOLIOS = TOPICS | lexicon.capitalised("office_complement") | space_words.capitalised("office_complement")
"""What may stand between "Minister of" and the name of the minister."""
_OF_SPACE_BODIES = lexicon.capitalised("space_body_word") | space_words.capitalised("space_body_word")
_SPACE_AGENCY = re.compile(
    rf"\b(?:{lexicon.alternation(_OF_SPACE_BODIES)})\b.*"
    rf"\b(?:{lexicon.alternation(lexicon.capitalised('agency_head'))})\b"
)
_CENTERS = lexicon.capitalised("center_modifier") | space_words.capitalised("center_modifier")
_FACILITY = re.compile(
    rf"\b(?:{lexicon.alternation(_CENTERS)}) (?:Center|Centre)\b"
    r"|\b(?:Ground|Research|Antarctic|Tracking) Station\b"
)

_SPACE_WORDS = lexicon.capitalised("space_name_word") | space_words.capitalised("space_name_word")
_OF_SPACE = re.compile(rf"\b(?:{lexicon.alternation(_SPACE_WORDS)})\b")
_OF_STATE = re.compile(rf" for |\b(?:Semiconductors?|Hydrogen|{'|'.join(sorted(TOPICS))})\b")
"""What a mission of a state is about: the Green Hydrogen Mission."""
_INSTRUMENTS = frozenset(["Observatory", "Telescope"])
_WATCHING = re.compile(rf" for |\b(?:{lexicon.alternation(lexicon.capitalised('watched'))})\b")
"""What is in the name of an observatory that is a body: Space for Climate Observatory."""
_IN_ORBIT = re.compile(rf"\b(?:{lexicon.alternation(space_words.capitalised('orbital_modifier'))})\b", re.IGNORECASE)
"""What an observatory or telescope in space is called; the others stand on the ground."""
_MONEY = re.compile(rf"\b(?:{lexicon.alternation(lexicon.capitalised('money_modifier'))}) Facility$")


def kind(name: str, head: str) -> str:
    """Return the type of a name by its head noun.

    >>> kind("Kenya Space Agency", "Agency"), kind("Goddard Space Flight Center", "Center")
    ('agency', 'facility')
    >>> kind("Kenya Agriculture Mission", "Mission"), kind("Kenya Lunar Exploration Mission", "Mission")
    ('programme', 'mission')
    >>> kind("Federal Aviation Administration", "Administration")
    'organisation'
    >>> kind("Sample Space Telescope", "Telescope"), kind("Sample Telescope", "Telescope")
    ('spacecraft', 'facility')
    """
    if name.rstrip(".").endswith((" Inc", " Ltd", " LLC", " GmbH", " Corp")):
        return "company"
    if _SPACE_AGENCY.search(name):
        return "agency"
    if (head == "Mission" and _OF_STATE.search(name) and not _OF_SPACE.search(name)) or _MONEY.search(name):
        return "programme"
    if head in _INSTRUMENTS and not _WATCHING.search(name):
        return "spacecraft" if _IN_ORBIT.search(name) else "facility"
    if HEADS[head] in ("organisation", "station") and _FACILITY.search(name) and " for " not in name:
        return "facility"
    return HEADS[head]
