"""A briefing and what editors know in, all that is read in it out: names, times, events, cooperations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.analysis.cooperation import cooperations
from briefing.analysis.cues import Lexicon, lexicon
from briefing.analysis.dates import times
from briefing.analysis.entities import Matcher, entities, matcher
from briefing.analysis.events import events
from briefing.analysis.scene import scenes
from briefing.analysis.sentences import sentences
from briefing.ingest.language import language
from briefing.knowledge import Knowledge
from briefing.model import Analysis, Briefing

__all__ = ["Tools", "analyse", "tools"]


@dataclass(frozen=True, slots=True)
class Tools:
    """What is compiled once from the knowledge base and used for every briefing."""

    matcher: Matcher
    lexicon: Lexicon
    demonyms: frozenset[str]
    """Adjectives and peoples of countries, without case."""
    operators: Mapping[str, tuple[str, ...]]
    """Who operates a craft, by ids."""


def tools(knowledge: Knowledge) -> Tools:
    """Compile the names and cues of a knowledge base."""
    demonyms = (name for record in knowledge.records for name in record.demonyms)
    operators = {record.id: record.operator for record in knowledge.records if record.operator}
    adjectives = frozenset(name.casefold() for name in demonyms)
    return Tools(matcher(knowledge), lexicon(knowledge.cues), adjectives, operators)


def analyse(briefing: Briefing, tools: Tools) -> Analysis:
    """Return all that is read in one briefing; it depends on nothing but the two.

    In a text that is not in English nothing is read but its sentences.
    """
    slug, text, published = briefing.slug, briefing.text, briefing.published
    split = sentences(text, briefing.blocks)
    if language(text) != "en":
        return Analysis(split, (), (), (), (), ())
    named, mentions = entities(text, briefing.blocks, briefing.protected, tools.matcher)
    said = times(text, published, briefing.blocks)
    read = list(scenes(text, split, mentions, said, named, published, tools.lexicon, tools.demonyms, tools.operators))
    return Analysis(
        sentences=split,
        entities=named,
        mentions=mentions,
        times=said,
        events=tuple(e for sentence, scene in read for e in events(slug, text, sentence, scene)),
        cooperations=tuple(c for sentence, scene in read for c in cooperations(slug, text, sentence, scene)),
    )
