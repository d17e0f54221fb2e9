"""What one text tells of acts, by its sentences: which lean on another, what they name, and on what day it was."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from briefing.english import lexicon
from briefing.ingest.datelines import dateline
from briefing.knowledge.kinds import event_kinds
from briefing.model import Analysis, Briefing, Cooperation, Event, Mention, Quote, When

_POINTING = lexicon.lowered("pointing_word", "several_parties", "vague_opener", "first_person")
_LASTING = lexicon.lowered("lasting_noun")
_TOLD = event_kinds("telling") - event_kinds("binds")
_MARKS = "“”‘’\"'(),"


def points_back(text: str, quote: Quote) -> bool:
    """Return True for a sentence whose first word points to another: "They signed", "Both signed"; not for the US."""
    first = text[quote.start : quote.end].split(maxsplit=1)[0].strip(_MARKS)
    return first.casefold() in _POINTING and not (len(first) > 1 and first.isupper())


def is_general(sentence: str) -> bool:
    """Return True for words on how long parties have worked together, which are no act.

    >>> is_general("They have a long history of cooperation."), is_general("Their history is long.")
    (True, False)
    """
    return any(one in _LASTING and other == "of" for one, other in pairwise(sentence.casefold().split()))


class Telling:
    """What one text tells, by the sentences that tell it."""

    def __init__(self, briefing: Briefing, analysis: Analysis) -> None:
        """Sort what was read by sentence, so that each is found at once."""
        self.day, self._text, self._mentions = briefing.published, briefing.text, analysis.mentions
        self._called = {mention.text: (mention,) for mention in reversed(analysis.mentions)}
        self._starts = [mention.start for mention in analysis.mentions]
        self._alone = {quote for event in analysis.self_contained for quote in event.evidence}
        self.events: dict[Quote, list[Event]] = defaultdict(list)
        for event in analysis.events:
            for quote in event.evidence:
                self.events[quote].append(event)
        self._shown: dict[tuple[Quote, frozenset[str]], Cooperation] = {}
        for one in reversed(analysis.shown):
            self._shown |= {(quote, frozenset(one.parties)): one for quote in one.evidence}

    def own(self, cooperation: Cooperation, quote: Quote) -> Cooperation:
        """Return a cooperation as this text tells it, before it was merged with what others tell."""
        return self._shown.get((quote, frozenset(cooperation.parties)), cooperation)

    def leans(self, quote: Quote) -> bool:
        """Return True for a sentence whose first word points to another, unless a clause of it can be read alone."""
        return points_back(self._text, quote) and quote not in self._alone

    def is_general(self, quote: Quote) -> bool:
        """Return True for a sentence on how long parties have worked together."""
        return is_general(self._text[quote.start : quote.end])

    def called(self, name: str) -> tuple[Mention, ...]:
        """Return what the text calls by a name, or nothing."""
        return self._called.get(name, ())

    def mentions(self, quote: Quote) -> Iterator[Mention]:
        """Yield what a sentence names."""
        first, last = (bisect_left(self._starts, place) for place in (quote.start, quote.end))
        yield from self._mentions[first:last]

    def day_told(self, quote: Quote, of_them: Callable[[Event], bool]) -> When | None:
        """Return the date that a sentence gives for what some did; None for none, or for more than one.

        `of_them` tells whether one of them takes part in an event.
        """
        begins = quote.start + dateline(self._text[quote.start : quote.end])  # its day is that of the report
        told = [one for one in self.events.get(quote, ()) if one.times[0].start >= begins and of_them(one)]
        done = [event for event in told if event.modality in ("happened", "ongoing")]
        bound = [event for event in done if event.kind in event_kinds("accord")]
        bound = bound or [event for event in done if event.kind not in _TOLD]  # not the day of saying
        bound = [event for event in bound if event.self_contained] or bound
        return bound[0].when if len({event.when.timex3 for event in bound}) == 1 else None
