"""Find the names that texts hold and no record has, and suggest a record to paste for each.

What is seen in several texts deserves a record; what is spelt nearly as a record is, seen once or often, may be a
misspelling of it. Likeness is the share of letters that stay in order (`fuzz.ratio` of RapidFuzz); numbers must agree,
because Crew-11 is no misspelling of Crew-12.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from briefing.desk.changes import Answer, NewTable, Spelling
from briefing.desk.doubt import Context, Doubt, line_of
from briefing.desk.table_edits import table
from briefing.errors import Problem, counted
from briefing.knowledge import Knowledge, Record
from briefing.knowledge.kinds import entity_types
from briefing.model import Analysis, Briefing, Entity

_TEXTS, _TIMES = 2, 3
"""Seen in so many texts, or so many times, a name is seen often."""
_ALIKE = 88
"""Least likeness in percent."""
_SHORTEST = 6
"""Shorter names are alike by chance."""
_COMPARED, _LISTED, _PLACES = 5000, 60, 3
_AROUND = 40  # characters on each side of a name
_DIGITS = re.compile(r"\d+|\b[IVX]+\b")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands."""

    path: str
    line: int
    """Line of the file, from 1; 0 where it is not found."""
    words: str
    """The name between the words around it."""


@dataclass(frozen=True, slots=True)
class MissingRecord:
    """A name that no record has."""

    entity: Entity
    spellings: tuple[str, ...]
    """Ways to write it, most frequent first."""
    times: int
    texts: int
    places: tuple[Place, ...]
    """The first places, of different texts where there are several."""
    alike: tuple[Record, ...]
    """Records that are spelt nearly so."""
    slug: str = ""
    """Of the briefing that it is first seen in."""


@dataclass(frozen=True, slots=True)
class _Sighting:
    entity: Entity
    briefing: Briefing
    spans: tuple[tuple[int, int], ...]


def unrecorded(
    readings: Iterable[tuple[Briefing, Analysis]], files: Mapping[str, str], knowledge: Knowledge
) -> tuple[MissingRecord, ...]:
    """Return the names without a record, misspellings first, then the most frequent; `files` holds texts by path."""
    seen = _seen(readings)
    frequent = sorted(seen.values(), key=lambda group: (-len(group), -_times(group), group[0].entity.id))
    alike = _alike([group[0].entity for group in frequent[:_COMPARED]], knowledge)
    chosen = [group for group in frequent if _is_often(group) or alike.get(group[0].entity.id)]
    chosen.sort(key=lambda group: not alike.get(group[0].entity.id))
    return tuple(_unrecorded(group, files, alike.get(group[0].entity.id, ())) for group in chosen[:_LISTED])


def _seen(readings: Iterable[tuple[Briefing, Analysis]]) -> dict[str, list[_Sighting]]:
    """Return what was found by rule, by id, a sighting for each text."""
    seen: dict[str, list[_Sighting]] = {}
    for briefing, analysis in readings:
        spans: dict[str, list[tuple[int, int]]] = {}
        for mention in analysis.mentions:
            spans.setdefault(mention.entity, []).append((mention.start, mention.end))
        for thing in analysis.entities:
            if not thing.known:
                seen.setdefault(thing.id, []).append(_Sighting(thing, briefing, tuple(spans[thing.id])))
    return seen


def _times(group: Sequence[_Sighting]) -> int:
    return sum(len(sighting.spans) for sighting in group)


def _is_often(group: Sequence[_Sighting]) -> bool:
    return len(group) >= _TEXTS or _times(group) >= _TIMES


def _alike(things: Iterable[Entity], knowledge: Knowledge) -> dict[str, tuple[Record, ...]]:
    """Return the records of the same kind whose names are nearly those of the things, by id of these."""
    owners: dict[str, dict[str, Record]] = {}
    for record in knowledge.records:
        for name in (record.name, *record.names):
            owners.setdefault(record.type, {}).setdefault(name, record)
    found: dict[str, tuple[Record, ...]] = {}
    for thing in things:
        names = owners.get(thing.type, {})
        if len(thing.name) >= _SHORTEST and names:
            nearest = process.extract(thing.name, list(names), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3)
            agreeing = [names[name] for name, _, _ in nearest if _agree(thing.name, name)]
            found[thing.id] = tuple({record.id: record for record in agreeing}.values())
    return found


