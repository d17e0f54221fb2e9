"""Compute short digests of plain values that are the same on any machine and in any process."""

from __future__ import annotations

from hashlib import blake2b, sha256


def digest(*values: object) -> str:
    """Return 32 hex digits for plain values and frozen dataclasses of them.

    `repr` of str, int, date, tuple and a dataclass of these is canonical, so it serves as their encoding.
    """
    return blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def label(*texts: str) -> str:
    """Return 16 hex digits that name a thing by some texts in files that others keep, so they stay as they are."""
    return sha256(" ".join(texts).encode()).hexdigest()[:16]
