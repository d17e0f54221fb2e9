"""Turn a function of the site into a look-up: made once for each key, and noted by the page that asks.

Inside a look-up all of the site may be read, since the page that asks depends on its answer alone: while the answer is
the same, the page stays as it is. So lists that pages show are look-ups, and answer with ids or with a few plain
values. What a look-up reads is noted as well: it need not be asked again while all of that is the same. Where it reads
much of one table, it is taken to rest on the whole of that table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from functools import update_wrapper
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

from briefing.digest import digest
from briefing.publish.lookups.reads import CODE, Read
from briefing.publish.lookups.table import WHOLE

if TYPE_CHECKING:
    from briefing.publish.lookups.index import Index

K = ParamSpec("K")
V = TypeVar("V")

_MOST = 100
"""Keys of one table above which an answer is taken to rest on all of it; to note each would cost more than it saves."""
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
        with index.reads.noted(of_page=False) as reads:
            try:
                index.answers[read] = find(index, *read[1:])
            finally:
                index.rests[read] = (CODE, *_gathered(reads))
    return cast("V", index.answers[read])


def _gathered(reads: Collection[Read]) -> Iterable[Read]:
    """Return readings with those of many keys of one table as one of the whole table."""
    if len(reads) <= _MOST:
        return reads
    counts = Counter(read[0] for read in reads)
    whole = {name for name, count in counts.items() if count > _MOST and name not in _LOOKUPS}
    return dict.fromkeys((read[0], WHOLE) if read[0] in whole else read for read in reads)


def answer_digest(index: Index, read: Read) -> str:
    """Return the digest of what a look-up answers now; "" when it is none any more or has no such key."""
    if read[0] not in _LOOKUPS:
        return ""
    try:
        return digest(_answer(_LOOKUPS[read[0]], index, read))
    except LookupError:
        return ""
