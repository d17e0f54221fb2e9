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
from briefing.ingest.language import UNKNOWN, language
from briefing.ingest.seed import Ahead, read_cleaned, refused
from briefing.ingest.shelf import FOLDER, Kept, amend, edited, listed, replace, shelf
from briefing.ingest.slugs import proposed, unused
from briefing.model import Seed


@dataclass(frozen=True, slots=True)
class Report:
    """What ingest did, by paths of briefings below the content folder."""

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    """Left as an editor made them although their seeds or the rules have changed."""
    second: tuple[str, ...] = ()
    """Paths of seeds that hold the text of another seed."""
    problems: tuple[Problem, ...] = ()
    until: date | None = None
    """The first day on which a seed that was refused as still to come can be taken; None when there is none."""


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
) -> Report:
    """Write a briefing for each seed that has none, and bring untouched ones up to date with their seeds.

    With `refresh`, untouched briefings are also brought up to date with the rules. The names of the seeds pass
    through `watch` as they are read. A seed that is dated after `latest` is refused, unless its briefing is too.
    """
    if not seeds.is_dir():
        return Report(problems=(Problem(where(seeds), 0, "no such folder; make it, or name another"),))
    found, (kept, unread) = listing(seeds), shelf(content)
    files = [name for name in found.files if Path(name).stem.upper() != "README"]
    work = _Work(seeds, content, kept, unread, propose, latest, refresh)
    owners = {one.seed: one for one in reversed(kept) if one.seed}
    for name in watch(sorted(files, key=lambda name: (name not in owners, name)), len(files)):
        try:
            work.take(name, seeds / name, owners.get(name))
        except BriefingError as error:
            work.refuse(name, error)
    work.settle(found)
    return work.report()


