"""Turn a function of the site into a look-up: made once for each key, and noted by the page that asks.

Inside a look-up the whole site may be read, since the page that asks depends on its answer alone: while the answer is
the same, the page stays as it is. So lists that pages show are look-ups, and answer with ids or with a few plain
values.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

from briefing.digest import digest
from briefing.publish.lookups.reads import Read

if TYPE_CHECKING:
    from briefing.publish.lookups.index import Index

K = ParamSpec("K")
V = TypeVar("V")

_LOOKUPS: dict[str, Callable[..., object]] = {}
"""Every look-up by its name."""


def lookup(find: Callable[Concatenate[Index, K], V]) -> Callable[Concatenate[Index, K], V]:
    """Return the look-up that `find` answers; its keys are texts, and its answer is a plain value, never a set."""
    name = f"{find.__module__.rpartition('.')[2]}.{find.__name__}"
    if name in _LOOKUPS:
        raise ValueError(f"two look-ups are called {name}; rename one of them")

    def found(index: Index, /, *key: K.args, **_: K.kwargs) -> V:
        read: Read = (name, *map(str, key))
        index.reads.note(read)
        return _answer(find, index, read)

    _LOOKUPS[name] = find
    update_wrapper(found, find)
    return found


def _answer(find: Callable[..., V], index: Index, read: Read) -> V:
    """Return what a look-up answers, from memory where it was asked before."""
    if read not in index.answers:
        with index.reads.unnoted():
            index.answers[read] = find(index, *read[1:])
    return cast("V", index.answers[read])


def answer_digest(index: Index, read: Read) -> str:
    """Return the digest of what a look-up answers now; "" when it is none any more or has no such key."""
    if read[0] not in _LOOKUPS:
        return ""
    try:
        return digest(_answer(_LOOKUPS[read[0]], index, read))
    except LookupError:
        return ""
