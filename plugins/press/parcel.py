"""Pack a workshop with the files that Pelican wants, for a machine that has the program and nothing of the site.

Settings and plugins travel as bytes, and lie there in a folder of their own while the work lasts; the theme is a value
of the workshop.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from copy import copy
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from weakref import finalize

from briefing.walk import files
from press.options import Options

if TYPE_CHECKING:
    from press.site_generator import Workshop
PROGRAM = ("briefing", "press")
"""Packages of the program, which lie beside the plugins in a project of its own; every worker has them."""


class Parcel:
    """A workshop that is set up where it arrives."""

    def __init__(self, workshop: Workshop) -> None:
        """Read the files."""
        self._workshop, self._files = workshop, tuple(_files(workshop.options))

    @cached_property
    def workshop(self) -> Workshop:
        """The workshop, with files of its own as long as this parcel is kept."""
        folder = TemporaryDirectory(prefix="press-")
        finalize(self, folder.cleanup)
        for name, content in self._files:
            path = Path(folder.name, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        found = copy(self._workshop)
        found.options = _moved(found.options, Path(folder.name))
        for place in (found.options.content, found.options.root / "theme"):
            place.mkdir()
        _forget({path.stem for path in (found.options.home / "plugins").iterdir()})
        return found

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "workshop"}


def _forget(plugins: Collection[str]) -> None:
    """Let Pelican load plugins of these names anew, not take those of the site that a worker was at before."""
    for name in [name for name in sys.modules if name.partition(".")[0] in plugins]:
        del sys.modules[name]


def _moved(options: Options, folder: Path) -> Options:
    """Return the options for files in another folder."""
    root = folder / "root"
    home = root if options.home == options.root else folder / "home"
    return replace(options, root=root, home=home, content=folder / "content", output=folder / "output")


def _files(options: Options) -> Iterator[tuple[str, bytes]]:
    """Yield the files that Pelican wants, by their paths in that folder."""
    there = _moved(options, Path())
    for here, place in zip(options.settings, there.settings, strict=True):
        if here.is_file():
            yield place.as_posix(), here.read_bytes()
    folder = options.home / "plugins"
    for path in files(folder)[0]:
        name = path.relative_to(folder)
        if name.parts[0] not in PROGRAM and path.suffix != ".pyc":
            yield (there.home / "plugins" / name).as_posix(), path.read_bytes()
