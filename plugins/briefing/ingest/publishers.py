"""Name the publisher of a text that names none by the outlet of its address, so that its rights can be looked up."""

from __future__ import annotations

from dataclasses import replace

from briefing import web
from briefing.ingest.inputs.received import Received
from briefing.ingest.seed import Reader
from briefing.knowledge.outlets import Outlets


def by_outlet(read: Reader, outlets: Outlets) -> Reader:
    """Return a reader that names the publisher of each text."""
    return lambda data: tuple(replace(one, source=publisher(one, outlets)) for one in read(data))


def publisher(one: Received, outlets: Outlets) -> str:
    """Return who published a text: whom it names, unless that is the host of its address, else the outlet of that.

    >>> from briefing.knowledge.values import Outlet
    >>> known = Outlets([Outlet("people.cn", "People’s Daily", "press")])
    >>> address = "http://en.people.cn/n3/"
    >>> [publisher(Received(source=name, url=address), known) for name in ("", "en.people.cn", "Reuters")]
    ['People’s Daily', 'People’s Daily', 'Reuters']
    """
    host = web.host(one.url)
    named = one.source and one.source.lower().removeprefix("www.") != host.removeprefix("www.")
    return one.source if named or not host else outlets.of(one.url).name
