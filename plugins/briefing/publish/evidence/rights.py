"""Decide which sentences of a briefing may be shown under the rights of its source, and link to them.

No other module knows what the rights allow: `full` shows every sentence, `extract` those that an event or a cooperation
rests on, `facts` none. A withheld sentence appears nowhere: its evidence leads to the original, and words that repeat
it are left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter
from urllib.parse import quote as encoded

from briefing.model import Mention, Quote, Sentence
from briefing.publish.elements import Chip
from briefing.publish.elements.dating import long_day
from briefing.publish.lookups.index import SourcedBriefing

_ENDS = 4
"""Words at each end of a withheld sentence that lead to it in the original."""

_AFTER = 8
"""Characters after dated words that tell them from the same words elsewhere."""
_NEARLY = 0.8  # of a sentence
_MANY = 200
"""Statements of a page that are searched for words that would be found too early."""


def shown(reading: SourcedBriefing) -> tuple[Sentence, ...]:
    """Return the sentences of a briefing that may be shown."""
    sentences = reading.analysis.sentences
    if reading.source.rights == "full":
        return sentences
    if reading.source.rights == "facts":
        return ()
    found = reading.analysis
    quotes = [q for event in found.self_contained for q in event.evidence]
    quotes += [q for cooperation in found.shown for q in cooperation.evidence]
    carrying = {quote.start for quote in quotes}
    return tuple(s for s in sentences if any(s.start <= start < s.end for start in carrying))


def number(reading: SourcedBriefing, start: int) -> int:
    """Return the number, from 1, of the sentence at an offset."""
    return max(bisect_right(reading.analysis.sentences, start, key=attrgetter("start")), 1)


def sentence(reading: SourcedBriefing, start: int) -> Sentence:
    """Return the sentence at an offset."""
    return reading.analysis.sentences[number(reading, start) - 1]


def may_show(reading: SourcedBriefing, start: int) -> bool:
    """Return True when the sentence at an offset may be shown."""
    return reading.source.rights == "full" or sentence(reading, start) in shown(reading)


def words(reading: SourcedBriefing, quote: Quote) -> str:
    """Return the words of a quote, or "" when its sentence is withheld."""
    return reading.briefing.text[quote.start : quote.end] if may_show(reading, quote.start) else ""


def permitted(reading: SourcedBriefing, text: str, instead: str = "") -> str:
    """Return `text` unless it repeats a withheld sentence of the briefing; then `instead`."""
    if reading.source.rights == "full":
        return text
    kept = set(shown(reading))
    plain = _plain(text)
    source = reading.briefing.text
    withheld = (_plain(source[s.start : s.end]) for s in reading.analysis.sentences if s not in kept)
    return instead if any(sentence and sentence in plain for sentence in withheld) else text


def restates(reading: SourcedBriefing, quote: Quote, text: str) -> bool:
    """Return True when `quote` is withheld and `text` says nearly all of it in no other words than its own."""
    if may_show(reading, quote.start):
        return False
    told = _plain(reading.briefing.text[quote.start : quote.end])
    said = _plain(text)
    return len(said) >= _NEARLY * len(told) and set(said.split()) <= set(told.split())


def evidence(reading: SourcedBriefing, quote: Quote, root: str, here: bool = False, part: Quote | None = None) -> Chip:
    """Return the chip that leads to the sentence of `quote`, at the words `part` where they are given."""
    count = number(reading, quote.start)
    label = f"sentence {count} of {long_day(reading.briefing.published)}"
    if not may_show(reading, quote.start):
        return Chip(_original(reading, quote, root, here), f"“{count}", f"{label}, in the original")
    page = "" if here else f"{root}briefings/{reading.briefing.slug}/"
    fragment = _directive(reading, part) if part else ""
    return Chip(f"{page}#{sentence(reading, quote.start).anchor}{fragment}", f"“{count}", "" if here else label)


def mentioned(
    reading: SourcedBriefing, mentions: Iterable[Mention], root: str, most: int, here: bool = False
) -> tuple[tuple[Chip, ...], int]:
    """Return chips to the first `most` sentences that hold some mentions, and how many more sentences do."""
    starts = {number(reading, mention.start): mention.start for mention in reversed(tuple(mentions))}
    slug = reading.briefing.slug
    quotes = [Quote(slug, starts[count], starts[count]) for count in sorted(starts)]
    return tuple(evidence(reading, quote, root, here) for quote in quotes[:most]), max(len(quotes) - most, 0)


def _original(reading: SourcedBriefing, quote: Quote, root: str, here: bool) -> str:
    """Return the address of a withheld sentence: in the original, or the foot of the briefing's page."""
    url = reading.briefing.url
    if not url:
        return "#rests" if here else f"{root}briefings/{reading.briefing.slug}/#rests"
    found = sentence(reading, quote.start)
    said = reading.briefing.text[found.start : found.end].split()
    if len(said) < 3 * _ENDS:
        ends = _encoded(" ".join(said[:2]))
    else:
        ends = f"{_encoded(' '.join(said[:_ENDS]))},{_encoded(' '.join(said[-_ENDS:]))}"
    return f"{url}{'' if '#' in url else '#'}:~:text={ends}"


def _directive(reading: SourcedBriefing, part: Quote) -> str:
    """Return the text fragment of some words, with what stands around them; "" where it would stop before them."""
    found, text = sentence(reading, part.start), reading.briefing.text
    before = text[found.start : part.start].split()[-2:]
    after = text[part.end : found.end].split()[:2]
    context = " ".join([*before, text[part.start : part.end]]) + text[part.end : found.end][:_AFTER].rstrip(" .")
    if _said_above(reading, context, found):
        return ""
    prefix = f"{_encoded(' '.join(before))}-," if before else ""
    suffix = f",-{_encoded(' '.join(after))}" if after else ""
    return f":~:text={prefix}{_encoded(text[part.start : part.end])}{suffix}"


def _said_above(reading: SourcedBriefing, words: str, place: Sentence) -> bool:
    """Return True when the page of a briefing says `words` before `place` does: there a browser would stop.

    Title, summary and frame stand above the text; a text with very many events is not searched.
    """
    briefing, found = reading.briefing, reading.analysis
    if briefing.text.find(words, 0, place.start) >= 0:
        return True
    above = [briefing.title, briefing.summary, *(e.what for e in found.self_contained), *(c.on for c in found.shown)]
    if len(above) > _MANY:
        return True
    return words.casefold() in "\n".join(above).casefold()


def _encoded(text: str) -> str:
    """Return text for a text directive, in which comma, hyphen and ampersand are syntax."""
    return encoded(text, safe="").replace("-", "%2D")


@lru_cache(4096)
def _plain(text: str) -> str:
    """Return text folded for comparison: letters and digits of one case, one space between words."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
