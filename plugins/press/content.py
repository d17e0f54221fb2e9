"""Briefing files in, what was read in them out: from the store where nothing that it rests on has changed.

What was read in a text depends on its bytes, on the code, on those records of the knowledge base whose names stand
in it, and on the corrections of it. So a new record makes only the texts that name it be read again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from briefing.analysis import Tools, analyse, tools
from briefing.analysis.entities import candidates
from briefing.digest import digest
from briefing.errors import BriefingError, Problem, problem
from briefing.ingest import markdown
from briefing.knowledge import Knowledge
from briefing.knowledge.kinds import entity_types
from briefing.model import Analysis, Briefing
from press.executor import executor
from press.progress import progress
from press.store import Store


@dataclass(frozen=True, slots=True)
class Reading:
    """One briefing and what was read in it."""

    briefing: Briefing
    analysis: Analysis
    digest: str
    """Of both."""
    used: str
    """Digest of the knowledge that the text can depend on."""
    knowledge: str
    """Digest of the whole knowledge when that was last looked up."""


_tools: dict[str, Tools] = {}


def _compiled(knowledge: Knowledge) -> Tools:
    """Compile the knowledge once per process."""
    if knowledge.digest not in _tools:
        _tools.clear()
        _tools[knowledge.digest] = tools(knowledge)
    return _tools[knowledge.digest]


def used(briefing: Briefing, knowledge: Knowledge) -> str:
    """Return the digest of the knowledge that reading a briefing can depend on."""
    compiled = _compiled(knowledge)
    corrections = compiled.corrections.get(briefing.slug, ())
    named = frozenset(candidates(briefing.text, compiled.matcher)) | {c.entity for c in corrections}
    records = tuple(record.digest for record in knowledge.records if record.id in named)
    places = tuple((r.id, r.country) for r in knowledge.records if r.type in entity_types("state"))
    return digest(records, places, knowledge.cues, tuple(c.digest for c in corrections))


def read(knowledge: Knowledge, root: Path, path: Path) -> Reading | Problem:
    """Read one briefing file and analyse it; a file that cannot be read is a problem."""
    try:
        briefing = markdown.read(path, root)
    except BriefingError as error:
        return problem(error)
    analysis = analyse(briefing, _compiled(knowledge))
    found = digest(briefing, analysis)
    return Reading(briefing, analysis, found, used(briefing, knowledge), knowledge.digest)


def _kept(store: Store, key: str, knowledge: Knowledge) -> Reading | None:
    reading = store.content(key, Reading)
    if reading is None:
        return None
    if reading.knowledge == knowledge.digest:
        return reading
    now = used(reading.briefing, knowledge)
    return replace(reading, knowledge=knowledge.digest) if now == reading.used else None


def readings(
    folder: Path, knowledge: Knowledge, code: str, store: Store
) -> tuple[tuple[Reading, ...], tuple[Problem, ...]]:
    """Return all briefings below the content folder with what was read in them, and the files that failed."""
    paths = sorted((folder / "briefings").rglob("*.md"))
    keys = {path: digest(code, str(path), sha256(path.read_bytes()).hexdigest()) for path in paths}
    found = {path: _kept(store, key, knowledge) for path, key in keys.items()}
    missing = [path for path, reading in found.items() if reading is None]
    with executor(len(missing)) as pool:
        work = pool.map(partial(read, knowledge, folder), missing, chunksize=16)
        fresh = list(progress("texts", work, len(missing)))
    good = {path: r for path, r in zip(missing, fresh, strict=True) if isinstance(r, Reading)}
    store.keep_content((keys[path], str(path), reading) for path, reading in good.items())
    store.forget_content(frozenset(str(path) for path in paths))
    kept = {path: r for path, r in found.items() if r is not None} | good
    ordered = sorted(kept.values(), key=lambda r: (r.briefing.published, r.briefing.slug))
    return tuple(ordered), tuple(problem for problem in fresh if isinstance(problem, Problem))
