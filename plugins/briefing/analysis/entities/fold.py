"""Fold the ways to write a name into one (quotes, dashes, spaces), and keep the length of the text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from briefing.ingest.slugs import slugify

_SAME = (*((one, "'") for one in "’‘ʼ`´"), *((one, " ") for one in "-–‑‐‒−\u00a0\u202f\u2009\n"))
_IN_ASCII = tuple((one, other) for one, other in _SAME if one.isascii())
_LEGAL = (("Corporation", "Corp"), ("Limited", "Ltd"), ("Incorporated", "Inc"), ("Co", "Company"))
"""Forms of companies in law, each with the one that is written more."""
_TWINS = (
    *_LEGAL,
    ("&", "and"), ("Centre", "Center"), ("Organisation", "Organization"), ("Programme", "Program"),
    ("programme", "program"), ("Defence", "Defense"), ("Bin", "bin"), ("United States", "U.S."),
)  # fmt: skip
_TWIN = re.compile(rf"\b(?:{'|'.join(re.escape(word) for pair in _TWINS for word in pair)})")
_PREFIXES = (("U.S. ", "US "), ("United Nations ", "UN "), ("United Nations ", "U.N. "), ("United Kingdom ", "UK "))
"""What a name may begin with in short, when more follows."""
_LONG = tuple(long for long, _ in _PREFIXES)
_LETTERS = str.maketrans("ıŁłØøĐđ–—‑", "iLlOoDd---")
_NUMBER = re.compile(r"([A-Za-z']{2}) ?(\d{1,3}[A-Z]?)$")
"""A number behind a name, with a space or without: GSAT 11."""


def fold(text: str) -> str:
    """Return `text` with every apostrophe straight and every hyphen a space; offsets stay what they are.

    >>> fold("Chang’e-6")
    "Chang'e 6"
    """
    for one, other in _IN_ASCII if text.isascii() else _SAME:  # several times as fast as str.translate
        text = text.replace(one, other)
    return text


@lru_cache(maxsize=20_000)  # many names stand in several lists
def forms(name: str) -> frozenset[str]:
    """Return the folded ways to write a name: both spellings of English, accents left out, type in capitals.

    >>> sorted(forms("Copernicus programme"))
    ['Copernicus Program', 'Copernicus Programme', 'Copernicus program', 'Copernicus programme']
    >>> sorted(forms("U.S. Tide Bureau"))
    ['U.S. Tide Bureau', 'US Tide Bureau', 'United States Tide Bureau']
    """
    found = {fold(name)} if name.isascii() else {fold(name), fold(_plain(name))}
    found |= {" ".join(form.split()) for form in found}
    if any(map(_TWIN.search, found)):
        for one, other in _TWINS:
            found |= {_swap(form, one, other) for form in found} | {_swap(form, other, one) for form in found}
    if any(form.startswith(_LONG) for form in found):
        found |= {
            short + form.removeprefix(long) for form in found for long, short in _PREFIXES if form.startswith(long)
        }
    if any(map(_NUMBER.search, found)):
        found |= {_NUMBER.sub(r"\1\2", form) for form in found} | {_NUMBER.sub(r"\1 \2", form) for form in found}
    found |= {_titled(form) for form in found}
    found |= {form[0] + form[2:] for form in found if form[1:3] == ". "}  # "V. Example" is "V Example" in India
    return frozenset(form for form in found if len(form) > 1)


def slug(name: str) -> str:
    """Return a name as an id, with a hyphen for every dash and a Latin letter for those that have no accent.

    >>> slug("Yıldırım–Østby Fund")
    'yildirim-ostby-fund'
    """
    return slugify(name if name.isascii() else name.translate(_LETTERS))


def in_law(slug: str) -> str:
    """Return a slug with every form of companies in law as it is written most.

    >>> in_law("sampler-tides-corporation"), in_law("sampler-co")
    ('sampler-tides-corp', 'sampler-company')
    """
    for one, other in _LEGAL:
        slug = f"-{slug}-".replace(f"-{one.lower()}-", f"-{other.lower()}-")[1:-1]
    return slug


def _swap(form: str, one: str, other: str) -> str:
    """Return the form with whole words replaced."""
    return " ".join(f" {form} ".replace(f" {one} ", f" {other} ").split())


def _titled(form: str) -> str:
    """Return the form with a capital on its last word."""
    head, space, last = form.rpartition(" ")
    return f"{head} {last[:1].upper()}{last[1:]}" if space else form


def _plain(name: str) -> str:
    """Return a name in Latin letters without its accents."""
    if name.isascii():
        return name
    letters = unicodedata.normalize("NFKD", name)
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if not unicodedata.combining(letter)))
