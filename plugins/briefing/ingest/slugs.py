"""Make names for addresses of titles, and tell which names can be addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet

from unidecode import unidecode

LIMIT = 120
"""Most characters of an address; each is the name of a folder."""
_PROPOSED = 100
"""Most characters of an address made of a title; a number must fit behind it."""
_FIT = re.compile(r"[A-Za-z0-9]+(?:[-_]+[A-Za-z0-9]+)*")
_APOSTROPHE = re.compile("['’‘`]")
_LATIN = re.compile("[À-ɏḀ-ỿ]+")
"""What is left of Latin letters once their accents are taken off: ø, ß, ł, æ."""
_OTHER = re.compile(r"[^a-z0-9]+")


def slugify(title: str) -> str:
    """Return `title` in lower-case ASCII letters, digits and hyphens; "" when nothing is left.

    >>> slugify("China’s São Paulo & Chang’e-6"), slugify("Søren of Straße")
    ('chinas-sao-paulo-change-6', 'soren-of-strasse')
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", title))
    plain = _LATIN.sub(lambda found: unidecode(found[0]), plain).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", plain.lower()).strip("-")


def proposed(title: str) -> str:
    """Return the address that a title makes, cut at a word where it is long; "" when nothing is left.

    >>> len(proposed("an address " * 20))
    98
    """
    slug = slugify(title)
    if len(slug) <= _PROPOSED:
        return slug
    return slug[: slug.rfind("-", 0, _PROPOSED + 1)] if "-" in slug[: _PROPOSED + 1] else slug[:_PROPOSED]


def fit(slug: str) -> bool:
    """Return True for the name of one folder that works in any address and on any disk.

    >>> fit("oman-signs"), fit("../oman"), fit("oman signs"), fit("o" * 121)
    (True, False, False, False)
    """
    return len(slug) <= LIMIT and _FIT.fullmatch(slug) is not None


def unused(slug: str, taken: AbstractSet[str]) -> str:
    """Return `slug`, with a number from 2 where it is taken."""
    number, name = 1, slug
    while name in taken:
        number += 1
        name = f"{slug}-{number}"
    return name
