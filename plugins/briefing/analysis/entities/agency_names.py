"""Make the further names of national agencies from their records: Japanese for Japan, "Space Agency of Nigeria".

The country's noun and adjectives change places at the beginning of a name, and "of" puts the country at its end. The
one agency of its country is also that country's Space Agency. A form that two records could bear is nobody's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.english import lexicon
from briefing.knowledge import Record

_WHOLE = "Space Agency"
_HEADS = lexicon.alternation(lexicon.capitalised("agency_head"))
_OF_SPACE = re.compile(rf"\b(?:Aeros|S)pace\b.*\b(?:{_HEADS})\b|\b(?:{_HEADS})\b.*\b(?:Aeros|S)pace\b")
_LATIN = re.compile(r"[A-Z][a-zü]+(?: [A-Z][a-z]+)*")
_FORMAL = re.compile(r" of (?:the )?(?:(?:Federal )?(?:Republic|Kingdom) of )?$")


class _Country(NamedTuple):
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    in_sentence: str


def national_agencies(records: Iterable[Record]) -> dict[str, tuple[str, ...]]:
    """Return the space agencies of each country by its id; one that is only seated there does not bear its name."""
    records = tuple(records)
    countries = {one.country[0]: one for one in records if one.type == "country" and one.country}
    found: dict[str, tuple[str, ...]] = {}
    for one in records:
        country = countries.get(one.country[0]) if one.type == "agency" and len(one.country) == 1 else None
        if country and _is_national(one, _country(country)):
            found[country.id] = (*found.get(country.id, ()), one.id)
    return found


def _is_national(agency: Record, country: _Country) -> bool:
    """Return True for an agency of space with the country, or "National", in one of its names."""
    names = (agency.name, *agency.names)
    own = any(_core(name, country) or "National" in name.split() for name in names)
    return own and any(_OF_SPACE.search(name) for name in names)


def agency_names(records: Iterable[Record]) -> dict[str, tuple[str, ...]]:
    """Return by id the names of agencies that their records leave out."""
    records = tuple(records)
    countries = {one.country[0]: _country(one) for one in records if one.type == "country" and one.country}
    agencies = [one for one in records if one.type == "agency" and len(one.country) == 1]
    count = Counter(one.country[0] for one in agencies)
    made = {
        one.id: frozenset(_made(one, countries[one.country[0]], count[one.country[0]] == 1))
        for one in agencies
        if one.country[0] in countries
    }
    taken = {name for record in records for name in (record.name, *record.names, *record.weak_names)}
    shared = Counter(name for names in made.values() for name in names)
    return {key: tuple(sorted(n for n in names if n not in taken and shared[n] == 1)) for key, names in made.items()}


def _country(record: Record) -> _Country:
    """Return the words for a country: nouns without "Republic of", adjectives, and the noun with its article."""
    names = (record.name, *record.names)
    nouns = tuple(name for name in names if _LATIN.fullmatch(name))
    return _Country(nouns, record.demonyms, record.in_sentence or record.name)


def _made(agency: Record, country: _Country, alone: bool) -> Iterator[str]:
    """Yield every name that the country's words make of an agency's names."""
    names = (agency.name, *agency.names)
    cores = {core for name in names if (core := _core(name, country))}
    cores |= {core.removeprefix("National ") for core in cores}
    if alone and any(_OF_SPACE.search(name) for name in names):
        cores.add(_WHOLE)
    if _WHOLE in cores:
        cores.add(f"National {_WHOLE}")
    for core in cores:
        yield from (f"{word} {core}" for word in (*country.nouns, *country.adjectives))
        yield f"{core} of {country.in_sentence}"


def _core(name: str, country: _Country) -> str:
    """Return a name without its country, or "" when it names none or too little is left.

    >>> country = _Country(("Testland",), ("Testlandish",), "Testland")
    >>> _core("Testlandish Space Agency", country), _core("Space Agency of the Republic of Testland", country)
    ('Space Agency', 'Space Agency')
    """
    core = _without(name, (*country.nouns, *country.adjectives), country.nouns)
    return core if " " in core else ""


def _without(name: str, first: Sequence[str], last: Sequence[str]) -> str:
    for word in first:
        if name.startswith(f"{word} "):
            return name.removeprefix(f"{word} ")
    for word in last:
        if name.endswith(word) and (formal := _FORMAL.search(name.removesuffix(word))):
            return name[: formal.start()]
    return ""
