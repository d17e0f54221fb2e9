"""Apply what editors set right to what was read in a text, and keep what had been read before.

A correction holds on to words of the text, not to offsets, so it survives edits around them; straight and curly
quotation marks, hyphens and dashes, and kinds of white space count as the same. A right date replaces all times that
touch the words, and dates the words where there is none; a right name replaces the names that touch them, and the same
words wherever else they stand as a name, since a text rarely means two things by one word (Gale, Church and Yarowsky,
1992); an event is withdrawn when the words that date it lie in the quote, a cooperation when the names of all its
parties do. Other times that are counted from a corrected one keep their first reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.calendar import phrase
from briefing.knowledge import Correction
from briefing.model import Applied, Briefing, Cooperation, Entity, Event, Mention, Quote, TimeExpression

CORRECTED = "corrected by an editor"
"""Rule of a time or a name that an editor set right."""
_SAME = str.maketrans("’‘“”–—‑\u00a0\u202f\u2009\n\t", "''\"\"---     ")


@dataclass(frozen=True, slots=True)
class Placed:
    """A correction and where its words stand."""

    start: int
    end: int
    correction: Correction

    def touches(self, start: int, end: int) -> bool:
        """Return True when a span shares a character with the words."""
        return start < self.end and self.start < end

    def applied(self, was: str) -> Applied:
        """Return the correction as one that changed something, with `was`, what had been read before."""
        return Applied(self.start, self.end, self.correction.digest, was)


def find(text: str, quote: str) -> tuple[int, int] | None:
    """Return where the words of a correction first stand in a text; None when they are gone.

    >>> find("It’s a ‘first’ flight", "'first' flight"), find("TESAT and ESA", "ESA")
    ((7, 21), (10, 13))
    """
    return next(iter(_places(text, quote)), None)


def places(text: str, correction: Correction) -> tuple[tuple[int, int], ...]:
    """Return where a correction holds: where its words first stand, those of a name everywhere."""
    return _places(text, correction.quote)[: None if correction.entity else 1]


@lru_cache(maxsize=4_096)  # asked again for each event of a text
def _places(text: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Return where some words stand in a text; where they stand nowhere but within longer words, there."""
    words, same = re.escape(quote.translate(_SAME)), text.translate(_SAME)
    found = [one.span() for one in re.finditer(rf"(?<!\w){words}(?!\w)", same)] if quote else []
    return tuple(found or (one.span() for one in re.finditer(words, same) if quote))


def placed(briefing: Briefing, corrections: Iterable[Correction]) -> tuple[Placed, ...]:
    """Return the corrections whose words stand in one block of a briefing, in the order of its text."""
    spans = ((find(briefing.text, correction.quote), correction) for correction in corrections)
    found = [Placed(*span, correction) for span, correction in spans if span]
    inside = [p for p in found if any(start <= p.start and p.end <= end for start, end in briefing.blocks)]
    return tuple(sorted(inside, key=lambda p: (p.start, p.end, p.correction.digest)))


def right_times(
    text: str, times: Sequence[TimeExpression], known: Iterable[Placed]
) -> tuple[tuple[TimeExpression, ...], tuple[Applied, ...]]:
    """Return the times as editors set them right, and the corrections that replaced one, with what was read before."""
    kept, applied = list(times), []
    for place in known:
        when = place.correction.when
        if when is None:
            continue
        old = [time for time in kept if place.touches(time.start, time.end)]
        start, end = (old[0].start, old[-1].end) if old else (place.start, place.end)
        new = TimeExpression(start, end, text[start:end], "DATE", when.timex3, when.modifier, when, "", CORRECTED)
        kept = [time for time in kept if time not in old] + [new]
        applied.append(place.applied(", ".join(phrase(time.when) for time in old if time.when)))
    return tuple(sorted(kept, key=lambda time: (time.start, time.end))), tuple(applied)


