"""Find the outlets that briefings cite and nobody has given a class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.desk.changes import Answer, Ask, Entry
from briefing.desk.doubt import Context, Doubt
from briefing.errors import Problem
from briefing.ingest.references import entries
from briefing.knowledge import OUTLET_CLASSES, Knowledge, Outlets
from briefing.knowledge.kinds import UNSURE
from briefing.model import Briefing
from briefing.web import host


def outlet_doubts(briefings: Iterable[Briefing], known: Knowledge) -> Iterator[Doubt]:
    """Yield the first link of a list of sources to each host whose outlet has no class."""
    outlets, told = Outlets(known.outlets), set[str]()
    for briefing in briefings:
        for address in (entry.href for entry in entries(briefing)):
            name = outlets.of(address).name
            if host(address) and not outlets.find(address) and name not in told:
                told.add(name)
                message = f"source {name!r} is not in outlets.toml and counts as {UNSURE}; add it with its class"
                fields = ("host", host(address)), ("name", name), ("class", UNSURE)
                asks = Ask("name", "Name"), Ask("class", "Class", tuple(OUTLET_CLASSES))
                answer = Answer("Add it with its class", Entry("outlet", fields), asks)
                problem = Problem(briefing.path, 0, message, False)
                yield Doubt("outlet", problem, briefing.slug, Context("", address), (answer,))
