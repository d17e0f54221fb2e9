"""What one build is asked to do, and where its folders lie."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PLACEHOLDER = "https://example.invalid"
"""Address that stands in absolute links until a real one is given; publish refuses it."""

_ADDRESS = re.compile(
    r"https?://([A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.?|\[[0-9A-Fa-f:]+\])(:(?P<port>[0-9]{1,5}))?(/[A-Za-z0-9._~!$&()*+,;=:@%-]+)*"
)


@dataclass(frozen=True, slots=True)
class Options:
    """The folders and settings of a build."""

    root: Path
    """The project: pelicanconf.py, theme/ and plugins/ lie here."""
    seeds: Path
    content: Path
    knowledge: Path
    output: Path
    siteurl: str
    """Absolute address of the site, without a slash at the end."""
    as_of: date | None
    """The site's day; None: the day of the newest briefing."""

    @property
    def cache(self) -> Path:
        """Folder of state that belongs to this output folder: beside it, under its name."""
        return self.output.parent / ".cache" / self.output.name

    @property
    def pages(self) -> Path:
        """Folder of the pages about the site itself: the content's own, else the project's."""
        own = self.content / "pages"
        return own if own.is_dir() else self.root / "content/pages"

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Everything whose change may change the site."""
        code = tuple(self.root / name for name in ("plugins", "theme", "pelicanconf.py", "publishconf.py"))
        return (self.seeds, self.content, self.knowledge, self.pages, *code)


def options(
    root: Path,
    seeds: str = "",
    content: str = "",
    knowledge: str = "",
    output: str = "",
    siteurl: str = "",
    as_of: str = "",
) -> Options:
    """Return the options with every default filled in; paths may be relative to the current folder.

    Raises ValueError, naming the option and what to write, for an `as_of` that is no day and a `siteurl` that is no
    address of a site.
    """
    address = (siteurl or PLACEHOLDER).rstrip("/")
    if not _is_address(address):
        raise ValueError(f"--siteurl: {siteurl!r} is no address of a site; write it as https://news.example.org/space")
    content_folder = Path(content).resolve() if content else root / "content"
    own = content_folder / "knowledge"
    return Options(
        root=root,
        seeds=Path(seeds).resolve() if seeds else root / "seeds",
        content=content_folder,
        knowledge=Path(knowledge).resolve() if knowledge else own if own.is_dir() else root / "content/knowledge",
        output=Path(output).resolve() if output else root / "output",
        siteurl=address,
        as_of=_day(as_of) if as_of else None,
    )


def _is_address(text: str) -> bool:
    """Return True for http(s), a host, perhaps a port and a path; names in other scripts are written as xn--…."""
    found = _ADDRESS.fullmatch(text)
    return found is not None and int(found["port"] or 1) < 65536


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"--as-of: {text!r} is no day; write one such as 2026-11-22") from error
