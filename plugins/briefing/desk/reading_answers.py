"""Answers that set right what was read: that an event is none, and that a name means another."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.analysis.corrections import CORRECTED
from briefing.desk.answers import Texts, corrected, words
from briefing.desk.changes import Answer, Ask
from briefing.model import Analysis, Mention, Quote
from briefing.site import Site

Readings = Mapping[str, Analysis]
"""What was read in briefings, by slug."""
_PARTS = re.compile("[,;:]")
"""What stands between parts of a sentence."""


def readings_of(site: Site) -> Readings:
    """Return what was read in the briefings of a site."""
    return {one.slug: analysis for one, analysis in zip(site.briefings, site.analyses, strict=True)}


def not_an_event(label: str, sentence: Quote, time: Quote, readings: Readings, texts: Texts) -> Answer:
    """Return the answer that what a sentence dates by some words is no event; what it dates by others stays."""
    quote = _own_words(sentence, time, readings[sentence.briefing], texts)
    return corrected(label, quote, texts, "No event of the kind is told here.", ("not_an_event", "true"))


def _own_words(sentence: Quote, time: Quote, analysis: Analysis, texts: Texts) -> Quote:
    """Return the words of a sentence around those that date an event, as far as they date no other."""
    if not (sentence.start <= time.start and time.end <= sentence.end):
        return time
    dated = {one for event in analysis.events if event.evidence[0] == sentence for one in event.times} - {time}
    before = max((one.end for one in dated if one.end <= time.start), default=0)
    after = min((one.start for one in dated if one.start >= time.end), default=0)
    text, start, end = texts[sentence.briefing].text, sentence.start, sentence.end
    if before:
        start = max((one.end() for one in _PARTS.finditer(text, before, time.start)), default=before)
    if after:
        end = next((one.start() for one in _PARTS.finditer(text, time.end, after)), time.end)
    return Quote(sentence.briefing, start + (text[start] == " "), end)


def other_name(quote: Quote, readings: Readings, texts: Texts) -> tuple[Answer, ...]:
    """Return the answer that a name in a sentence means another record, if there is a name."""
    analysis = readings[quote.briefing]
    named = _mentions(quote, analysis)
    if not named:
        return ()
    names, known = dict.fromkeys(one.text for one in named), (one.id for one in analysis.entities if one.known)
    asks = Ask("quote", "Which name", tuple(names)), Ask("entity", "The id of the record it means", known=tuple(known))
    first = Quote(quote.briefing, named[0].start, named[0].end)
    return (corrected("Another is meant", first, texts, "Another is meant here.", ("entity", ""), asks=asks),)


def renamed(quote: Quote, readings: Readings) -> tuple[str, ...]:
    """Return what an editor wrote that names in a sentence mean: a doubt about it is another one then."""
    return tuple(one.entity for one in _mentions(quote, readings[quote.briefing]) if one.rule == CORRECTED)


def _mentions(quote: Quote, analysis: Analysis) -> tuple[Mention, ...]:
    return tuple(one for one in analysis.mentions if quote.start <= one.start and one.end <= quote.end)


def meant(quote: Quote, entity: str, name: str, texts: Texts) -> Answer:
    """Return the answer that words name a record."""
    says = f"“{words(quote, texts)}” is {name} here."
    return corrected(f"It is {name}", quote, texts, says, ("entity", entity))
