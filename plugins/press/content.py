"""Read and analyse all briefing files, or take from the store what was read where it still holds.

What was read in a text depends on its bytes, on the code, on the cues and the countries of the knowledge base, on
those of its other records whose names stand in the text, and on the corrections of it. So a new record, unless it is a
country, makes only the texts that name it be read again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from briefing.analysis import Tools, analyse, tools
from briefing.analysis.entities import candidates
from briefing.analysis.titles import proposed
from briefing.digest import digest
from briefing.errors import BriefingError, Problem, problem
from briefing.folders import contents, listing
from briefing.ingest import markdown
from briefing.ingest.collisions import collisions
from briefing.ingest.outliers import outliers
from briefing.ingest.references import without_marks
from briefing.ingest.shelf import FOLDER
from briefing.knowledge import Knowledge
from briefing.knowledge.kinds import entity_types
from briefing.model import Analysis, Briefing, Seed
from press.executor import Workers
from press.progress import progress
from press.store import Store


@dataclass(frozen=True, slots=True)
class AnalysedBriefing:
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


def compiled(knowledge: Knowledge) -> Tools:
    """Compile the knowledge once per process."""
    if knowledge.digest not in _tools:
        _tools.clear()
        _tools[knowledge.digest] = tools(knowledge)
    return _tools[knowledge.digest]


def propose(seed: Seed, knowledge: Knowledge) -> tuple[str, str]:
    """Return the title and the summary of a new seed."""
    return proposed(replace(seed, text=without_marks(seed.text)), compiled(knowledge))


def used(briefing: Briefing, knowledge: Knowledge) -> str:
    """Return the digest of the knowledge that reading a briefing can depend on."""
    given = compiled(knowledge)
    corrections = given.corrections.get(briefing.slug, ())
    named = frozenset(candidates(briefing.text, given.matcher)) | {c.entity for c in corrections}
    records = tuple(record.digest for record in knowledge.records if record.id in named)
    places = tuple((r.id, r.country) for r in knowledge.records if r.type in entity_types("state"))
    agencies = tuple((one, *given.agencies[one]) for one in sorted(named) if one in given.agencies)
    return digest(records, places, agencies, knowledge.cues, tuple(c.digest for c in corrections))


def _briefing(path: Path, root: Path) -> Briefing | Problem:
    """Return the briefing of a file below the content folder, or what is wrong with it."""
    try:
        return markdown.read(path, root)
    except BriefingError as error:
        return problem(error)


def read(knowledge: Knowledge, briefing: Briefing) -> AnalysedBriefing:
    """Analyse a briefing."""
    analysis = analyse(briefing, compiled(knowledge))
    found = digest(briefing, analysis)
    return AnalysedBriefing(briefing, analysis, found, used(briefing, knowledge), knowledge.digest)


def _kept(store: Store, key: str, knowledge: Knowledge) -> AnalysedBriefing | None:
    reading = store.content(key, AnalysedBriefing)
    if reading is None:
        return None
    if reading.knowledge == knowledge.digest:
        return reading
    now = used(reading.briefing, knowledge)
    return replace(reading, knowledge=knowledge.digest) if now == reading.used else None


def readings(
    folder: Path, knowledge: Knowledge, code: str, store: Store, workers: Workers
) -> tuple[tuple[AnalysedBriefing, ...], tuple[Problem, ...]]:
    """Return all briefings below the content folder with what was read in them, and what is wrong with the others."""
    there = listing(folder, FOLDER, ".md")
    digests = {name: _digest(folder / name) for name in there.files}
    found = {name: _kept(store, _key(folder / name, sha, code), knowledge) for name, sha in digests.items()}
    missing = [name for name, reading in found.items() if reading is None]
    opened = {name: _briefing(folder / name, folder) for name in missing}
    fresh = {name: one for name, one in opened.items() if isinstance(one, Briefing)}
    analysed = workers.each(read, knowledge, tuple(fresh.values()), lambda briefing: len(briefing.text))
    good = dict(zip(fresh, progress("texts", analysed, len(fresh)), strict=True))
    read_now = ((folder / name, reading) for name, reading in good.items())
    store.keep_content((_key(path, r.briefing.sha256, code), str(path), r) for path, r in read_now)
    store.forget_content(frozenset(str(folder / name) for name in there.files))
    kept = {name: r for name, r in found.items() if r is not None} | good
    doubled = collisions((r.briefing for r in kept.values()), folder)
    ordered = sorted(
        (r for name, r in kept.items() if name not in doubled), key=lambda r: (r.briefing.published, r.briefing.slug)
    )
    unread = (one for one in opened.values() if isinstance(one, Problem))
    far = outliers((r.briefing for r in ordered), folder)
    return tuple(ordered), (*there.problems, *unread, *doubled.values(), *far)


def _key(path: Path, sha: str, code: str) -> str:
    """Return under which key the reading of a file is kept: that of the bytes that were read, not of those before."""
    return digest(code, str(path), sha)


def _digest(path: Path) -> str:
    """Return the digest of a file's bytes, "" where it cannot be read."""
    try:
        return sha256(contents(path)).hexdigest()
    except BriefingError:  # said when it is read
        return ""
