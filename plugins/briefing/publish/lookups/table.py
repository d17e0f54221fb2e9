"""Mappings of the site that note which of their values a page reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from typing import TypeVar

from msgspec import msgpack

from briefing.digest import digest
from briefing.publish.lookups.reads import Reads

V = TypeVar("V")

ALL = "*"
"""Key of the list of all keys; no id, slug or code is written so."""
WHOLE = "**"
"""Key of all values with their keys."""


class Digests:
    """The digests of values, each made once however many tables have it; the values must live as long as this.

    MessagePack encodes a large value some ten times as fast as `repr` and tells values of one class apart.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._known: dict[int, str] = {}

    def __reduce__(self) -> tuple[type[Digests], tuple[()]]:
        return Digests, ()  # what it knows holds in this process alone

    def of(self, value: object) -> str:
        """Return the digest of one value."""
        if id(value) not in self._known:
            self._known[id(value)] = blake2b(msgpack.encode(value), digest_size=16).hexdigest()
        return self._known[id(value)]

    def of_each(self, values: tuple[object, ...]) -> tuple[str, ...]:
        """Return the digests of several values."""
        return tuple(map(self.of, values))


class Table(Mapping[str, V]):
    """Values by key. Who asks for a key depends on its value, or on its absence; who lists them, on which there are."""

    __slots__ = ("_name", "_reads", "_told", "_values")

    def __init__(self, values: Mapping[str, V], told: Callable[[V], object] | None = None) -> None:
        """Take the values; `told` gives of one what its digest is made of, when that is less than all."""
        self._name, self._values, self._reads, self._told = "", values, Reads(), told

    def name(self, name: str, reads: Reads) -> None:
        """Say what the table is called, and where its readings are noted."""
        self._name, self._reads = name, reads

    def __getitem__(self, key: str) -> V:
        self._reads.note((self._name, key))
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        self._reads.note((self._name, ALL))
        return iter(self._values)

    def __len__(self) -> int:
        self._reads.note((self._name, ALL))
        return len(self._values)

    def digest(self, key: str) -> str:
        """Return the digest of the value of a key, "" when there is none; that of `ALL` is of all keys in order."""
        if key == ALL:
            return digest(tuple(self._values))
        if key == WHOLE:
            return digest(tuple((one, self.digest(one)) for one in self._values))
        if key not in self._values:
            return ""
        value = self._values[key]
        return digest(self._told(value) if self._told else value)
