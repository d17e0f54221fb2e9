"""Write a briefing for each new seed, and bring untouched briefings up to date with changed seeds.

No edit is lost: where an editor has touched a briefing, its new text is written to a file beside it. There is no state
besides the files, since the head of each briefing names the seed that it was made from. A seed whose bytes have not
changed since is not read again, so better rules leave what is written as it is, unless a refresh is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from briefing.errors import BriefingError, Problem, problem
from briefing.folders import Listing, Refused, contents, listing, where
from briefing.ingest.drafting import Propose, drafted, text_digest, titled
from briefing.ingest.ingest_report import IngestReport
from briefing.ingest.inputs.apart import Apart
from briefing.ingest.notes import beside, new_text, noted, told
from briefing.ingest.publishers import by_outlet
from briefing.ingest.second_seeds import SecondSeeds
from briefing.ingest.seed import Ahead, Reader, Taken, refused, taken, within
from briefing.ingest.shelf import FOLDER, BriefingFile, Edited, renew, replace, shelf
from briefing.ingest.slugs import proposed, unused
from briefing.knowledge import Outlet, Outlets

Watch = Callable[[Iterable[str], int], Iterable[str]]
"""Gives back what it is given, and counts what passes; takes the number of all as well."""


def _unwatched(names: Iterable[str], total: int) -> Iterable[str]:
    return names


def ingest(
    seeds: Path,
    content: Path,
    propose: Propose,
    refresh: bool = False,
    watch: Watch = _unwatched,
    latest: date = date.max,
    outlets: Iterable[Outlet] = (),
) -> IngestReport:
    """Write a briefing for each seed that has none, and bring untouched ones up to date with their seeds.

    With `refresh`, untouched briefings are also brought up to date with the rules. The names of the seeds pass
    through `watch` as they are read. A seed that is dated after `latest` is refused, unless its briefing is too.
    A file with an address that names no publisher gets its outlet.
    """
    if not seeds.is_dir():
        return IngestReport(problems=(Problem(where(seeds), 0, "no such folder; make it, or name another"),))
    found, (kept, unread) = listing(seeds), shelf(content)
    files = list(filter(is_seed, found.files))
    with Apart() as apart:
        reader = by_outlet(apart.read, Outlets(outlets))
        work = _Work(seeds, content, kept, unread, propose, latest, refresh, frozenset(found.files), reader)
        for name in watch(sorted(files, key=lambda name: (name not in work.files, name)), len(files)):
            try:
                work.take(name)
            except BriefingError as error:
                work.refuse(name, error)
    work.settle(found)
    return work.report()


def is_seed(name: str) -> bool:
    """Return False for a file that says something of the others."""
    return Path(name).stem.upper() != "README"


@dataclass(slots=True)
class _Work:
    """One run of ingest."""

    seeds: Path
    content: Path
    shelf: tuple[BriefingFile, ...]
    unread: tuple[Refused, ...]
    """Briefings that cannot be read."""
    propose: Propose
    latest: date
    refresh: bool
    names: frozenset[str]
    """Of the files that are there."""
    reader: Reader
    created: list[Path] = field(default_factory=list)
    updated: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    edited: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    until: date | None = None
    owners: dict[str, BriefingFile] = field(init=False)
    """Briefings by the seeds that they were made from."""
    files: dict[str, list[str]] = field(init=False)
    """Seeds of which the shelf knows, by the files that they lie in."""
    there: set[str] = field(default_factory=set)
    """Seeds that are there, also where they could not be read."""
    texts: dict[str, Path] = field(init=False)
    """Briefings by the digest of the text of their seed."""
    slugs: set[str] = field(init=False)
    second: SecondSeeds = field(init=False)

    def __post_init__(self) -> None:
        """Note which texts and slugs are there."""
        self.owners = {one.seed: one for one in reversed(self.shelf) if one.seed}
        self.texts = {kept.text_sha: kept.path for kept in reversed(self.shelf) if kept.text_sha}
        self.slugs = {name.lower() for kept in self.shelf for name in (kept.slug, kept.path.stem)}
        self.second = SecondSeeds(self.shelf)
        self.files = {}
        for name in (*self.owners, *self.second.recorded):
            self.files.setdefault(self._file(name), []).append(name)

    def _file(self, seed: str) -> str:
        """Return the file that a seed lies in: its own, or one that holds several."""
        return seed if seed in self.names else seed.rpartition("#")[0] or seed

    def take(self, name: str) -> None:
        """Bring a file of seeds and its briefings together."""
        path, known = self.seeds / name, self.files.get(name, [])
        self.there.add(name)
        data = contents(path)
        if self._is_current(known, sha256(data).hexdigest()):
            for one in known:
                self._keep(one, path)
            return
        for found in taken(path, self.seeds, data, self.reader):
            try:
                if isinstance(found, BriefingError):
                    raise found
                self._take(found, path)
            except BriefingError as error:
                self.refuse(name, error)

    def _is_current(self, known: list[str], sha: str) -> bool:
        """Return True when all seeds of a file have been read as its bytes are, and nothing asks for more."""
        if self.refresh or not known:
            return False
        parts = max((self.owners[one].parts for one in known if one in self.owners), default=1)
        return len(known) == parts and all(self._is_known(one, sha) for one in known)

    def _is_known(self, seed: str, sha: str) -> bool:
        """Return True for a seed that was read as its bytes are, and whose briefing still has its text."""
        if kept := self.owners.get(seed):
            return kept.seed_sha == sha
        path, known_sha = self.second.recorded[seed]
        return known_sha == sha and path not in self.updated

    def _keep(self, seed: str, path: Path) -> None:
        """Leave a briefing as it is, since the bytes of its seed are as they were."""
        self.there.add(seed)
        if kept := self.owners.get(seed):
            self.problems += noted(path, kept)
            self.unchanged.append(kept.path)
        else:
            self.second.now[seed] = self.second.recorded[seed]

    def _take(self, found: Taken, path: Path) -> None:
        """Bring one seed and its briefing together."""
        seed = found.seed
        self.there.add(seed.path)
        kept = self.owners.get(seed.path)
        within(path, found, self._latest(kept))
        self.problems += told(path, found)
        if kept:
            self._renew(found, kept)
        elif (text := text_digest(seed)) in self.texts:
            self.second.now[seed.path] = (self.texts[text], seed.sha256)
        else:
            self._create(found)

    def refuse(self, name: str, error: BriefingError) -> None:
        """Report what cannot be taken; a briefing that was made from it, or names it as a second source, stays so."""
        self.problems.append(problem(error))
        if isinstance(error, Ahead):
            self.until = min(self.until or error.day, error.day)
        for seed in (name, *self.files.get(name, ())):
            self.there.add(seed)
            if seed not in self.second.now:
                self.second.remember(seed, self.updated)

    def _latest(self, kept: BriefingFile | None) -> date:
        """Return the last day that a seed may have: its briefing may be one that was let in before."""
        try:
            return max(self.latest, date.fromisoformat(kept.published)) if kept else self.latest
        except ValueError:
            return self.latest

    def _create(self, found: Taken) -> None:
        seed = found.seed
        heads = titled(seed, self.propose)
        slug = unused(proposed(heads[0]) or f"{seed.published}-{seed.sha256[:8]}", self.slugs)
        path = self.content / FOLDER / str(seed.published.year) / f"{slug}.md"
        for one in self.unread:
            if one.holds(path.relative_to(self.content).as_posix()) or Path(one.name).name == path.name:
                message = f"not taken, since its briefing may be {one.problem.path}, which cannot be read; mend that"
                raise refused(self.seeds / seed.path, 0, message)
        replace(path, drafted(found, heads, slug, {}))
        self.slugs.add(slug)
        self.texts[text_digest(seed)] = path
        self.created.append(path)

    def _renew(self, found: Taken, kept: BriefingFile) -> None:
        """Write a briefing again from its changed seed, or beside itself when an editor has touched it."""
        seed = found.seed
        text = drafted(found, titled(seed, self.propose), kept.slug, kept.also)
        try:
            is_new = renew(kept.path, text)
        except Edited:
            self.edited.append(kept.path)
            if text_digest(seed) != kept.text_sha and seed.sha256 != kept.seed_sha:
                self.problems.append(beside(seed, text, kept))
            return
        if is_new:
            self.texts.pop(kept.text_sha, None)
            self.texts[text_digest(seed)] = kept.path
        (self.updated if is_new else self.unchanged).append(kept.path)

    def settle(self, found: Listing) -> None:
        """Write down the further seeds of each briefing, and report briefings whose seed is gone."""
        self.problems += [*found.problems, *(one.problem for one in self.unread)]
        hidden = {one for name, seeds in self.files.items() if _held(name, found) for one in seeds}
        for name in hidden & self.second.recorded.keys():
            self.second.remember(name, self.updated)
        self.problems += self.second.settle(self.created, self.there | hidden)

    def report(self) -> IngestReport:
        """Return what was done."""
        return IngestReport(
            created=self._listed(self.created),
            updated=self._listed(self.updated),
            unchanged=self._listed(self.unchanged),
            edited=self._listed(self.edited),
            second=tuple(sorted(self.second.now)),
            problems=tuple(sorted(self.problems)),
            until=self.until,
            written=frozenset((*self.created, *self.updated, *map(new_text, self.edited), *self.second.amended)),
        )

    def _listed(self, paths: list[Path]) -> tuple[str, ...]:
        return tuple(sorted(path.relative_to(self.content).as_posix() for path in paths))


def _held(name: str, found: Listing) -> bool:
    """Return True for a seed that cannot be read, or that may lie in a folder that cannot be read."""
    return any(one.holds(name) for one in found.refused)
