"""What the words beside a name say: that it is part of another name, or that a weak name means its record."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefing.analysis.entities.candidate import Candidate
from briefing.analysis.entities.disambiguation.signs import acts, carries, has_officers, is_probe, nearby
from briefing.analysis.entities.gazetteer import DEMONYM, WEAK
from briefing.analysis.entities.heads import HEAD_OF_TITLES, HEADS, TITLES, TOPICS
from briefing.analysis.entities.stems import stems
from briefing.analysis.entities.words import CALENDAR, FUNCTION
from briefing.english import lexicon
from briefing.knowledge import Record, space_words

_WORD_AFTER = re.compile(r" ([^\W_][^\s,;:()\"“”]*)")
_WORD_BEFORE = re.compile(r"([^\s,;:()\"“”'’.!?…]+) $")

_NEAR = {
    "media": lexicon.words("beside_media"),
    "station": space_words.words("beside_a_station", "beside_things_of_space"),
    "spacecraft": space_words.words("beside_a_spacecraft", "beside_things_of_space"),
    "mission": space_words.words("beside_a_mission", "beside_things_of_space"),
    "programme": space_words.words("beside_a_programme", "beside_things_of_space"),
    "rocket": space_words.words("beside_a_rocket"),
    "body": space_words.words("beside_a_body"),
    "facility": space_words.words("beside_a_facility"),
    "company": space_words.words("beside_a_company"),
}
"""Words beside which a weak name means what has the type."""
_ACRONYM_CUES = frozenset(["station", "programme", "mission", "spacecraft", "rocket"])
"""Types whose weak acronyms may be read by cues; those of agencies, firms and places need a stronger sign."""
_OTHERS = lexicon.capitalised("place_or_paper_head")
"""Capitalised words that make another name of the one before them."""
_MAKERS = lexicon.capitalised("place_modifier")
_REGIONS = frozenset("Latin North South Central Native".split())
"""Words that make a region of a people's name: Latin American."""
_NUMERALS = frozenset(["One", "Two"])
_OCEANS = re.compile(r" (?:and [A-Z][a-z]+ )?Oceans?\b")
OFFICES = lexicon.capitalised("leader") | {"Administrator", "Secretary-General"}
"""Titles of those whose surname alone says who is meant."""
_BESIDE_COUNTRY = lexicon.capitalised("body_of_state") | space_words.capitalised("body_of_state")


_HELD = re.compile(
    rf"\b(?:{lexicon.alternation(lexicon.capitalised('leader', 'envoy'))})"
    r"(?: General)? (?:of|to) (?:the )?$|\bMinistry of [^.;]{3,90} of (?:the )?$"
)
"""What stands before the country of an office or a ministry: the Ambassador of Testland Ann Example."""
_WATERS = re.compile(rf"\b(?:{lexicon.alternation(lexicon.capitalised('water'))}) of (?:the )?$")


_LONG_FORM = 120  # characters before an acronym in which its long form may stand


class Sure(NamedTuple):
    """A certain name and its record."""

    candidate: Candidate
    record: Record


@dataclass(frozen=True, slots=True)
class Beside:
    """Certain names in order, to ask what stands near an offset."""

    starts: tuple[int, ...]
    sure: tuple[Sure, ...]
    owners: frozenset[str]
    """The names of their records."""

    def end_before(self, offset: int) -> int:
        """Return where the last certain name before an offset ends."""
        number = bisect_left(self.starts, offset)
        return self.sure[number - 1].candidate.end if number else 0

    def starts_at(self, offset: int) -> bool:
        """Return True when a certain name begins at an offset."""
        number = bisect_left(self.starts, offset)
        return number < len(self.starts) and self.starts[number] == offset

    def overlaps(self, start: int, end: int) -> bool:
        """Return True when a certain name shares a letter with the span."""
        return self.end_before(end) > start

    def near(self, start: int, end: int, width: int) -> Sequence[Sure]:
        """Return the certain names within a number of characters."""
        return self.sure[bisect_left(self.starts, start - width) : bisect_left(self.starts, end + width)]

    def around(self, folded: str, start: int, end: int) -> Iterator[Sure]:
        """Yield the certain names that own a span: right before it, or after "of"."""
        number = bisect_left(self.starts, start)
        last = self.sure[number - 1].candidate.end if number else start - 9
        if start - last < 9 and folded[last:start].strip() in ("", "'s", "'"):
            yield self.sure[number - 1]
        if number == len(self.sure) or self.starts[number] > end + 9:
            return
        if folded[end : self.starts[number]].strip() in ("of", "of the", "in", "in the"):
            yield self.sure[number]


def beside(sure: Sequence[Sure]) -> Beside:
    """Return certain names so that neighbours can be asked for."""
    owners = {one.record.name for one in sure}
    return Beside(tuple(one.candidate.start for one in sure), tuple(sure), frozenset(owners))


