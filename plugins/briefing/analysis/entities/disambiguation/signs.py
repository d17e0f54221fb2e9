"""Read from the words beside a weak name what bears it: a company, a news agency, a stretch of land, a probe."""

from __future__ import annotations

import re

from briefing.english import lexicon
from briefing.knowledge import space_words

_WIDTH = 90  # characters on either side in which a cue counts
_HEAD = 120  # characters; the line of place, day and agency stands before
_LETTERS = re.compile(r"[a-z]+")
_LAND = lexicon.words("land")
"""Plain words near a name that is a company's elsewhere and here a stretch of land's."""
_DASH = re.compile(r" ?(?:-|–|—|_|:)")
"""What follows the agency that a text is from: TESTTOWN (WNA) — …"""
_TOLD = re.compile(r"\b(?:news agency|newswire|broadcaster|told) $")
_TOLD_ACRONYM = re.compile(r"\b(?:agency|told|(?:according )?to|by)(?: the)? $")
_TELLS = re.compile(r" (?:reported|reports|quoted|quotes|cited)\b")
"""What stands before and after one who carries news: told WNA, WNA reported."""
_PROBED = space_words.words("flown_past")
"""Plain words near the name of a probe, when a programme bears it as well."""
_ACTS = re.compile(rf" (?:{lexicon.alternation(lexicon.words('company_does'))})\b")
"""What a company does and no planet or painter on record."""
_OWNED = lexicon.words("company_owns") | space_words.words("company_owns")
_OWN = re.compile(rf" (?:{lexicon.alternation(_OWNED)})\b")
"""What a company owns, so that an article may stand before its name: the Planet constellation."""

_OFFICERS = lexicon.words("head_office", "officer") | space_words.words("spacefarer")
_HEADED = re.compile(rf"\b(?:{lexicon.alternation(_OFFICERS)}) of (?:the )?$", re.IGNORECASE)
_STAFFED = re.compile(rf"(?:'s)? (?:{lexicon.alternation(_OFFICERS)})\b", re.IGNORECASE)
"""What stands before and after a body that has officers: president of TSA, TSA astronauts."""

_FIRMS = lexicon.words("company_noun", "maker_noun")
_APPOSED = re.compile(rf", (?:an?|the|[A-Z][a-z]+'s) (?:[\w-]+ ){{0,6}}?(?:{lexicon.alternation(_FIRMS)})\b")
"""What follows a company: Sampler, Testland's rocket corporation."""


def nearby(folded: str, start: int, end: int) -> frozenset[str]:
    """Return the words in small letters that stand near a name in its sentence."""
    before = folded[max(0, start - _WIDTH) : start].rpartition(". ")[2]
    after = folded[end : end + _WIDTH].partition(". ")[0]
    return frozenset(_LETTERS.findall(f"{before} {after}".lower()))


def acts(folded: str, end: int) -> bool:
    """Return True when a verb of what companies do follows a name, or ", a company" and the like."""
    return _ACTS.match(folded, end) is not None or _APPOSED.match(folded, end, end + 120) is not None


def has_officers(folded: str, start: int, end: int) -> bool:
    """Return True behind "president of" and before "president" or "astronaut".

    >>> has_officers("the head of TSA", 12, 15), has_officers("a TSA astronaut", 2, 5), has_officers("a TSA law", 2, 5)
    (True, True, False)
    """
    return bool(_HEADED.search(folded, max(0, start - 40), start) or _STAFFED.match(folded, end))


def carries(folded: str, start: int, end: int) -> bool:
    """Return True for one who carries news: in brackets in the line of place and day, or told something.

    >>> carries("TESTTOWN (WNA) — It flew", 10, 13), carries("Speaking to WNA", 12, 15)
    (True, True)
    >>> carries("It fell to Dusk", 11, 15)
    False
    """
    if start < _HEAD and folded[start - 1 : start] + folded[end : end + 1] == "()":
        return _DASH.match(folded, end + 1) is not None
    told = _TOLD_ACRONYM if folded[start:end].isupper() else _TOLD
    return told.search(folded, max(0, start - 20), start) is not None or _TELLS.match(folded, end) is not None


def is_land(folded: str, start: int, end: int) -> bool:
    """Return True behind "the", unless a thing of a company follows, and near words of land: "the Amazon"."""
    article = folded[max(0, start - 4) : start].lower() == "the " and not _OWN.match(folded, end)
    return article or not _LAND.isdisjoint(nearby(folded, start, end))


def is_probe(folded: str, start: int, end: int) -> bool:
    """Return True near words of a flight past a planet; without them Galileo is the navigation programme."""
    return not _PROBED.isdisjoint(nearby(folded, start, end))