def _agree(one: str, other: str) -> bool:
    """Return True when two names hold the same numbers and as many words."""
    return _DIGITS.findall(one) == _DIGITS.findall(other) and len(one.split()) == len(other.split())


def _unrecorded(group: Sequence[_Sighting], files: Mapping[str, str], alike: tuple[Record, ...]) -> MissingRecord:
    spellings = Counter(sighting.briefing.text[slice(*span)] for sighting in group for span in sighting.spans)
    first = [(sighting, sighting.spans[0]) for sighting in group]
    others = [(sighting, span) for sighting in group for span in sighting.spans[1:]]
    places = tuple(_place(sighting.briefing, span, files) for sighting, span in (first + others)[:_PLACES])
    ordered = tuple(text for text, _ in sorted(spellings.items(), key=lambda pair: (-pair[1], pair[0])))
    return MissingRecord(group[0].entity, ordered, _times(group), len(group), places, alike, group[0].briefing.slug)


def _place(briefing: Briefing, span: tuple[int, int], files: Mapping[str, str]) -> Place:
    """Return a place; its line is that of the same occurrence of the name in the body of the file."""
    start, end = span
    text = briefing.text
    before = " ".join(text[max(0, start - _AROUND) : start].split(" ")[start > _AROUND :])
    after = " ".join(text[end : end + _AROUND].split(" ")[: -1 if len(text) > end + _AROUND else None])
    words = " ".join(f"{before}{text[start:end]}{after}".split())
    line = line_of(files.get(briefing.path, ""), text[start:end], text.count(text[start:end], 0, start))
    return Place(briefing.path, line, f"… {words} …")


def report(names: Sequence[MissingRecord]) -> str:
    """Return what an editor reads, or "" when every name has its record."""
    if not names:
        return ""
    head = f"\n{len(names)} names that texts hold and no record has; paste the record, or correct the text:\n"
    return "\n".join([head, *(_paragraph(name) for name in names)])


def _paragraph(name: MissingRecord) -> str:
    lines = [f"{name.entity.name} ({name.entity.type}): {_seen_in(name)}"]
    lines += [f"  {place.path}{f':{place.line}' * (place.line > 0)}: {place.words}" for place in name.places]
    lines += [
        f"  spelt nearly as {other.name} ({other.id}): if it is the same, add it to its names or mend the text"
        for other in name.alike
    ]
    return "\n".join([*lines, *(f"    {line}" for line in suggestion(name).splitlines()), ""])


def _seen_in(name: MissingRecord) -> str:
    return f"{counted(name.times, 'time')} in {counted(name.texts, 'text')}"


def suggestion(name: MissingRecord) -> str:
    """Return a record ready to paste: names, kind, and that nobody has verified it."""
    return table(name.entity.type, _record(name).fields).rstrip("\n")


def _record(name: MissingRecord) -> NewTable:
    further = [spelling for spelling in name.spellings if spelling != name.entity.name and _is_name(spelling, name)]
    fields = ("id", name.entity.id), ("name", name.entity.name), ("names", "\n".join(further)), ("unverified", "true")
    return NewTable(name.entity.type, fields)


def name_doubts(names: Sequence[MissingRecord]) -> Iterator[Doubt]:
    """Yield the doubt about each name that no record has."""
    for name in names:
        first = name.places[0]
        before, words, after = first.words.partition(name.spellings[0])
        same = [
            Answer(f"The same as {one.name}", Spelling(name.entity.type, one.id, name.entity.name))
            for one in name.alike
        ]
        message = f"{name.entity.name} ({name.entity.type}): {_seen_in(name)}; it has no record"
        answers = *same, Answer("Add a record", _record(name))
        problem = Problem(first.path, first.line, message, False)
        about = (name.entity.type, name.entity.id, *(one.id for one in name.alike))
        yield Doubt("name", problem, name.slug, Context(before, words, after), answers, about=about)


def _is_name(spelling: str, name: MissingRecord) -> bool:
    """Return True for a spelling that is enough by itself: no surname, no noun, no acronym of few letters."""
    acronym = spelling.isupper() and len(spelling) > 3 and name.entity.type not in entity_types("human")
    return acronym or " " in spelling
