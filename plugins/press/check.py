"""`invoke check`: everything that an editor should look at, by path and line, and the names without a record."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from briefing import knowledge, site
from briefing.analysis import analyse, tools
from briefing.desk.doubts import unsettled
from briefing.desk.missing_records import report, unrecorded
from briefing.errors import BriefingError, Problem, problem
from briefing.folders import listing
from briefing.ingest import markdown
from briefing.ingest.collisions import collisions
from briefing.ingest.outliers import outliers
from briefing.ingest.references import entries, left
from briefing.ingest.shelf import FOLDER
from briefing.knowledge import Knowledge, Outlets
from briefing.knowledge.kinds import UNSURE
from briefing.model import Analysis, Briefing
from briefing.web import host
from press.options import Options
from press.texts import texts


def check(options: Options) -> int:
    """Print every problem; return 1 when one of them stops a build."""
    problems = list(knowledge.check(options.knowledge))
    names = ""
    if not any(found.fatal for found in problems):
        known = knowledge.load(options.knowledge)
        briefings, found_there = _briefings(options)
        compiled = tools(known)
        readings = [(briefing, analyse(briefing, compiled)) for briefing in briefings]
        problems += [*found_there, *advice(readings, known)]
        names = report(unrecorded(readings, _files(briefings, options), known))
    for found in sorted(problems):
        print(f"{found}{'' if found.fatal else ' (advice)'}", file=sys.stderr)
    if names:
        print(names)
    fatal = sum(found.fatal for found in problems)
    print(f"{fatal} problems, {len(problems) - fatal} pieces of advice")
    return int(fatal > 0)


def _briefings(options: Options) -> tuple[list[Briefing], list[Problem]]:
    """Return the briefings that can be read, and the problems of the others."""
    found = listing(options.content, FOLDER, ".md")
    briefings, problems = [], [*found.problems, *texts(options.pages)[1]]
    for name in found.files:
        try:
            briefings.append(markdown.read(options.content / name, options.content))
        except BriefingError as error:
            problems.append(problem(error))
    doubled = collisions(briefings, options.content)
    kept = [briefing for briefing in briefings if briefing.path not in doubled]
    return kept, [*problems, *doubled.values(), *outliers(kept, options.content)]


def _files(briefings: list[Briefing], options: Options) -> dict[str, str]:
    """Return the text of the files of briefings by path."""
    return {b.path: (options.content / b.path).read_text("utf-8", "replace") for b in briefings}


def advice(readings: list[tuple[Briefing, Analysis]], known: Knowledge) -> Iterator[Problem]:
    """Yield what is not wrong but not settled: rights that nobody stated, and what is unsure in the site."""
    sources = {key for source in known.sources for key in (source.id, source.name)}
    for briefing, _ in readings:
        if not briefing.source:
            yield Problem(briefing.path, 0, "names no source; add `Source: ID` so that its rights are known", False)
        elif briefing.source not in sources:
            yield Problem(briefing.path, 0, f"source {briefing.source!r} is not in sources.toml; add it", False)
        yield from (Problem(briefing.path, 0, message, False) for message in _dead(briefing))
    yield from _unjudged(readings, known)
    published = ((briefing, analysis, "") for briefing, analysis in readings if not briefing.draft)
    yield from unsettled(site.analyse(published, known))


def _unjudged(readings: list[tuple[Briefing, Analysis]], known: Knowledge) -> Iterator[Problem]:
    """Yield the first link of a list of sources to each host whose outlet has no class."""
    outlets, told = Outlets(known.outlets), set[str]()
    for briefing, _ in readings:
        for address in (entry.href for entry in entries(briefing)):
            name = outlets.of(address).name
            if host(address) and not outlets.find(address) and name not in told:
                told.add(name)
                message = f"source {name!r} is not in outlets.toml and counts as {UNSURE}; add it with its class"
                yield Problem(briefing.path, 0, message, False)


def _dead(briefing: Briefing) -> Iterator[str]:
    """Yield what is to be said of marks that lead to no source."""
    for mark in dict.fromkeys(left(briefing.text)):
        yield f"{mark} leads to no source of its list; mend its number, or the list under “Sources”"
