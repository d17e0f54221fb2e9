"""A folder of seeds in, a folder of briefings out: a file for each new seed, and no edit ever lost.

What was made from what stands in the heads of the briefings, so there is no state besides the files. A seed whose
bytes are those that its briefing was made from is not read again: better rules leave what is written as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from briefing.errors import Problem, SeedError
from briefing.ingest import markdown
from briefing.ingest.headline import headline
from briefing.ingest.language import UNKNOWN, language
from briefing.ingest.naming import named_title
from briefing.ingest.seed import bytes_of, read_cleaned, refused
from briefing.ingest.shelf import FOLDER, Kept, amend, edited, listed, replace, shelf
from briefing.ingest.slugs import slugify, unused
from briefing.ingest.where import where
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


Watch = Callable[[Iterable[str], int], Iterable[str]]
"""Gives back what it is given, and counts what passes; takes the number of all as well."""


def _unwatched(names: Iterable[str], total: int) -> Iterable[str]:
    return names


def ingest(seeds: Path, content: Path, refresh: bool = False, watch: Watch = _unwatched) -> Report:
    """Write a briefing for each seed that has none, and bring untouched ones up to date with their seeds.

    With `refresh`, untouched briefings are also brought up to date with the rules. The names of the seeds pass
    through `watch` as they are read.
    """
    if not seeds.is_dir():
        return Report(problems=(Problem(where(seeds), 0, "no such folder; make it, or name another"),))
    files = _files(seeds)
    work = _Work(seeds, content, shelf(content), refresh)
    owners = {kept.seed: kept for kept in reversed(work.shelf) if kept.seed}
    for name in watch(sorted(files, key=lambda name: (name not in owners, name)), len(files)):
        try:
            work.take(name, files[name], owners.get(name))
        except SeedError as error:
            work.problems.append(error.args[0])
    work.settle(frozenset(files))
    return work.report()


def _files(seeds: Path) -> dict[str, Path]:
    """Return the files that an editor put into the seeds folder, by their paths below it."""
    found = {path.relative_to(seeds): path for path in seeds.rglob("*") if path.is_file()}
    shown = {name: path for name, path in found.items() if not any(part.startswith(".") for part in name.parts)}
    return {name.as_posix(): path for name, path in shown.items() if name.stem.upper() != "README"}


@dataclass(slots=True)
class _Work:
    """One run of ingest."""

    seeds: Path
    content: Path
    shelf: tuple[Kept, ...]
    refresh: bool
    created: list[Path] = field(default_factory=list)
    updated: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    edited: list[Path] = field(default_factory=list)
    second: dict[str, tuple[Path, str]] = field(default_factory=dict)
    """Seeds that hold the text of another: that briefing, and the digest of the seed."""
    problems: list[Problem] = field(default_factory=list)
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
        sha = sha256(bytes_of(path)).hexdigest()
        if kept and kept.seed_sha == sha and not self.refresh:
            self._note(path, kept.cleaned, kept.language)
            self.unchanged.append(kept.path)
            return
        path_of, known_sha = self.recorded.get(name, (None, ""))
        if path_of and known_sha == sha and path_of not in self.updated:
            self.second[name] = (path_of, sha)
            return
        seed, changes = read_cleaned(path, self.seeds)
        self._note(path, "; ".join(changes), language(seed.text))
        if kept:
            self._renew(seed, changes, kept)
        elif (text := _digest(seed)) in self.texts:
            self.second[name] = (self.texts[text], sha)
        else:
            self._create(seed, changes)

    def _create(self, seed: Seed, changes: tuple[str, ...]) -> None:
        titled = _titled(seed)
        slug = unused(slugify(titled[0]) or f"{seed.published}-{seed.sha256[:8]}", self.slugs)
        path = self.content / FOLDER / str(seed.published.year) / f"{slug}.md"
        replace(path, _article(seed, titled, changes, slug, {}))
        self.slugs.add(slug)
        self.texts[_digest(seed)] = path
        self.created.append(path)

    def _renew(self, seed: Seed, changes: tuple[str, ...], kept: Kept) -> None:
        """Write a briefing again from its changed seed, or beside itself when an editor has touched it."""
        titled = _titled(seed)
        text = _article(seed, titled, changes, kept.slug, kept.also)
        if not edited(kept.path):
            old = kept.path.read_text(encoding="utf-8")
            if text != old:
                replace(kept.path, text)
                self.texts.pop(kept.text_sha, None)
                self.texts[_digest(seed)] = kept.path
            (self.unchanged if text == old else self.updated).append(kept.path)
            return
        self.edited.append(kept.path)
        if _digest(seed) == kept.text_sha or seed.sha256 == kept.seed_sha:
            return
        beside = kept.path.with_name(f"{kept.path.name}.new")
        if not beside.exists() or beside.read_text(encoding="utf-8") != text:
            replace(beside, text)
        message = (
            f"edited, while its seed {seed.path} has changed; the new text lies in {beside.name}: "
            "take over what you want and its lines Seed-SHA256 and Text-SHA256, then delete it"
        )
        self.problems.append(Problem(where(kept.path), 0, message, fatal=False))

    def settle(self, names: frozenset[str]) -> None:
        """Write down the further seeds of each briefing, and report briefings whose seed is gone."""
        also: dict[Path, dict[str, str]] = {}
        for name, (path, sha) in self.second.items():
            also.setdefault(path, {})[name] = sha
        for path in self.created:
            if path in also:
                amend(path, {"Also-Seed": listed(also[path])})
        for kept in self.shelf:
            if kept.seed:
                self._settle_one(kept, also.get(kept.path, {}), kept.seed in names)

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
        )

    def _listed(self, paths: list[Path]) -> tuple[str, ...]:
        return tuple(sorted(path.relative_to(self.content).as_posix() for path in paths))


def _titled(seed: Seed) -> tuple[str, str]:
    """Return the headline and the summary of a seed; a headline that it brings along is kept."""
    title, summary = headline(seed.text, seed.published, named_title(seed.path, seed.text))
    return seed.title or title, summary


def _article(seed: Seed, titled: tuple[str, str], changes: tuple[str, ...], slug: str, also: Mapping[str, str]) -> str:
    more = {
        "Source": seed.source,
        "URL": seed.url,
        "Text-SHA256": _digest(seed),
        "Also-Seed": listed(also),
        "Cleaned": "; ".join(changes),
        "Language": language(seed.text).replace("en", ""),
    }
    return markdown.write(seed, *titled, slug, more)


def _digest(seed: Seed) -> str:
    return sha256(seed.text.encode()).hexdigest()
