"""The pages of names that are no entity's own: a redirect where a name means one entity, a choice where it means more.

A name has a page when a reader would type it, as an acronym or in full, and an entity that bears it is mentioned or
on record here. Its address is that of an entity, `entities/<name>/`; a page of an entity itself always goes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.ingest.slugs import fit, slugify
from briefing.knowledge import Record
from briefing.knowledge.kinds import entity_types
from briefing.publish.elements import Link
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.page_kind import Content, Key, PageKind, described


@dataclass(frozen=True, slots=True)
class NameView:
    """What the page of a name shows."""

    meanings: tuple[Link, ...]
    """The entities that bear it, each with its kind and a line about it."""
    target: str
    """Relative address of the only meaning; "" where there are more."""
    canonical: str
    """Address below the root that stands for this page: that of the only meaning, else its own."""


@dataclass(frozen=True, slots=True)
class SharedName:
    """A name and the entities that bear it."""

    slug: str
    name: str
    bearers: tuple[Record, ...]


def _keys(index: Index) -> Iterator[Key]:
    yield from ((slug,) for slug in names(index))


@lookup
def _shared(index: Index, slug: str) -> SharedName:
    return names(index)[slug]


@lookup
def names(index: Index) -> dict[str, SharedName]:
    """Return the names that have a page, by slug."""
    bearers: dict[str, dict[str, Record]] = {}
    written: dict[str, str] = {}
    for key in sorted(index.entities.keys() & index.records.keys()):
        record = index.records[key]
        for name in typed(record):
            slug = slugify(name)
            bearers.setdefault(slug, {})[key] = record
            written.setdefault(slug, name)
    met = {slug for slug, records in bearers.items() if any(_is_met(key, index) for key in records)}
    free = sorted(slug for slug in met - index.entities.keys() if fit(slug))
    return {slug: SharedName(slug, written[slug], tuple(bearers[slug].values())) for slug in free}


def typed(record: Record) -> tuple[str, ...]:
    """Return the names of a record that a reader would type: its acronyms, and its full names but a country's."""
    long = record.type not in entity_types("state")
    full = [name for name in (record.name, *record.names) if (" " in name and long) or _is_acronym(name)]
    return tuple(dict.fromkeys([*full, *(name for name in record.weak_names if _is_acronym(name))]))


def _is_acronym(name: str) -> bool:
    """Return True for a word with two capitals or more that is short.

    >>> [_is_acronym(name) for name in ("CSA", "PhilSA", "Gateway", "中国")]
    [True, True, False, False]
    """
    return name.isascii() and name.isalpha() and len(name) < 10 and sum(letter.isupper() for letter in name) > 1


def _is_met(entity: str, index: Index) -> bool:
    return entity in index.sightings or entity in index.milestones


def _page(index: Index, slug: str) -> Content:
    shared = _shared(index, slug)
    meanings = tuple(Link(f"../{r.id}/", r.name, f"{r.type}. {r.fact}" if r.fact else r.type) for r in shared.bearers)
    if len(meanings) > 1:
        about = f"{shared.name} is the name of {len(meanings)} entities: {', '.join(link.text for link in meanings)}."
        return Content(shared.name, described(about), "", NameView(meanings, "", f"entities/{shared.slug}/"))
    only = shared.bearers[0]
    view = NameView(meanings, meanings[0].href, f"entities/{only.id}/")
    return Content(shared.name, described(f"{shared.name} is a name of {only.name}."), "", view)


KIND = PageKind("name of one or more entities", "entities/<name>/", "name", _page, "leads on to entities", _keys)
