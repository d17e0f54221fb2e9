"""Find the names of a sentence that may be the topic of a few words in it or near it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter

from briefing.model import Mention, Sentence

REACH = 3
"""Sentences before its own in which the topic of a few words may be named."""


def topic_names(
    sentence: Sentence, mentions: Sequence[Mention], types: Mapping[str, str], wanted: tuple[str, ...]
) -> list[Mention]:
    """Return the names of a sentence that may be its topic, those of the first type that it has."""
    inside = mentions_in(sentence, mentions)
    found = ([m for m in inside if types.get(m.entity) == kind] for kind in wanted)
    return next((names for names in found if names), [])


def mentions_in(sentence: Sentence, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Return the mentions in a sentence, given all in the order of the text."""
    first = bisect_left(mentions, sentence.start, key=attrgetter("start"))
    return mentions[first : bisect_left(mentions, sentence.end, key=attrgetter("start"))]


def uncapitalised(what: str, own: Sequence[Mention]) -> str:
    """Return words with a small first letter, unless they begin with a name."""
    return what if any(what.startswith(mention.text) for mention in own) else what[:1].lower() + what[1:]
