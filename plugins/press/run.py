"""A build that has something to do: ingest, read, lay out, render, check, replace."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from briefing.errors import BriefingError, KnowledgeError, Problem, problem
from briefing.folders import where
from briefing.ingest.page import WrittenPage
from briefing.publish import gate
from briefing.publish.exports.whole.exports import PATHS
from briefing.publish.lookups.indexing import index
from briefing.site import Site, analyse
from press import moved, owned, scan
from press.ceilings import ceilings
from press.content import readings
from press.executor import Workers, working
from press.ingest import take_in
from press.known import known
from press.links import unlinked
from press.notes import Notes
from press.options import Options
from press.program_digest import program_digest
from press.progress import progress
from press.render import Job, Rendered, by_path, render, stale
from press.site_generator import Workshop
from press.store import STATE, Store, StoreDamaged, WrittenFile, discard, opened
from press.texts import texts
from press.up_to_date import Seen, seen, since


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did."""

    problems: tuple[Problem, ...]
    briefings: int = 0
    pages: int = 0
    written: int = 0
    removed: int = 0
    inputs: Seen | None = None
    """The inputs as they were read; None when the output was left as it was."""
    outputs: dict[str, scan.Stamp] = field(default_factory=dict)
    """The files of the output folder, when they are as they should be."""
    until: date | None = None
    """The first day on which a seed that was refused as still to come can be taken; None when there is none."""


def run(options: Options, latest: date, there: dict[str, scan.Stamp]) -> Outcome:
    """Bring the output folder, in which `there` lies, up to date with its inputs, or leave it as it was and say why."""
    before = seen(path for path in options.inputs if path != options.content)
    store = options.cache / STATE
    try:
        with working(options.cluster) as workers:
            try:
                return _with_store(options, latest, before, there, store, workers)
            except StoreDamaged:
                discard(store)
                return _with_store(options, latest, before, scan.written(options.output), store, workers)
    except KnowledgeError as error:
        return Outcome(error.problems)
    except BriefingError as error:
        return Outcome((problem(error),))


def _with_store(
    options: Options, latest: date, before: Seen, there: dict[str, scan.Stamp], path: Path, workers: Workers
) -> Outcome:
    with opened(path) as store:
        code = program_digest(options.code)
        knowledge = known(options.records, code, store)
        content = seen((options.content,))
        report = take_in(options, knowledge, latest=latest)
        content = since(content, seen((options.content,)), frozenset(map(str, report.written)))
        read, unread = readings(options.content, knowledge, code, store, workers)
        pages, unfit = texts(options.pages)
        site = analyse(
            tuple((r.briefing, r.analysis, r.digest) for r in read if not r.briefing.draft),
            knowledge,
            options.as_of,
        )
        outcome = _press(options, site, pages, code, there, store, workers)
        near = ceilings(options.output, outcome.outputs)
        problems = tuple(sorted({*report.problems, *unread, *unfit, *outcome.problems, *near}))
        inputs = Seen(content.files | before.files, content.young | before.young) if outcome.pages else None
        return replace(outcome, problems=problems, briefings=len(site.briefings), inputs=inputs, until=report.until)


def _jobs(workshop: Workshop) -> tuple[dict[str, Job], tuple[Problem, ...]]:
    """Return every file of the site by path, as Pelican's settings and theme make it; and what has no place."""
    wanted, homeless = by_path(workshop.jobs())
    leading, astray = moved.jobs(workshop, wanted)
    return wanted | leading, (*homeless, *astray)


def _press(
    options: Options,
    site: Site,
    pages: tuple[WrittenPage, ...],
    code: str,
    there: dict[str, scan.Stamp],
    store: Store,
    workers: Workers,
) -> Outcome:
    """Render what is stale, check it, and only then let it replace what is there."""
    workshop = Workshop(options, index(site, pages, code), code, store)
    wanted, homeless = _jobs(workshop)
    site, pages, dead = unlinked(site, pages, wanted, workshop)
    if dead:
        workshop = Workshop(options, index(site, pages, code), code, store)
        wanted, _ = _jobs(workshop)
    kept = store.notes()
    manifest, notes = store.pages(kept), Notes(kept, workshop.index)
    whole = dict(_whole(options.output, manifest, wanted, there))
    work = list(stale(wanted, whole, notes))
    owned.remove(options.cache, "staging")
    staging = options.cache / "staging"
    try:
        done = list(progress("pages", render(work, workshop, staging, workers), len(work)))
        rendered = [one for one in done if one.staged]
        problems = tuple(_gate(rendered, wanted, manifest))
        if problems:
            return Outcome((*homeless, *dead, *problems))
        removed, outputs = _replace(options.output, staging, rendered, wanted, there)
        rows = whole | {
            one.path: _row(one, wanted, whole, outputs[_on_disk(options.output, one.path)], notes) for one in done
        }
        current = notes.current({read for row in rows.values() for read in (*row.reads, *row.by_template)})
        store.keep_pages((row for path, row in rows.items() if row is not manifest.get(path)), wanted, current)
        return Outcome((*homeless, *dead), 0, len(wanted), len(rendered), removed, outputs=outputs)
    finally:
        owned.remove(options.cache, "staging")


