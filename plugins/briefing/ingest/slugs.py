"""Titles in, names for addresses out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet

_APOSTROPHE = re.compile("['’‘`]")
_OTHER = re.compile(r"[^a-z0-9]+")


def slugify(title: str) -> str:
    """Return `title` in lower-case ASCII letters, digits and hyphens; "" when nothing is left.

    >>> slugify("China’s São Paulo & Chang’e-6")
    'chinas-sao-paulo-change-6'
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", title)).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", plain.lower()).strip("-")


def unused(slug: str, taken: AbstractSet[str]) -> str:
    """Return `slug`, with a number from 2 where it is taken."""
    number, name = 1, slug
    while name in taken:
        number += 1
        name = f"{slug}-{number}"
    return name
