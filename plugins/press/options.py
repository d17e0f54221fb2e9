"""What one build is asked to do, and where its folders lie."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

PLACEHOLDER = "https://example.invalid"
"""Address that stands in absolute links until a real one is given; publish refuses it."""

PACKAGES = Path(__file__).resolve().parents[1]
"""Folder of the program's packages."""
_ADDRESS = re.compile(
    r"https?://([A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.?|\[[0-9A-Fa-f:]+\])(:(?P<port>[0-9]{1,5}))?(/[A-Za-z0-9._~!$&()*+,;=:@%-]+)*"
)
_SCHEDULER = re.compile(r"(tcp|tls)://[^\s/]+:[0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Options:
    """The folders and settings of a build."""

    root: Path
    """The site: its settings lie here, and where nothing else was asked for its folders."""
    home: Path
    """Where that lies which the site lacks: theme, pages, settings. It is `root` for a project that has all of them."""
    seeds: Path
    content: Path
    knowledge: Path
    """Folder of the records of this site."""
    beneath: tuple[Path, ...]
    """Folders of records on which those rest; none where they stand alone."""
    output: Path
    siteurl: str
    """Absolute address of the site, without a slash at the end."""
    as_of: date | None
    """The site's day; None: the day of the newest briefing."""
    cluster: str = field(default="", repr=False)
    """Address of the scheduler whose workers help; "" for none. It changes no byte, so it is not shown as the rest."""

    @property
    def cache(self) -> Path:
        """Folder of state that belongs to this output folder: beside it, under its name."""
        return self.output.parent / ".cache" / self.output.name

    @property
    def pages(self) -> Path:
        """Folder of the pages about the site itself: the content's own, else the project's."""
        own = self.content / "pages"
        return own if own.is_dir() else self.home / "content/pages"

    @property
    def theme(self) -> Path:
        """Folder of the theme: the site's own, which is then whole, else the one that is shipped."""
        own = self.root / "theme"
        return own if own.is_dir() else self.home / "theme"

    @property
    def records(self) -> tuple[Path, ...]:
        """Folders of knowledge files; a record takes the place of its namesake in the folders before."""
        return (*self.beneath, self.knowledge) if self.knowledge.is_dir() or not self.beneath else self.beneath

    @property
    def code(self) -> tuple[Path, ...]:
        """Folders of the program that builds the site."""
        own = self.home / "plugins"
        return (own,) if self.home == self.root else (own, *(PACKAGES / name for name in ("briefing", "press")))

    @property
    def settings(self) -> tuple[Path, ...]:
        """Files of Pelican's settings; what a later one says holds."""
        return tuple(dict.fromkeys(folder / "pelicanconf.py" for folder in (self.home, self.root)))

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Everything whose change may change the site."""
        others = (*self.code, self.theme, *self.settings, self.root / "publishconf.py")
        return (self.seeds, self.content, self.knowledge, *self.beneath, self.pages, *others)


def options(
    root: Path,
    seeds: str = "",
    content: str = "",
    knowledge: str = "",
    output: str = "",
    siteurl: str = "",
    as_of: str = "",
    home: Path | None = None,
    cluster: str = "",
) -> Options:
    """Return the options with every default filled in; paths may be relative to the current folder.

    Without a `home` elsewhere, the site is a project that has all of its own, and records of its own stand alone.

    Raises ValueError, naming the option and what to write, for an `as_of` that is no day, a `siteurl` that is no
    address of a site, a `cluster` that is none of a scheduler and a `knowledge` that is not there.
    """
    address = (siteurl or PLACEHOLDER).rstrip("/")
    if not is_address(address):
        raise ValueError(f"--siteurl: {siteurl!r} is no address of a site; write it as https://news.example.org/space")
    if knowledge and not Path(knowledge).is_dir():
        raise ValueError(f"--knowledge: {knowledge!r} is no folder; name one")
    if cluster and not _SCHEDULER.fullmatch(cluster):
        raise ValueError(f"--cluster: {cluster!r} is no address of a scheduler; write it as tcp://host:8786")
    content_folder = Path(content).resolve() if content else root / "content"
    own, home = content_folder / "knowledge", home or root
    shipped = home / "content/knowledge"
    is_layered = home != root and not knowledge
    return Options(
        root=root,
        home=home,
        seeds=Path(seeds).resolve() if seeds else root / "seeds",
        content=content_folder,
        knowledge=Path(knowledge).resolve() if knowledge else own if is_layered or own.is_dir() else shipped,
        beneath=(shipped,) if is_layered else (),
        output=Path(output).resolve() if output else root / "output",
        siteurl=address,
        as_of=_day(as_of) if as_of else None,
        cluster=cluster,
    )


def is_address(text: str) -> bool:
    """Return True for http(s), a host, perhaps a port and a path; names in other scripts are written as xn--…."""
    found = _ADDRESS.fullmatch(text)
    return found is not None and int(found["port"] or 1) < 65536


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"--as-of: {text!r} is no day; write one such as 2026-11-22") from error