def _whole(
    output: Path, manifest: Mapping[str, WrittenFile], wanted: Container[str], there: Mapping[str, scan.Stamp]
) -> Iterator[tuple[str, WrittenFile]]:
    """Yield the files on disk that are as they were written, with their rows; one that was hashed has a new stamp."""
    for path, entry in manifest.items():
        seen = there.get(_on_disk(output, path))
        if path not in wanted or seen is None or seen.refusal or seen.size != entry.size:
            continue
        if seen == (written := scan.Stamp(entry.size, entry.mtime, entry.ctime)) and not written.young(entry.seen):
            yield path, entry
        elif (now := time.time_ns()) and scan.readable_digest(output / path) == entry.sha:
            yield path, replace(entry, mtime=seen.mtime, ctime=seen.ctime, seen=now)


def _gate(rendered: list[Rendered], wanted: dict[str, Job], manifest: dict[str, WrittenFile]) -> Iterable[Problem]:
    written = {one.path: one.made.facts for one in rendered}
    kept = {
        path: gate.Facts(entry.links, entry.ids, ())
        for path, entry in manifest.items()
        if path in wanted and path not in written
    }
    kept.update(dict.fromkeys(PATHS, gate.Facts((), (), ())))  # made of the finished pages
    lost = {path for path in manifest if path not in wanted}
    for path, page in written.items():
        if path in manifest:
            lost.update(f"{path}#{anchor}" for anchor in set(manifest[path].ids) - set(page.ids))
    for path in manifest.keys() - wanted.keys():
        lost.update(f"{path}#{anchor}" for anchor in manifest[path].ids)
    sources = {path: where(Path(job.source)) for path, job in wanted.items() if job.source}
    return gate.check(written, kept, lost, sources)


def _replace(
    output: Path,
    staging: Path,
    rendered: list[Rendered],
    wanted: Collection[str],
    there: Mapping[str, scan.Stamp],
) -> tuple[int, dict[str, scan.Stamp]]:
    """Move finished files into place, and remove what no page is any more.

    Returns the number of removed files, and the stamps of all that are there now.
    """
    owned.claim(output)
    for one in rendered:
        owned.put(output, one.path, staging / one.staged)
    folders = {parent.as_posix() for one in rendered for parent in PurePosixPath(one.path).parents}
    names = {_on_disk(output, name) for name in wanted}
    gone = there.keys() - names - {_on_disk(output, name) for name in folders}
    extra = {Path(path).relative_to(output).as_posix() for path in gone}
    for name in sorted(extra):
        owned.remove(output, name)
    stamps = {_on_disk(output, one.path): scan.stamp(output / one.path) for one in rendered}
    return len(extra), {path: there[path] for path in there.keys() & names} | stamps


def _on_disk(output: Path, name: str) -> str:
    """Return the path of a file of the site as a scan gives it."""
    return f"{output}{os.sep}{name.replace('/', os.sep)}"


def _row(
    one: Rendered, wanted: Mapping[str, Job], whole: Mapping[str, WrittenFile], stamp: scan.Stamp, notes: Notes
) -> WrittenFile:
    """Return the row of a file that was made anew, or need not be."""
    reads = tuple(map(notes.number, one.made.reads))
    if not one.staged:
        return replace(whole[one.path], reads=reads)
    how, facts = wanted[one.path].how, one.made.facts
    times = (stamp.size, stamp.mtime, stamp.ctime, time.time_ns())
    by_template = tuple(map(notes.number, one.made.by_template))
    return WrittenFile(one.path, how, one.sha, *times, facts.links, facts.ids, reads, one.made.shown, by_template)
