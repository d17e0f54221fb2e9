"""Show each disagreement as a card: the question, what each side says with its sentence or source, and the verdict.

Sides are texts against each other, a text against the record, and a text against what an editor found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing.analysis.conflicts import Conflict
from briefing.calendar import phrase
from briefing.knowledge import Correction, Milestone
from briefing.knowledge.kinds import event_kinds
from briefing.model import Event, Quote
from briefing.publish.elements import Chip, Link, State
from briefing.publish.evidence.corrected import change
from briefing.publish.evidence.outside import named_sources
from briefing.publish.evidence.quoting import chip, words
from briefing.publish.lookups.index import Index, SourcedBriefing
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.matter import is_craft, launched
from briefing.publish.view.briefing_card import heading
from briefing.publish.view.event_rows import source_links, what
from briefing.publish.view.notes import correction_state, placed
from briefing.publish.view.paging import parted, path_of, time_of

ADDRESS = "disagreements/"
_NEAR = 10
"""Days within which two dates of one launch contradict each other, and are not those of two."""
Key = tuple[str, ...]
"""Of a card: text, the slug and number of a correction; against, the ids of an event and a milestone; or a conflict."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one text, the record or an editor says."""

    words: str
    """Words of a text, to be quoted; "" when they are withheld, or are no quotation."""
    text: str
    """The same in other words, or ""."""
    by: Link
    """The text that says so, with its day; or nothing."""
    chips: tuple[Chip, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One disagreement."""

    anchor: str
    question: str
    state: State
    sides: tuple[Side, ...]
    verdict: str
    """How it was settled; "" while it is open."""


def card(key: Key, index: Index, root: str) -> Card:
    """Return a disagreement by its key."""
    kind, *rest = key
    if kind == "correction":
        return _corrected(index.readings[rest[0]], int(rest[1]), index, root)
    if kind == "record":
        return _against_record(rest[0], rest[1], index, root)
    return _conflict(rest[0], rest[1], index, root)


@lookup
def cards(index: Index) -> tuple[tuple[date, Key], ...]:
    """Return the day of the newest side and the key of every disagreement, oldest first."""
    return tuple(sorted((*_conflicts(index), *_records(index), *_corrections(index))))


@lookup
def newest_cards(index: Index, number: str, settled: str = "") -> tuple[Key, ...]:
    """Return the keys of the newest disagreements, newest first: of those that nobody has settled, or of the others."""
    known = [key for _, key in reversed(cards(index)) if is_open(index, *key) != bool(settled)]
    return tuple(known[: int(number)])


@lookup
def pages(index: Index) -> dict[str, tuple[Key, ...]]:
    """Return the keys of the disagreements of each time, oldest first."""
    found = parted(cards(index), lambda one: time_of(one[0]), 0)
    return {part: tuple(key for _, key in own) for part, own in found.items()}


@lookup
def place(index: Index, *key: str) -> str:
    """Return where a card stands below the site's root."""
    return f"{path_of(ADDRESS, _parts(index)[key])[: -len('index.html')]}#{anchor_of(key, index)}"


@lookup
def _parts(index: Index) -> dict[Key, str]:
    """Return the page of each card."""
    return {key: part for part, own in pages(index).items() for key in own}


def disputed(
    reading: SourcedBriefing, first: int, last: int, index: Index, root: str
) -> tuple[tuple[State, Link], ...]:
    """Return what is disputed or corrected in a stretch of a text, with the way to its card."""
    slug = reading.briefing.slug
    found = [
        (correction_state(correction), ("correction", slug, str(number)))
        for number, (correction, (start, end)) in enumerate(placed(reading))
        if start < last and first < end and correction.is_of_text
    ]
    claims = ((one, claim) for one in index.disputed.get(slug, ()) for claim in one.claims)
    found += [
        (State("con", "conflict"), ("conflict", one.claims[0].evidence.briefing, one.id))
        for one, claim in claims
        if claim.words.briefing == slug and claim.words.start < last and first < claim.words.end
    ]
    return tuple((state, Link(root + place(index, *key), question(index, *key))) for state, key in dict.fromkeys(found))


@lookup
def question(index: Index, *key: str) -> str:
    """Return what a disagreement is about."""
    return card(key, index, "").question


@lookup
def is_open(index: Index, *key: str) -> bool:
    """Return True for a disagreement that nobody has settled."""
    if key[0] != "correction":
        return True
    return tuple(placed(index.readings[key[1]]))[int(key[2])][0].state == "conflict"


def anchor_of(key: Key, index: Index) -> str:
    """Return the id of a card on its page."""
    if key[0] == "correction":
        return correction_anchor(tuple(placed(index.readings[key[1]]))[int(key[2])][0])
    return key[2] if key[0] == "conflict" else f"x-{key[1]}"


def correction_anchor(correction: Correction) -> str:
    """Return the id of the card of a correction."""
    return f"x-{correction.digest[:8]}"


def _conflicts(index: Index) -> Iterator[tuple[date, Key]]:
    for one in index.site.conflicts:
        day = max(index.published[claim.evidence.briefing] for claim in one.claims)
        yield day, ("conflict", one.claims[0].evidence.briefing, one.id)


def _corrections(index: Index) -> Iterator[tuple[date, Key]]:
    for slug, reading in ((one, index.readings[one]) for one in index.corrections):
        for number, (correction, _) in enumerate(placed(reading)):
            if correction.is_of_text:
                yield correction.made, ("correction", slug, str(number))


def _records(index: Index) -> Iterator[tuple[date, Key]]:
    """Yield the launches that a text and the record have on days that exclude each other but lie near."""
    recorded: dict[str, list[Milestone]] = {}
    for one in index.site.knowledge.milestones:
        if one.kind in event_kinds("by_rocket") and one.when.is_day:
            for craft in (entity for entity in index.subjects[one.id] if is_craft(entity, index)):
                recorded.setdefault(craft, []).append(one)
    for event in index.site.events:
        known = recorded.get(launched(event, index), []) if event.modality == "happened" and event.when.is_day else []
        near = [one for one in known if 0 < event.when.distance(one.when) <= _NEAR]
        for milestone in sorted(near, key=lambda one: (event.when.distance(one.when), one.id))[:1]:
            slug = event.evidence[-1].briefing
            yield index.published[slug], ("record", event.id, milestone.id)


def _conflict(slug: str, id_: str, index: Index, root: str) -> Card:
    found = next(one for one in index.disputed[slug] if one.id == id_)
    sides = tuple(_said(claim.words, claim.evidence, index, root) for claim in found.claims)
    return Card(found.id, _question(found, index), State("con", "conflict"), sides, "")


def _question(conflict: Conflict, index: Index) -> str:
    """Return what is disputed as a question."""
    names = [index.short(entity) for entity in conflict.about]
    if conflict.kind == "title":
        return f"Which office does {names[0]} hold in {names[1]}?"
    if conflict.kind == "number":
        return f"As which of those who joined {names[1]} is {names[0]} counted?"
    first = conflict.claims[0]
    told = index.readings[first.evidence.briefing].analysis.events
    return _when_asked(next(event for event in told if first.words in event.times), index)


def _when_asked(event: Event, index: Index) -> str:
    """Return the question for the day of an event; a launch is asked for by its craft, which its words may not name."""
    craft = launched(event, index)
    return f"When was {index.short(craft)} launched?" if craft else f"Which day is right: {what(event, index)}?"


def _said(said: Quote, sentence: Quote, index: Index, root: str) -> Side:
    """Return what one text says, in its words."""
    outside = source_links(named_sources([sentence], index), index)
    text = Link(f"{root}briefings/{said.briefing}/", *heading(index, said.briefing))
    return Side(words(said, index), "", text, (chip(sentence, index, root, part=said),), outside)


def _corrected(reading: SourcedBriefing, number: int, index: Index, root: str) -> Card:
    correction, span = tuple(placed(reading))[number]
    quote = Quote(reading.briefing.slug, *span)
    first = _said(quote, quote, index, root)
    found = Side("", correction.says, Link("", ""), (), source_links(correction.sources, index))
    settled = correction.state == "corrected"
    verdict = f"Settled: the sources say so. {change(reading, correction)}".strip() if settled else ""
    question = correction.question or "Is this right?"
    return Card(correction_anchor(correction), question, correction_state(correction), (first, found), verdict)


def _against_record(event_id: str, milestone_id: str, index: Index, root: str) -> Card:
    event, milestone = index.entries[event_id], index.entries[milestone_id]
    assert isinstance(event, Event) and isinstance(milestone, Milestone)
    texts = tuple(_said(time, quote, index, root) for quote, time in zip(event.evidence, event.times, strict=True))
    said = f"On record: {phrase(milestone.when)}. {milestone.title}."
    record = Side("", said, Link("", ""), (), source_links(milestone.sources, index))
    return Card(f"x-{event_id}", _when_asked(event, index), State("con", "conflict"), (*texts, record), "")
