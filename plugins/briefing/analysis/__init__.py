"""Read all that one briefing says: its names, times, events, cooperations and claims.

Names and cues are those of the knowledge base. Where an editor corrected a date or a name, events are read from the
corrected one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.analysis import corrections
from briefing.analysis.conflicts.claims import claims
from briefing.analysis.cooperation import cooperations
from briefing.analysis.dates import times
from briefing.analysis.document import resolved
from briefing.analysis.entities import Gazetteer, entities, matcher
from briefing.analysis.entities.agency_names import national_agencies
from briefing.analysis.events import events
from briefing.analysis.events.cooperation_topics import with_matters
from briefing.analysis.events.topics import with_topics
from briefing.analysis.merge.event_coreference import countries_of
from briefing.analysis.predications import predications
from briefing.analysis.relevance import naming, naming_space, of_space, of_the_field, pointed_to, surely_of_space
from briefing.analysis.syntax.cues import CueForms, cue_forms
from briefing.analysis.syntax.sentence_parse import scenes
from briefing.analysis.wording_sample import wording_sample
from briefing.english.sentences import sentences
from briefing.ingest.language import language
from briefing.ingest.references import telling
from briefing.knowledge import Correction, Knowledge
from briefing.model import Analysis, Briefing, Entity

__all__ = ["Tools", "analyse", "tools"]


@dataclass(frozen=True, slots=True)
class Tools:
    """What is compiled once from the knowledge base and used for every briefing."""

    matcher: Gazetteer
    cue_forms: CueForms
    demonyms: frozenset[str]
    """Adjectives and peoples of countries, without case."""
    operators: Mapping[str, tuple[str, ...]]
    """Who operates a craft, by ids."""
    agencies: Mapping[str, tuple[str, ...]]
    """The national space agencies of each country, by ids."""
    names: Mapping[str, str]
    """What a sentence calls those who operate a craft, and national agencies, by id."""
    nations: Mapping[str, frozenset[str]]
    """The countries of a body, by ids."""
    corrections: Mapping[str, tuple[Correction, ...]]
    """Those that change what is read, by briefing."""
    things: Mapping[str, Entity]
    """What corrections name, by id."""
    backed: frozenset[str]
    """Ids of records from which a reader learns who stands behind a thing or person."""


def tools(knowledge: Knowledge) -> Tools:
    """Compile the names and cues of a knowledge base."""
    demonyms = (name for record in knowledge.records for name in record.demonyms)
    operators = {record.id: record.operator for record in knowledge.records if record.operator}
    adjectives = frozenset(name.casefold() for name in demonyms)
    right, things = _corrections(knowledge)
    agencies = national_agencies(knowledge.records)
    acting = {one for table in (operators, agencies) for several in table.values() for one in several}
    names = {one.id: one.in_sentence.removeprefix("the ") or one.name for one in knowledge.records if one.id in acting}
    nations = countries_of(knowledge)
    words = cue_forms(knowledge.cues)
    backed = frozenset(r.id for r in knowledge.records if r.operator or r.parties or (r.country and not r.unverified))
    return Tools(matcher(knowledge), words, adjectives, operators, agencies, names, nations, right, things, backed)


def _corrections(knowledge: Knowledge) -> tuple[Mapping[str, tuple[Correction, ...]], Mapping[str, Entity]]:
    """Return the corrections that change a reading, by briefing, and the entities that they name."""
    found: dict[str, tuple[Correction, ...]] = {}
    for one in knowledge.corrections:
        if one.when or one.entity or one.not_an_event:
            found[one.briefing] = (*found.get(one.briefing, ()), one)
    named = {one.entity for one in knowledge.corrections}
    return found, {r.id: Entity(r.id, r.name, r.type, True) for r in knowledge.records if r.id in named}


def analyse(briefing: Briefing, tools: Tools) -> Analysis:
    """Return all that is read in one briefing; it depends on the briefing and the tools alone.

    Of a text that is not in English only the sentences are read.
    """
    slug, text, published = briefing.slug, briefing.text, briefing.published
    blocks = telling(text, briefing.blocks)
    split = sentences(text, blocks)
    if language(text) != "en":
        return Analysis(split, (), (), (), (), (), wording=wording_sample(text, blocks))
    known = corrections.placed(briefing, tools.corrections.get(slug, ()))
    found, spoken = entities(text, blocks, briefing.protected, tools.matcher)
    named, mentions, renamed = corrections.right_names(briefing, found, spoken, known, tools.things)
    said, redated = corrections.right_times(text, times(text, published, blocks), known)
    things = of_space(named)
    space = naming_space(text, split, things, mentions)
    field = of_the_field(split, space)
    near = pointed_to(split, field)
    heard = [split[number] for number in sorted(near | naming(split, mentions))]
    read = list(scenes(text, heard, mentions, said, named, published, tools.cue_forms, tools.demonyms, tools.operators))
    numbers = {sentence.start: number for number, sentence in enumerate(split)}
    placed = [(numbers[sentence.start], scene) for sentence, scene in read]
    said_in = [(number, scene, predications(scene) if number in near else ()) for number, scene in placed]
    cast = resolved(slug, said_in, tools.operators, tools.agencies)
    acting = [(*one, acted) for one, acted in zip(read, cast, strict=True) if one[0].start in field]
    dated = (event for sentence, scene, acted in acting for event in events(slug, text, sentence, scene, acted))
    told = with_topics(dated, text, split, mentions, named, tools.backed)
    found_together = (
        one
        for sentence, scene, acted in acting
        for one in cooperations(slug, text, sentence, scene, acted, tools.nations)
    )
    matters = with_matters(found_together, split, mentions, named)
    shared = tuple(surely_of_space(matters, split, space, things))
    kept, joined, withdrawn = corrections.withdrawn(told, shared, mentions, known)
    applied = tuple(sorted((*renamed, *redated, *withdrawn), key=lambda one: (one.start, one.end)))
    claimed = tuple(claim for sentence, scene in read for claim in claims(slug, sentence, scene))
    wording = wording_sample(text, blocks)
    return Analysis(split, named, mentions, said, kept, joined, applied, claimed, wording)
