"""Every name, by its first letter and by its kind.

While there are few names, the index shows them all. A long one shows those that most briefings hold, and leads to a
page for each letter; those pages have no numbers, so a new briefing changes only the pages that get a new name.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.knowledge.kinds import ENTITY_TYPES
from briefing.model import Entity
from briefing.publish.elements import Link
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.page_kind import Content, Key, PageKind, in_main
from briefing.publish.pages.name_page import names

WHOLE = 300
"""Names that the index shows on one page."""
_MOST = 60
OTHER = "0–9"
"""Stands for digits and for letters of other scripts."""
_NO_LETTER = "other"
"""The same in addresses."""


@dataclass(frozen=True, slots=True)
class InitialLetter:
    """A letter and its names."""

    letter: str
    href: str
    """Where its names stand."""
    names: tuple[Link, ...]
    """What of them is shown here."""


@dataclass(frozen=True, slots=True)
class EntityIndex:
    """What the index shows."""

    stand: str
    kinds: tuple[Link, ...]
    letters: tuple[InitialLetter, ...]
    most: tuple[Link, ...]
    """The names that most briefings hold, when there are too many to show all."""
    others: tuple[Link, ...]
    """Known names that no text or event holds yet."""


@dataclass(frozen=True, slots=True)
class NameList:
    """What the page of one letter or one kind shows."""

    names: tuple[Link, ...]
    near: tuple[Link, ...]
    """The other letters or kinds; without an address for this one."""
    of: str
    """`letters` or `kinds`."""


def _lists(index: Index) -> Iterator[Key]:
    """Yield the lists by kind and, of a long index, by letter."""
    yield from ((dimension, key) for dimension in ("kind", "letter") for key in _groups(index, dimension))


@lookup
def _named(index: Index) -> tuple[Link, ...]:
    """Return every name that is met in texts or on record, and those that mean several things, by the alphabet."""
    met = (entity for entity in index.site.entities if _met(entity, index))
    several = (one for one in names(index).values() if len(one.bearers) > 1)
    shared = (Link(f"entities/{n.slug}/", n.name, f"{len(n.bearers)} meanings") for n in several)
    return tuple(sorted([*map(_link, met), *shared], key=_order))


@lookup
def _unmet(index: Index) -> tuple[Link, ...]:
    """Return the names of records that no text and no milestone holds."""
    return tuple(sorted((_link(one) for one in index.site.entities if not _met(one, index)), key=_order))


@lookup
def _texts(index: Index) -> dict[str, int]:
    """Return the number of briefings that hold a name, by its address."""
    met = (entity.id for entity in index.site.entities if _met(entity, index))
    return {f"entities/{one}/": len(index.sightings.get(one, ())) for one in met}


@lookup
def _groups(index: Index, dimension: str) -> dict[str, tuple[Link, ...]]:
    """Return the names by kind or by letter; none by letter while one page holds all."""
    if dimension == "letter":
        letters = _grouped(_named(index), _letter) if len(_named(index)) > WHOLE else {}
        return {_part(letter): links for letter, links in letters.items()}
    kinds = _grouped(_named(index), lambda link: link.note)
    return {kind: kinds[kind] for kind in ENTITY_TYPES if kind in kinds}


@lookup
def _group(index: Index, dimension: str, key: str) -> tuple[Link, ...]:
    """Return the names of one kind or letter."""
    return _groups(index, dimension)[key]


@lookup
def _keys(index: Index, dimension: str) -> tuple[str, ...]:
    """Return the kinds or letters that have a page."""
    return tuple(_groups(index, dimension))


def _link(entity: Entity) -> Link:
    """Return the name of an entity with its kind; the address is counted from the root."""
    return Link(f"entities/{entity.id}/", entity.name, entity.type)


def _grouped(links: Iterable[Link], key: Callable[[Link], str]) -> dict[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        found[key(link)].append(link)
    return {one: tuple(found[one]) for one in sorted(found)}


def _part(letter: str) -> str:
    """Return a letter as addresses have it."""
    return _NO_LETTER if letter == OTHER else letter.lower()


def _name(dimension: str, key: str) -> str:
    """Return the words for a kind or letter that is given as addresses have it."""
    if dimension == "kind":
        return ENTITY_TYPES[key].plural
    return OTHER if key == _NO_LETTER else key.upper()


def _address(dimension: str, key: str, root: str) -> str:
    return f"{root}entities/{dimension}/{key}/"


def _list(index: Index, dimension: str, key: str) -> Content:
    root, links = "../../../", _group(index, dimension, key)
    by_kind, name = dimension == "kind", _name(dimension, key)
    title = name.capitalize() if by_kind else f"Names under {name}"
    near = tuple(
        Link("" if one == key else _address(dimension, one, root), _name(dimension, one))
        for one in _keys(index, dimension)
    )
    shown = tuple(Link(root + one.href, one.text, "" if by_kind else one.note) for one in links)
    about = f"{title}: {len(links)} that the briefings or the record name, in the order of the alphabet."
    return Content(title, about, "", NameList(shown, near, f"{dimension}s"))


def _page(index: Index) -> Content:
    root, named, texts = "../", _named(index), _texts(index)
    whole = len(named) <= WHOLE
    kinds = _grouped((link for link in named if link.href in texts), lambda link: link.note)
    most = sorted(sorted(named, key=lambda link: -texts.get(link.href, 0))[:_MOST], key=_order)
    view = EntityIndex(
        stand=f"{len(texts)} names that briefings or the record hold. A number says how many briefings.",
        kinds=tuple(
            Link(_address("kind", kind, root), ENTITY_TYPES[kind].plural, str(len(kinds[kind])))
            for kind in ENTITY_TYPES
            if kind in kinds
        ),
        letters=tuple(
            InitialLetter(
                letter,
                "" if whole else _address("letter", _part(letter), root),
                _counted(links, texts) if whole else (),
            )
            for letter, links in _grouped(named, _letter).items()
        ),
        most=() if whole else _counted(most, texts),
        others=_counted(_unmet(index), texts),
    )
    about = "Every country, agency, company, person, programme and craft that the briefings or the record name."
    return Content("Index of names", about, "", view)


def _counted(links: Iterable[Link], texts: Mapping[str, int]) -> tuple[Link, ...]:
    """Return names for the index itself, with the number of briefings that hold them."""
    return tuple(
        Link("../" + one.href, one.text, f"{one.note}, {texts[one.href]}" if texts.get(one.href) else one.note)
        for one in links
    )


def _order(link: Link) -> tuple[str, str]:
    return _plain(link.text), link.href


def _met(entity: Entity, index: Index) -> bool:
    return entity.id in index.sightings or entity.id in index.milestones


def _plain(name: str) -> str:
    """Return a name folded for sorting: without accents, in one case."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))


def _letter(link: Link) -> str:
    """Return the letter a name stands under; digits and other scripts share one."""
    first = _plain(link.text)[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


KIND = PageKind("index of names", "entities/", "entities", _page, in_main)
LISTS = PageKind("names of a kind or letter", "entities/<dimension>/<value>/", "names", _list, in_main, _lists)
