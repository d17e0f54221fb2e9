"""Find the end of a name that goes on after its head noun: "Center for Research in Space Technology".

Only some head nouns take such a complement; "and" belongs to it in a list of topics, and nowhere else.
"""

from __future__ import annotations

from briefing.analysis.entities.heads import HEADS, OF_ONLY, OPEN_HEADS, TITLES, TOPICS
from briefing.analysis.entities.rule import Document
from briefing.english import lexicon

_RIGHT = 14  # words
_LAND_HEADS = lexicon.capitalised("land_head")
_PORTFOLIO_HEADS = frozenset(["Department", "Ministry", "Secretariat"])
_ALWAYS_JOIN = frozenset(["of", "the", "de"])
_TOPIC_JOINS = lexicon.words("complement_joint")


def complement(reading: Document, head: int) -> int:
    """Return the number after the last word of the complement of a head noun, or after the head when it has none."""
    words, name = reading.words, reading.words[head].text
    if name in _LAND_HEADS and (land := _land(reading, head + 1)):
        return land
    if name not in OPEN_HEADS or not reading.joined(head + 1):
        return head + 1
    if reading.text_at(head + 1) not in (("of",) if name in OF_ONLY else ("of", "for", "on", "to")):
        return head + 1
    joins = _ALWAYS_JOIN if name in OF_ONLY else _TOPIC_JOINS
    last, number = head + 1, head + 2
    while number < min(len(words), head + _RIGHT) and _goes_on(reading, head, number, joins):
        if words[number].capital:
            last = number + 1
        number += 1
    if name in _LAND_HEADS and (land := _land(reading, last)):
        return land
    return last


def _land(reading: Document, number: int) -> int:
    """Return the word after "of Ghana" at a word, or after a country that ends a name; 0 for neither."""
    first = number + 1 if reading.joined(number) and reading.text_at(number) == "of" else number
    if not reading.joined(first) or reading.kind_at(first) != "country":
        return 0
    end = first
    while reading.known.get(end) is reading.known[first]:
        end += 1
    goes_on = reading.joined(end) and (reading.words[end].capital or reading.text_at(end) in ("of", "and"))
    return 0 if goes_on and first == number else end


def _goes_on(reading: Document, head: int, number: int, joins: frozenset[str]) -> bool:
    """Return True when a word may still belong to the complement."""
    word, before = reading.words[number], reading.text_at(number - 1)
    if not word.glued:
        if reading.between(number) == " & ":
            return before in TOPICS and word.text in TOPICS and "and" in joins
        topical = before in TOPICS or (reading.text_at(head) in _PORTFOLIO_HEADS and number - 1 not in reading.known)
        listed = reading.between(number) in (", ", ",\n") and topical and "and" in joins
        return listed and (word.text in TOPICS or (word.low == "and" and reading.text_at(number + 1) in TOPICS))
    if not word.capital:
        if word.low in ("on", "in", "to") and reading.text_at(head) in _PORTFOLIO_HEADS:
            return False
        listed = word.low == "and" and before in TOPICS and reading.text_at(number + 1) in TOPICS
        return listed or (word.low in joins and (word.low != "the" or before != "and"))
    if reading.kind_at(number) == "country" and number > head + 3 and not _is_same(reading, number):
        return False
    if reading.text_at(head) in _PORTFOLIO_HEADS and before in TOPICS and word.text not in TOPICS:
        return False
    own = reading.joined(head) and reading.words[head - 1].capital
    own = own or any(reading.words[n].capital for n in range(head + 1, number - 2))
    if before == "the" and own and _is_parent(reading, number):
        return False
    if word.text in TITLES:
        return reading.text_at(head) == "Office"
    if before in ("and", "in", "to", "for") and number > head + 2:
        topic = any(reading.text_at(n) in TOPICS for n in range(number, _run_end(reading, number)))
        return topic or (before == "and" and _is_topic_list(reading, number))
    return True


def _is_parent(reading: Document, number: int) -> bool:
    """Return True for a name of its own after "of the": Lakeside Institute of the Testland Academy."""
    names = range(number, _run_end(reading, number) + 1)
    return reading.kind_at(number) in ("agency", "organisation") or any(reading.text_at(n) in HEADS for n in names)


def _is_same(reading: Document, number: int) -> bool:
    """Return True when a word and the word before it are of one known name, or of "Republic of …"."""
    return reading.known.get(number - 1) is reading.known[number] or reading.text_at(number - 2) == "Republic"


def _is_topic_list(reading: Document, number: int) -> bool:
    """Return True when what follows "and" is a plain capitalised word and begins no other name."""
    word = reading.words[number]
    goes_on = reading.joined(number + 1) and reading.words[number + 1].capital
    goes_on = goes_on or reading.text_at(number + 1) in ("in", "of", "for")
    return number not in reading.known and word.text not in HEADS and not word.text.isupper() and not goes_on


def _run_end(reading: Document, number: int) -> int:
    """Return the end of at most three capitalised words; a head noun among them begins another name."""
    end = number
    while end < min(number + 3, len(reading.words)) and reading.words[end].capital:
        if reading.text_at(end) in HEADS or (end > number and not reading.joined(end)):
            break
        end += 1
    return end
