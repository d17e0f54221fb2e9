"""Every name, by its first letter."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.digest import digest
from briefing.model import Entity, Page
from briefing.publish.elements import Link
from briefing.publish.index import Index
from briefing.publish.name_page import choices, names
from briefing.publish.outline import Outline

_PATH = "entities/index.html"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and its names."""

    letter: str
    names: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EntityIndex:
    """What the index shows."""

    letters: tuple[Letter, ...]
    """Names that a briefing or the record holds."""
    count: int
    others: tuple[Link, ...]
    """Known names that none holds yet."""


def entity_index(index: Index) -> Outline:
    """Return the outline of the index."""
    shared = tuple((name.slug, name.name, len(name.bearers)) for name in choices(names(index)))
    parts = digest(tuple((e.id, e.name, e.type, _met(e, index), _texts(e, index)) for e in index.site.entities), shared)
    return Outline(_PATH, (parts,), lambda: _page(index))


def _page(index: Index) -> Page:
    met = [entity for entity in index.site.entities if _met(entity, index)]
    others = [entity for entity in index.site.entities if not _met(entity, index)]
    letters: dict[str, list[Link]] = defaultdict(list)
    for link in sorted([*(_link(entity, index) for entity in met), *_shared(index)], key=_order):
        letters[_letter(link.text)].append(link)
    view = EntityIndex(
        letters=tuple(Letter(key, tuple(letters[key])) for key in sorted(letters)),
        count=len(met),
        others=tuple(sorted((_link(entity, index) for entity in others), key=_order)),
    )
    about = "Every country, agency, company, person, programme and craft that the briefings or the record name."
    return Page(_PATH, "entities", "Index of names", about, "", view)


def _shared(index: Index) -> Iterator[Link]:
    """Yield the names that mean more than one entity."""
    for shared in choices(names(index)):
        yield Link(f"../entities/{shared.slug}/", shared.name, f"{len(shared.bearers)} meanings")


def _order(link: Link) -> tuple[str, str]:
    return _plain(link.text), link.href


def _met(entity: Entity, index: Index) -> bool:
    return entity.id in index.sightings or entity.id in index.milestones


def _link(entity: Entity, index: Index) -> Link:
    """Return a name with its kind and the number of briefings that hold it."""
    texts = _texts(entity, index)
    return Link(f"../entities/{entity.id}/", entity.name, f"{entity.type}, {texts}" if texts else entity.type)


def _texts(entity: Entity, index: Index) -> int:
    return len(index.sightings.get(entity.id, ()))


def _plain(name: str) -> str:
    """Return a name folded for sorting: without accents, in one case."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))


def _letter(name: str) -> str:
    """Return the letter a name stands under; digits and other scripts share `#`."""
    first = _plain(name)[:1].upper()
    return first if "A" <= first <= "Z" else "#"
