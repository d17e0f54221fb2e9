"""A build that has something to do: ingest, read, lay out, render, check, replace."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from pelican.log import init as init_logging
from pelican.settings import read_settings

from briefing import knowledge as knowledge_files
from briefing.digest import digest
from briefing.errors import KnowledgeError, Problem
from briefing.folders import where
from briefing.ingest.page import Text
from briefing.knowledge import Knowledge
from briefing.publish import gate
from briefing.publish.lookups.index import Index, index
from briefing.site import Site, analyse
from briefing.walk import files
from press import owned, scan
from press.ceilings import ceilings
from press.content import readings
from press.ingest import take_in
from press.last import Seen, asked, seen
from press.links import unlinked
from press.markup import GLOBALS
from press.options import Options
from press.progress import progress
from press.render import Changes, Job, Rendered, by_path, render, stale
from press.site_generator import Press
from press.store import KNOWLEDGE, STATE, Entry, Store, StoreDamaged, discard, opened
from press.texts import texts
from press.theme import FILTERS, JINJA


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
        try:
            return _with_store(options, latest, before, there, store)
        except StoreDamaged:
            discard(store)
            return _with_store(options, latest, before, scan.written(options.output), store)
    except KnowledgeError as error:
        return Outcome(error.problems)


def _with_store(options: Options, latest: date, before: Seen, there: dict[str, scan.Stamp], path: Path) -> Outcome:
    with opened(path) as store:
        code = making(options)
        known = _known(options.knowledge, code, store)
        report = take_in(options, known, latest=latest)
        after = seen((options.content,))
        read, unread = readings(options.content, known, code, store)
        pages, unfit = texts(options.pages)
        site = analyse(
            tuple((r.briefing, r.analysis, r.digest) for r in read if not r.briefing.draft),
            known,
            options.as_of,
        )
        outcome = _press(options, site, pages, code, there, store)
        near = ceilings(options.output, outcome.outputs)
        problems = tuple(sorted({*report.problems, *unread, *unfit, *outcome.problems, *near}))
        inputs = Seen(before.files | after.files, before.young | after.young) if outcome.pages else None
        return replace(outcome, problems=problems, briefings=len(site.briefings), inputs=inputs, until=report.until)


def _known(folder: Path, code: str, store: Store) -> Knowledge:
    """Return the knowledge of a folder, from the store while the bytes of its files are the same.

    Raises KnowledgeError with every fatal problem.
    """
    there, passed_over = files(folder)
    key = digest(code, where(folder), tuple((str(path), scan.readable_digest(path)) for path in there))
    known = store.content(key, Knowledge) if there and not passed_over else None
    if known is None:
        known = knowledge_files.load(folder)
        store.keep_content([(key, KNOWLEDGE, known)])
    return known


def making(options: Options) -> str:
    """Return the digest of what makes bytes besides content and theme: our code, its words, the tools’ versions."""
    plugins = options.root / "plugins"
    paths = [path for path in files(plugins)[0] if path.suffix in (".py", ".toml")]
    code = [(path.relative_to(plugins).as_posix(), scan.content_digest(path)) for path in paths]
    return digest(tuple(sorted(code)), asked(options).partition("), (")[2])


def jobs(options: Options, found: Index, code: str, store: Store) -> tuple[dict[str, Job], tuple[Problem, ...]]:
    """Return every file of the site by path, as Pelican's settings and theme make it; and what has no place."""
    init_logging(fatal="warnings", level="WARNING")
    override = {
        "PATH": str(options.content), "OUTPUT_PATH": str(options.output), "SITEURL": options.siteurl,
        "JINJA_ENVIRONMENT": JINJA, "JINJA_FILTERS": FILTERS, "JINJA_GLOBALS": GLOBALS,
        "LOCALE": "C", "RELATIVE_URLS": True, "DELETE_OUTPUT_DIRECTORY": False,
    }  # fmt: skip
    settings = read_settings(str(options.root / "pelicanconf.py"), override=override)
    return by_path(Press(settings).jobs(found, code, store))


