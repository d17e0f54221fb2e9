"""Organisations, programmes, agreements and places of work, found by the noun that heads their name.

Two forms: capitalised words that end in a head noun ("Kenya Space Agency"), and a head noun followed by what it
is of or for ("Center for Research and Engineering in Space Technology", "Free University of Brussels").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.analysis.entities.candidate import Candidate, found
from briefing.analysis.entities.complements import complement
from briefing.analysis.entities.given import GIVEN
from briefing.analysis.entities.heads import (
    GENERIC,
    HEAD_OF_TITLES,
    HEADS,
    TITLES,
    TOPICS,
    kind,
)
from briefing.analysis.entities.rule import Document, NameRule
from briefing.english import lexicon

_LEFT = 10  # words
_SHARED = lexicon.capitalised("shared_head")
_ORGANS = frozenset(["Board", "Council"])
_LEGAL = lexicon.capitalised("legal_form")
"""Forms of companies in law: whatever stands before them is a name."""
_HALVES = frozenset(["Co", "Pte", "Pty", "Pvt"])
_SHORT = 3  # words
_JOINTS = frozenset(["and", "&", "to", "for"])
_BEGINNINGS = frozenset(["First", "Other"])
"""Words that belong to a name when no sentence begins with them."""
_NEW = lexicon.capitalised("new_place")
"""What is never called so without "New"."""
_NO_PART = TITLES | lexicon.capitalised("kind_of_body")
"""Capitalised words that go before a name and end no longer one: NGO."""
_PLACES = frozenset(["country", "demonym"])
_PAPERS = ("programme", "agreement")
_QUOTED = re.compile(r"[“\"]([^“”\"]{12,400})[”\"]")


def headed(reading: Document) -> Iterator[Candidate]:
    """Yield every name that a head noun types; the parts of a name that has one already are skipped."""
    done = 0
    for head, word in reading.written(HEADS):
        if head < done or not word.capital or head in reading.known:
            continue
        first, last = _first(reading, head), complement(reading, head)
        if _is_name(reading, first, head, last):
            yield _candidate(reading, first, head, last)
            done = last


def quoted(reading: Document) -> Iterator[Candidate]:
    """Yield the title of a document in quotation marks when one of its first words types it."""
    for match in _QUOTED.finditer(reading.text):
        title = match[1].rstrip(" ,.;")
        heads = [word for word in title.split()[:4] if HEADS.get(word) == "agreement"]
        small = sum(word[0].islower() for word in title.split())
        if heads and title[0].isupper() and ". " not in title and small * 2 <= len(title.split()):
            yield found(reading.text, match.start(1), match.start(1) + len(title), "agreement", "quoted title")


def _first(reading: Document, head: int) -> int:
    """Return the first word of the name that ends in or goes on from a head noun."""
    first = head
    while head - first < _LEFT and (reading.joined(first) or reading.between(first) in _joints(reading, first)):
        before = reading.words[first - 1]
        if _is_new(reading, first - 1) or (before.capital and before.text not in _NO_PART):
            first -= 1
        elif before.low == "and" and _joins_topics(reading, first):
            first -= 2
        else:
            break
    while first < head and _is_other(reading, first, head):
        first += 1
    if reading.text_at(first) in GIVEN and reading.kind_at(first + 2) in _PLACES and first + 2 < head:
        return first + 2
    return first - 1 if _is_bare(reading, first, head) else first


def _joints(reading: Document, number: int) -> tuple[str, ...]:
    """Return what may stand before a word inside a name: "Sampler & Sons", "Sampler Tides, Inc.", "Co., Ltd."."""
    short = ("., ", ". ") if reading.text_at(number - 1) in _HALVES else ()
    return (" & ", ", ", *short) if reading.text_at(number) in _LEGAL else (" & ",)


def _is_new(reading: Document, number: int) -> bool:
    """Return True for the "New" of New York University, not for that of "a New Task Force" or "New rockets"."""
    if reading.text_at(number) != "New" or reading.text_at(number - 1).lower() in ("a", "an"):
        return False
    return not reading.words[number].opens or reading.text_at(number + 1) in _NEW


def _is_bare(reading: Document, first: int, head: int) -> bool:
    """Return True when what is left after an acronym names nothing alone: UN Information Service."""
    owned = reading.joined(first) and reading.kind_at(first - 1) in ("agency", "organisation")
    plain = all(reading.text_at(n) in TOPICS or reading.text_at(n) in GENERIC for n in range(first, head))
    return owned and plain and first < head and reading.text_at(first - 1).isupper()


def _joins_topics(reading: Document, number: int) -> bool:
    """Return True for "and" between two topics, as in "Oceanic and Atmospheric Administration"."""
    left = reading.text_at(number - 2)
    glued = reading.joined(number - 1) and reading.words[number - 2].capital
    return glued and left in TOPICS and number - 2 not in reading.known and left not in HEADS


def _is_other(reading: Document, number: int, head: int) -> bool:
    """Return True for a first word that is a name of its own, or only begins the sentence."""
    word, kind_ = reading.words[number], reading.kind_at(number)
    if kind_ == "company" and HEADS[reading.text_at(head)] == kind_ and head > number + 1:
        return False  # "Sampler Heavy Industries" is another company than Sampler
    if kind_ in ("agency", "company", "media") or (kind_ and kind_ not in _PLACES and word.text.isupper()):
        return True
    return word.opens and word.low.endswith("ing") and number < head


def _is_name(reading: Document, first: int, head: int, last: int) -> bool:
    """Return False for a head noun with nothing of its own beside it: Space Agency, the Center."""
    words = reading.words
    if reading.text_at(head) in _ORGANS and _is_owned(reading, first, head, last):
        return False  # "ESA Executive Board", through which ESA acts
    if len(reading.text_at(first)) == 1 or reading.text_at(first) in _HALVES or reading.between(first).endswith("/"):
        return False  # "U.S Department of Energy", "(Lee) Pte Ltd", "POW/MIA Agency"
    if _is_office(reading, first, head, last):
        return False
    if last > head + 1:
        own = [w.text for w in words[head + 1 : last] if w.capital]
        return own not in (["Understanding"], ["Cooperation"]) and not (len(own) == 1 and own[0] in HEADS)
    left = [number for number in range(first, head) if words[number].capital]
    if _runs_on(reading, last):
        return False
    if not left or words[first - 1].text == "Nominee" or _is_cut(reading, first, head):
        return False
    if all(reading.kind_at(n) in _PLACES for n in left):
        return words[head].text not in _SHARED
    if words[head].text == "Administration" and len(left) == 1:
        return False
    if (
        words[head].text not in _LEGAL
        and HEADS[words[head].text] == "company"
        and _is_field([words[n].text for n in left])
    ):
        return False
    if reading.joined(first) and words[first - 1].low in ("a", "an") and _is_common(words[n].text for n in left):
        return False
    if words[first].opens and reading.text.startswith(":", words[last - 1].end) and HEADS[words[head].text] in _PAPERS:
        return False  # "Fuels Initiative: Both sides agreed" has a heading
    plain = [words[n].text for n in left if reading.kind_at(n) not in _PLACES]
    telling = words[head].text == "Ministry" or plain[0] not in GENERIC  # "the Defence Ministry"
    return len(left) > 1 or (telling and len(plain[0]) > 1)


def _is_owned(reading: Document, first: int, head: int, last: int) -> bool:
    """Return True for what a known agency begins or stands before, or for an organ of a body: Council of TSA."""
    inside = "agency" in (reading.kind_at(first), reading.joined(first) and reading.kind_at(first - 1))
    return inside or (last > head + 1 and reading.kind_at(last - 1) in ("agency", "organisation"))


def _is_office(reading: Document, first: int, head: int, last: int) -> bool:
    """Return True for what belongs to the title of a person: the Attorney’s Office for Lee, Deputy Program Manager."""
    titles = all(reading.text_at(number) in HEAD_OF_TITLES for number in range(first, head))
    owned = reading.between(first) in ("'s ", "’s ") and reading.text_at(first - 1) in TITLES
    before = reading.text_at(last) if reading.joined(last) else ""
    return before == "Minister" or (titles and (owned if first == head else before in TITLES))


def _is_common(words: Iterable[str]) -> bool:
    """Return True for words that any name may have: a National Security Memorandum is one of many."""
    return all(word in GENERIC or word in TOPICS for word in words)


def _is_cut(reading: Document, first: int, head: int) -> bool:
    """Return True for the end of a longer name: Fish and [Wildlife Service], First [Movers Coalition]."""
    if reading.joined(first) and reading.text_at(first - 1) in _BEGINNINGS:
        return not reading.words[first - 1].opens
    joint = reading.text_at(first - 1) in _JOINTS and reading.joined(first) and reading.joined(first - 1)
    before = first - 2
    short = head - first < _SHORT and first not in reading.known
    plain = reading.words[before].capital and before not in reading.known and reading.text_at(before) not in HEADS
    return joint and short and plain and before >= 0


def _runs_on(reading: Document, last: int) -> bool:
    """Return True when a capitalised word follows that begins no other name: European Service Module."""
    if not reading.joined(last) or not reading.words[last].capital or last in reading.known:
        return False
    word = reading.words[last].text
    return not (word in TITLES or word in HEAD_OF_TITLES or word.isupper() or word in GIVEN)


def _is_field(words: Sequence[str]) -> bool:
    """Return True for words that tell a field of work and no company: Emerging Technologies."""
    first = words[0] in TOPICS or words[0] in GENERIC or words[0].endswith(("al", "ed", "ic"))
    return first or any(word.endswith(("ing", "ive")) for word in words)


def _candidate(reading: Document, first: int, head: int, last: int) -> Candidate:
    words = reading.words
    start, end = words[first].start, words[last - 1].end
    return found(reading.text, start, end, kind(reading.text[start:end], words[head].text), "head noun")


RULES = (
    NameRule(
        "quoted title",
        quoted,
        examples=("the “[Framework Agreement Between Testland and Lee on the Use of Moons](agreement),” signed",),
        negatives=("the “first steps”", "“The agreement is good for all of us, and the Treaty too,” she said"),
    ),
    NameRule(
        "head noun",
        headed,
        examples=(
            "the [Lakeside Institute of Physics](organisation) said",
            "the [Ministry of Science, Technology and Innovation](organisation) of Testland",
            "the [Lunar Resources Treaty](agreement)",
            "at the [Center for Robotics and Engineering in Space Technology](organisation) in Sampletown",
            "the [Free University of Sampletown](organisation) and Lee",
            "the [Oceanic and Atmospheric Administration](organisation)",
            "the [Lee University of Science and Technology](organisation) and Lee",
            "the [TSA Information Service](organisation) and the [Sailing & Rowing Committee](organisation) said",
            "from Sally Weaver [Testlandish Society of Tides](organisation)",
            "at the [Council on Foreign Relations](organisation) and Women in Tides",
            "Sampler and the [Kenton Space Agency](agency)", "[Samplers Aerospace](company) builds it",
            "with [Digital Tides Corp](company). and [Tidal Systems, Inc](company). of Lee",
            "the [Institute of Tidal Physics](organisation) of the [Lakeside Academy of Sciences](organisation)",
            "the [Partnership for Better Launches](programme)",
            "New [Kenton University](organisation) opened, as did the [New Lakeside University](organisation)",
            "[New Haven Observatory](facility) opened",
            "[Sampleton Works Heavy Industries](company) and Lee",
            "the [Sampler Semiconductor Mission](programme) and the [Sampler Lunar Mission](mission)",
            "the [Kenton Infrastructure Facility](programme)",
            "the [Joint Transition Activities Regarding Lakeside Tidal Wave Systems Agreement](agreement)",
        ),
        negatives=(
            "the agency", "the Space Agency", "The Center opened", "a University student",
            "a Memorandum of Understanding", "the Framework Agreement", 
            "European Service Stations Set", "Testland's Ministry", "Made in Testland Office",
            "the Next G Alliance", "the U.S Department of Tides", "the Fish and Wildlife Service",
            "the Poverty to Prosperity Program", "the Other Lakeside University", "Rain for Tide Observatory",
            "a National Security Memorandum", "Fuels Initiative: they agreed", "a Deputy Program Manager",
            "the U.S. Attorney's Office for the Lee Islands", "Testlandish Aerospace Minister", "the Council of TSA",
        ),
    ),
)  # fmt: skip