def is_part(folded: str, start: int, end: int, record: Record, strength: str, beside: tuple[bool, bool]) -> bool:
    """Return True when capitalised words beside it make a single word part of another name.

    `beside` says whether other names stand before and after: those are no part of this.
    """
    surface = folded[start:end]
    if folded.startswith(("$", "@"), end):  # "US$10 million", an address of mail
        return True
    if strength == WEAK and " " in surface and record.type == "organisation":
        word = _before(folded, start)
        longer = _after(folded, end) in HEADS or _after(folded, end) in _NUMERALS
        return longer or bool(word and not beside[0] and not _plain(word))
    if surface.startswith(("Department of ", "Ministry of ")) and _after(folded, end) in TOPICS:
        return True
    if " " in surface or (surface.isupper() and record.type != "country") or "." in surface:
        return False
    before, after = _before(folded, start), _after(folded, end)
    if strength == DEMONYM and (before in _REGIONS or after == "Treaty" or _OCEANS.match(folded, end)):
        return True
    if record.type == "country" and _WATERS.search(folded, max(0, start - 20), start):
        return True
    if after in _OTHERS or (before in _MAKERS and strength != DEMONYM):
        return True
    if before and not beside[0] and not _plain(before) and not before.isupper() and strength != DEMONYM:
        return True
    if not after or beside[1] or _plain(after) or after.isupper() or surface.isupper():
        return False
    if record.type == "country":
        held = _HELD.search(folded, max(0, start - 110), start)
        return strength != DEMONYM and after not in _BESIDE_COUNTRY and not held
    return record.type == "body" or (strength == WEAK and after not in HEADS)


def fits(folded: str, start: int, end: int, record: Record, near: Beside) -> bool:
    """Return True when the words near a weak name show that it means its record."""
    surface = folded[start:end]
    if record.type == "country":
        return surface.isupper() or _listed(folded, start, end, near, record.type)
    if record.type == "person":
        return _before(folded, start) in OFFICES
    if record.type == "organisation":
        return _is_owned(folded, start, end, record, near)
    if record.type == "agency" and surface.isupper() and _is_spelt_out(folded, start, end, record):
        return True
    if record.type == "agency":
        staffed = has_officers(folded, start, end) or _listed(folded, start, end, near, record.type)
        return staffed or any(_shares_country(c, record) for c in near.near(start, end, 40))
    if (
        record.type == "body"
        and record.in_sentence == f"the {surface}"
        and folded[start - 4 : start] in ("the ", "The ")
    ):
        return _after(folded, end) == ""
    if record.type == "facility" and any(one.record.type == "agency" for one in near.around(folded, start, end)):
        return True
    if record.type == "media" and carries(folded, start, end):
        return True
    if record.type == "company" and acts(folded, end):
        return True
    if record.type == "company" and _listed(folded, start, end, near, record.type):
        return True
    if record.type == "programme" and is_probe(folded, start, end):
        return False
    cues = _NEAR.get(record.type)
    if cues is None or (surface.isupper() and len(surface) < 6 and record.type not in _ACRONYM_CUES):
        return False
    plain = _opens(folded, start) and not surface.isupper()
    return not plain and not cues.isdisjoint(nearby(folded, start, end))


def _is_spelt_out(folded: str, start: int, end: int, record: Record) -> bool:
    """Return True for an acronym in brackets after words of the stems of a name: Agency Spaziale Italiana (ASI)."""
    if folded[max(0, start - 2) : start] != " (" or folded[end : end + 1] != ")":
        return False
    words = folded[max(0, start - _LONG_FORM) : start - 2].split()[-(end - start) :]
    mine = stems(" ".join(words))
    return len(words) > 1 and any(mine <= stems(name) for name in (record.name, *record.names))


def _is_owned(folded: str, start: int, end: int, record: Record, near: Beside) -> bool:
    """Return True for a short name when the text names what the full name adds to it: the Department of State.

    Beside the name of another country it is that country's: the Department of Energy of Testland.
    """
    short = folded[start:end].split()
    if len(short) < 2 or not set(short) <= set(record.name.split()):
        return False
    rest = [word for word in record.name.split() if word not in short and word not in ("of", "the")]
    return " ".join(rest) in near.owners and not is_foreign(folded, start, end, record, near)


def is_foreign(folded: str, start: int, end: int, record: Record, near: Beside) -> bool:
    """Return True for a short name beside another country than its record's: the Testlandish Air Force."""
    others = [one.record for one in near.around(folded, start, end) if one.record.type == "country"]
    return any(other.country != record.country for other in others)


def _shares_country(sure: Sure, record: Record) -> bool:
    """Return True for a country that is the record's own."""
    return sure.record.type == "country" and sure.record.country == record.country


def _listed(folded: str, start: int, end: int, near: Beside, kind: str) -> bool:
    """Return True when another of its type stands beside it in a list ("Armenia and Georgia")."""
    for candidate, record in near.near(start, end, 24):
        if record.type != kind:
            continue
        between = folded[candidate.end : start] if candidate.end <= start else folded[end : candidate.start]
        if between.strip() in (",", "and", "or", ", and", "/", "&"):
            return True
    return False


def _plain(word: str) -> bool:
    """Return True for a capitalised word that is no part of a name beside it."""
    low = word.lower()
    if low in FUNCTION or low in CALENDAR or low.endswith("ing"):
        return True
    return word in TITLES or word in HEAD_OF_TITLES or word in HEADS


def _after(folded: str, end: int) -> str:
    """Return the capitalised word that follows after one space, or ""."""
    match = _WORD_AFTER.match(folded, end, end + 30)
    word = match[1].rstrip(".'!?") if match else ""
    return word if word[:1].isupper() else ""


def _before(folded: str, start: int) -> str:
    """Return the capitalised word that stands one space before, or ""."""
    match = _WORD_BEFORE.search(folded, max(0, start - 30), start)
    return match[1] if match and match[1][0].isupper() else ""


def _opens(folded: str, start: int) -> bool:
    """Return True at the beginning of a sentence, where any word has a capital."""
    return folded[max(0, start - 2) : start].strip() in ("", ".", "!", "?", "“")