@dataclass(slots=True)
class _Work:
    """One run of ingest."""

    seeds: Path
    content: Path
    shelf: tuple[Kept, ...]
    unread: tuple[Refused, ...]
    """Briefings that cannot be read."""
    propose: Propose
    latest: date
    refresh: bool
    created: list[Path] = field(default_factory=list)
    updated: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    edited: list[Path] = field(default_factory=list)
    second: dict[str, tuple[Path, str]] = field(default_factory=dict)
    """Seeds that hold the text of another: that briefing, and the digest of the seed."""
    problems: list[Problem] = field(default_factory=list)
    until: date | None = None
    texts: dict[str, Path] = field(init=False)
    """Briefings by the digest of the text of their seed."""
    slugs: set[str] = field(init=False)
    recorded: dict[str, tuple[Path, str]] = field(init=False)
    """`second` as the last run left it."""

    def __post_init__(self) -> None:
        """Note which texts and slugs are there."""
        self.texts = {kept.text_sha: kept.path for kept in reversed(self.shelf) if kept.text_sha}
        self.recorded = {name: (kept.path, sha) for kept in self.shelf for name, sha in kept.also.items()}
        self.slugs = {name.lower() for kept in self.shelf for name in (kept.slug, kept.path.stem)}

    def take(self, name: str, path: Path, kept: Kept | None) -> None:
        """Bring one seed and its briefing together."""
        if path.suffix.lower() != ".txt":
            raise refused(path, 0, "not read, since it is no .txt file; save its text as .txt or take it away")
        sha = sha256(contents(path)).hexdigest()
        if kept and kept.seed_sha == sha and not self.refresh:
            self._note(path, kept.cleaned, kept.language)
            self.unchanged.append(kept.path)
            return
        path_of, known_sha = self.recorded.get(name, (None, ""))
        if path_of and known_sha == sha and path_of not in self.updated:
            self.second[name] = (path_of, sha)
            return
        seed, changes = read_cleaned(path, self.seeds, self._latest(kept))
        self._note(path, "; ".join(changes), language(seed.text))
        if kept:
            self._renew(seed, changes, kept)
        elif (text := text_digest(seed)) in self.texts:
            self.second[name] = (self.texts[text], sha)
        else:
            self._create(seed, changes)

    def refuse(self, name: str, error: BriefingError) -> None:
        """Report a seed that cannot be taken; a briefing that names it as a second source goes on naming it."""
        self.problems.append(problem(error))
        if isinstance(error, Ahead):
            self.until = min(self.until or error.day, error.day)
        self._remember(name)

    def _remember(self, name: str) -> None:
        path, sha = self.recorded.get(name, (None, ""))
        if path and path not in self.updated:
            self.second[name] = (path, sha)

    def _latest(self, kept: Kept | None) -> date:
        """Return the last day that a seed may have: its briefing may be one that was let in before."""
        try:
            return max(self.latest, date.fromisoformat(kept.published)) if kept else self.latest
        except ValueError:
            return self.latest

    def _create(self, seed: Seed, changes: tuple[str, ...]) -> None:
        heads = titled(seed, self.propose)
        slug = unused(proposed(heads[0]) or f"{seed.published}-{seed.sha256[:8]}", self.slugs)
        path = self.content / FOLDER / str(seed.published.year) / f"{slug}.md"
        for one in self.unread:
            if one.holds(path.relative_to(self.content).as_posix()) or Path(one.name).name == path.name:
                message = f"not taken, since its briefing may be {one.problem.path}, which cannot be read; mend that"
                raise refused(self.seeds / seed.path, 0, message)
        replace(path, drafted(seed, heads, changes, slug, {}))
        self.slugs.add(slug)
        self.texts[text_digest(seed)] = path
        self.created.append(path)

    def _renew(self, seed: Seed, changes: tuple[str, ...], kept: Kept) -> None:
        """Write a briefing again from its changed seed, or beside itself when an editor has touched it."""
        heads = titled(seed, self.propose)
        text = drafted(seed, heads, changes, kept.slug, kept.also)
        if not edited(kept.path):
            old = kept.path.read_text(encoding="utf-8")
            if text != old:
                replace(kept.path, text)
                self.texts.pop(kept.text_sha, None)
                self.texts[text_digest(seed)] = kept.path
            (self.unchanged if text == old else self.updated).append(kept.path)
            return
        self.edited.append(kept.path)
        if text_digest(seed) == kept.text_sha or seed.sha256 == kept.seed_sha:
            return
        beside = kept.path.with_name(f"{kept.path.name}.new")
        if not beside.exists() or contents(beside) != text.encode():
            replace(beside, text)
        message = (
            f"edited, while its seed {seed.path} has changed; the new text lies in {beside.name}: "
            "take over what you want and its lines Seed-SHA256 and Text-SHA256, then delete it"
        )
        self.problems.append(Problem(where(kept.path), 0, message, fatal=False))

    def settle(self, found: Listing) -> None:
        """Write down the further seeds of each briefing, and report briefings whose seed is gone."""
        self.problems += [*found.problems, *(one.problem for one in self.unread)]
        names = frozenset(found.files)
        hidden = [name for name in self.recorded if name not in names and _held(name, found)]
        for name in hidden:
            self._remember(name)
        also: dict[Path, dict[str, str]] = {}
        for name, (path, sha) in self.second.items():
            also.setdefault(path, {})[name] = sha
        for path in self.created:
            if path in also:
                amend(path, {"Also-Seed": listed(also[path])})
        for kept in (kept for kept in self.shelf if kept.seed):
            there = kept.seed in names or _held(kept.seed, found)
            try:
                self._settle_one(kept, also.get(kept.path, {}), there)
            except BriefingError as error:
                self.problems.append(problem(error))

    def _settle_one(self, kept: Kept, also: dict[str, str], there: bool) -> None:
        changes = {"Also-Seed": listed(also)} if also != kept.also else {}
        if not there and also:  # renamed, or the other copy is all that is left
            name = min(also)
            changes = {"Seed": name, "Seed-SHA256": also.pop(name), "Also-Seed": listed(also)}
        elif not there:
            message = f"its seed {kept.seed} is gone; the briefing stays: delete it too, or its line Seed"
            self.problems.append(Problem(where(kept.path), 0, message, fatal=False))
        if changes and not edited(kept.path):
            amend(kept.path, changes)
        elif any(changes.values()):
            lines = ", ".join(f'"{key}: {value}"' for key, value in changes.items() if value)
            message = f"edited, so it was left alone, but it rests on another seed now; write in its head {lines}"
            self.problems.append(Problem(where(kept.path), 0, message, fatal=False))

    def _note(self, path: Path, cleaned: str, tongue: str) -> None:
        """Report what an editor should know of a seed; said again in every run."""
        if cleaned:
            message = f"cleaned when it was read ({cleaned}); look its briefing over"
            self.problems.append(Problem(where(path), 0, message, fatal=False))
        if tongue == UNKNOWN:
            message = "not in English, so nothing in it is linked or dated; take it away if that is not wanted"
            self.problems.append(Problem(where(path), 0, message, fatal=False))

    def report(self) -> Report:
        """Return what was done."""
        return Report(
            created=self._listed(self.created),
            updated=self._listed(self.updated),
            unchanged=self._listed(self.unchanged),
            edited=self._listed(self.edited),
            second=tuple(sorted(self.second)),
            problems=tuple(sorted(self.problems)),
            until=self.until,
        )

    def _listed(self, paths: list[Path]) -> tuple[str, ...]:
        return tuple(sorted(path.relative_to(self.content).as_posix() for path in paths))


def _held(name: str, found: Listing) -> bool:
    """Return True for a seed that cannot be read, or that may lie in a folder that cannot be read."""
    return any(one.holds(name) for one in found.refused)
