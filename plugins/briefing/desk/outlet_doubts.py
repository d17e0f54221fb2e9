"""Find the publishers of briefings without their rights, and the outlets that briefings cite without a class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing.desk.changes import Answer, Ask, NewTable
from briefing.desk.doubt import Context, Doubt
from briefing.errors import Problem
from briefing.ingest.head import head
from briefing.ingest.references import entries
from briefing.ingest.slugs import proposed
from briefing.knowledge import OUTLET_CLASSES, Knowledge, Outlets
from briefing.knowledge.kinds import UNSURE
from briefing.model import RIGHTS, Briefing
from briefing.web import host

_SHOWN = 400
"""Characters of a text that show of what it is."""


def source_doubts(briefings: Iterable[Briefing], files: Mapping[str, str], known: Knowledge) -> Iterator[Doubt]:
    """Yield the first briefing of each publisher that has no record; `files` holds texts by path."""
    told = {"", *(name for source in known.sources for name in (source.id, source.name))}
    for briefing in briefings:
        if briefing.source not in told:
            told.add(briefing.source)
            fields = ("id", proposed(briefing.source)), ("name", briefing.source), ("rights", RIGHTS[0])
            add = Answer("Add it with its rights", NewTable("source", fields), (Ask("rights", "May be shown", RIGHTS),))
            message = f"source {briefing.source!r} is not in sources.toml; add it"
            problem = Problem(briefing.path, head(files[briefing.path]).line("Source"), message, False)
            shown = Context("", briefing.title, f"\n{briefing.text[:_SHOWN]}")
            yield Doubt("rights", problem, briefing.slug, shown, (add,) if fields[0][1] else ())


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
                answer = Answer("Add it with its class", NewTable("outlet", fields), asks)
                problem = Problem(briefing.path, 0, message, False)
                yield Doubt("outlet", problem, briefing.slug, Context("", address), (answer,))