def right_names(
    briefing: Briefing,
    named: Sequence[Entity],
    mentions: Sequence[Mention],
    known: Iterable[Placed],
    things: Mapping[str, Entity],
) -> tuple[tuple[Entity, ...], tuple[Mention, ...], tuple[Applied, ...]]:
    """Return entities and mentions as editors set them right, and the corrections with what was read before."""
    kept, applied, by_id = list(mentions), [], {entity.id: entity for entity in named}
    for place in known:
        right = things.get(place.correction.entity)
        if right is None or not _may_link(place, briefing):
            continue
        old = _touched(place, kept)
        applied.append(place.applied(", ".join(dict.fromkeys(by_id[m.entity].name for m in old))))
        kept, by_id[right.id] = _renamed(place, kept, right, briefing), right
        for span in places(briefing.text, place.correction)[1:]:
            other = Placed(*span, place.correction)
            if _may_link(other, briefing) and all((m.start, m.end) == span for m in _touched(other, kept)):
                kept = _renamed(other, kept, right, briefing)
    ordered = dict.fromkeys(mention.entity for mention in kept)
    return tuple(by_id[key] for key in ordered), tuple(kept), tuple(applied)


def _may_link(place: Placed, briefing: Briefing) -> bool:
    """Return True for words within one block that touch no link and no code."""
    inside = any(start <= place.start and place.end <= end for start, end in briefing.blocks)
    return inside and not any(place.touches(*span) for span in briefing.protected)


def _touched(place: Placed, mentions: Iterable[Mention]) -> list[Mention]:
    return [mention for mention in mentions if place.touches(mention.start, mention.end)]


def _renamed(place: Placed, mentions: Iterable[Mention], right: Entity, briefing: Briefing) -> list[Mention]:
    """Return the mentions with one of the right entity in place of those that touch some words."""
    new = Mention(place.start, place.end, briefing.text[place.start : place.end], right.id, CORRECTED)
    rest = (mention for mention in mentions if not place.touches(mention.start, mention.end))
    return sorted([*rest, new], key=lambda mention: mention.start)


def withdrawn(
    events: Iterable[Event], cooperations: Iterable[Cooperation], mentions: Sequence[Mention], known: Iterable[Placed]
) -> tuple[tuple[Event, ...], tuple[Cooperation, ...], tuple[Applied, ...]]:
    """Return events and cooperations without those that an editor withdrew, and the corrections that withdrew them."""
    told, shown, applied = list(events), list(cooperations), []
    for place in known:
        if not place.correction.not_an_event:
            continue
        dated = [e for e in told if any(place.start <= t.start and t.end <= place.end for t in e.times)]
        joined = [c for c in shown if set(c.parties) <= set(_within(place, mentions, c))]
        told = [event for event in told if event not in dated]
        shown = [cooperation for cooperation in shown if cooperation not in joined]
        was = [f"{event.kind}: {event.what}" for event in dated] + [f"cooperation: {c.on}" for c in joined]
        if was:
            applied.append(place.applied("; ".join(was)))
    return tuple(told), tuple(shown), tuple(applied)


def _within(place: Placed, mentions: Iterable[Mention], cooperation: Cooperation) -> Iterator[str]:
    """Yield the entities named in the words, as far as these lie in a sentence of the cooperation."""
    if any(quote.start <= place.start < quote.end for quote in cooperation.evidence):
        yield from (m.entity for m in mentions if place.start <= m.start and m.end <= place.end)


def apart(
    readings: Iterable[tuple[Briefing, Sequence[Event]]], corrections: Iterable[Correction]
) -> Mapping[Quote, frozenset[Quote]]:
    """Return for the sentence of an event those of other events from which an editor told it apart."""
    wanted = [c for c in corrections if c.apart_from]
    slugs = {slug for c in wanted for slug in (c.briefing, c.apart_from)}
    texts = {briefing.slug: (briefing, events) for briefing, events in readings if briefing.slug in slugs}
    found: dict[Quote, frozenset[Quote]] = {}
    for correction in wanted:
        ones = _sentences(texts.get(correction.briefing), correction.quote)
        others = _sentences(texts.get(correction.apart_from), correction.apart_quote)
        for one, other in ((one, other) for one in ones for other in others):
            found[one] = found.get(one, frozenset()) | {other}
            found[other] = found.get(other, frozenset()) | {one}
    return found


def _sentences(reading: tuple[Briefing, Sequence[Event]] | None, quote: str) -> frozenset[Quote]:
    """Return the sentences of events that hold some words."""
    span = find(reading[0].text, quote) if reading else None
    if reading is None or span is None:
        return frozenset()
    return frozenset(q for event in reading[1] for q in event.evidence if q.start <= span[0] < q.end)
