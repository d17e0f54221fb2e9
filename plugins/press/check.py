"""`invoke check`: everything that an editor should look at, by path and line."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from briefing import knowledge, site
from briefing.analysis import analyse, tools
from briefing.errors import BriefingError, Problem, problem
from briefing.ingest import markdown
from briefing.knowledge import Knowledge
from briefing.model import Briefing
from briefing.publish.unsettled import unsettled
from press.options import Options


def check(options: Options) -> int:
    """Print every problem; return 1 when one of them stops a build."""
    problems = list(knowledge.check(options.knowledge))
    if not any(found.fatal for found in problems):
        problems += _briefings(options, knowledge.load(options.knowledge))
    for found in sorted(problems):
        print(f"{found}{'' if found.fatal else ' (advice)'}", file=sys.stderr)
    fatal = sum(found.fatal for found in problems)
    print(f"{fatal} problems, {len(problems) - fatal} pieces of advice")
    return int(fatal > 0)


def _briefings(options: Options, known: Knowledge) -> Iterator[Problem]:
    briefings = []
    for path in sorted((options.content / "briefings").rglob("*.md")):
        try:
            briefings.append(markdown.read(path, options.content))
        except BriefingError as error:
            yield problem(error)
    yield from advice(briefings, known)


def advice(briefings: list[Briefing], known: Knowledge) -> Iterator[Problem]:
    """Yield what is not wrong but not settled: rights that nobody stated, and what is unsure in the site."""
    sources = {key for source in known.sources for key in (source.id, source.name)}
    for briefing in briefings:
        if not briefing.source:
            yield Problem(briefing.path, 0, "names no source; add `Source: ID` so that its rights are known", False)
        elif briefing.source not in sources:
            yield Problem(briefing.path, 0, f"source {briefing.source!r} is not in sources.toml; add it", False)
    compiled = tools(known)
    readings = ((one, analyse(one, compiled), "") for one in briefings if not one.draft)
    yield from unsettled(site.analyse(readings, known))
