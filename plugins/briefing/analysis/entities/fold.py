"""Text in, text of the same length out, in which ways of writing a name are one: quotes, dashes, spaces."""

from __future__ import annotations

import re
import unicodedata

_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"} | dict.fromkeys("-–‑‐\u2012\u00a0\u202f\u2009", " "))


def fold(text: str) -> str:
    """Return `text` with every apostrophe straight and every hyphen a space; offsets stay what they are.

    >>> fold("Chang’e-6")
    "Chang'e 6"
    """
    return text.translate(_SAME)


def slug(name: str) -> str:
    """Return the id of a name.

    >>> slug("Center for Research & Engineering")
    'center-for-research-engineering'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