def _press(
    options: Options, site: Site, pages: tuple[Text, ...], code: str, there: dict[str, scan.Stamp], store: Store
) -> Outcome:
    """Render what is stale, check it, and only then let it replace what is there."""
    found = index(site, pages)
    wanted, homeless = jobs(options, found, code, store)
    site, pages, dead = unlinked(site, pages, wanted, options.content)
    if dead:
        found = index(site, pages)
        wanted, _ = jobs(options, found, code, store)
    manifest = store.pages()
    changes = Changes(store.values(), found.digest)
    work = stale(wanted, manifest, changes, lambda entry: _intact(options.output, entry, there))
    owned.remove(options.cache, "staging")
    staging = options.cache / "staging"
    try:
        rendered = list(progress("pages", render(work, staging), len(work)))
        problems = tuple(_gate(rendered, wanted, manifest))
        if problems:
            return Outcome((*homeless, *dead, *problems))
        removed, outputs = _replace(options.output, staging, rendered, wanted, manifest, there, store, found)
        counts = {"pages": len(wanted), "written": len(rendered), "removed": removed}
        return Outcome((*homeless, *dead), outputs=outputs, **counts)
    finally:
        owned.remove(options.cache, "staging")


def _intact(output: Path, entry: Entry, there: dict[str, scan.Stamp]) -> bool:
    """Return True when the file on disk is the one that was written."""
    path = str(output / entry.path)
    seen = there.get(path)
    if seen is None or seen.refusal or seen.size != entry.size:
        return False
    written = scan.Stamp(entry.size, entry.mtime, entry.ctime)
    if seen == written and not written.young(entry.seen):
        return True
    return scan.readable_digest(path) == entry.sha


def _gate(rendered: list[Rendered], wanted: dict[str, Job], manifest: dict[str, Entry]) -> Iterable[Problem]:
    written = {one.path: one.made.facts for one in rendered}
    kept = {
        path: gate.Facts(entry.links, entry.ids, ())
        for path, entry in manifest.items()
        if path in wanted and path not in written
    }
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
    wanted: dict[str, Job],
    manifest: dict[str, Entry],
    there: dict[str, scan.Stamp],
    store: Store,
    found: Index,
) -> tuple[int, dict[str, scan.Stamp]]:
    """Move finished files into place, remove what no page is any more, and write the manifest last.

    Returns the number of removed files, and the stamps of all that are there now.
    """
    owned.claim(output)
    for one in rendered:
        owned.put(output, one.path, staging / one.staged)
    folders = {parent.as_posix() for one in rendered for parent in PurePosixPath(one.path).parents}
    names = {Path(path).relative_to(output).as_posix() for path in there}
    extra = names - wanted.keys() - folders  # what stood in the way of a folder is gone already
    for name in sorted(extra):
        owned.remove(output, name)
    stamps = {one.path: scan.stamp(output / one.path) for one in rendered}
    now = time.time_ns()
    entries = [_entry(one, wanted[one.path].how, stamps[one.path], now) for one in rendered]
    current = {path: entry for path, entry in manifest.items() if path in wanted} | {one.path: one for one in entries}
    reads = dict.fromkeys(read for entry in current.values() for read in entry.reads)
    store.keep_pages(entries, manifest.keys() - wanted.keys(), {read: found.digest(read) for read in reads})
    kept = {path: there[path] for path in (str(output / name) for name in wanted.keys() - stamps.keys())}
    return len(extra), kept | {str(output / name): stamp for name, stamp in stamps.items()}


def _entry(one: Rendered, how: str, stamp: scan.Stamp, now: int) -> Entry:
    """Return the row of a written file, whose stamp was taken at `now`."""
    times = (stamp.size, stamp.mtime, stamp.ctime, now)
    return Entry(one.path, how, one.sha, *times, one.made.facts.links, one.made.facts.ids, one.made.reads)
