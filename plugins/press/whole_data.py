"""Make the files that hold all rows of a built site, when one of its rows has changed, and write those that differ.

They are made of the files of the tables as these lie in the output, and lie beside the search index below `extras/`.
"""

from __future__ import annotations

from briefing.digest import digest
from briefing.publish.exports.whole.dataset import CATALOGUE, About, dataset, parts
from briefing.publish.exports.whole.exports import EXPORTS, FOLDER
from press import owned, scan, sealed
from press.options import Options
from press.scan import EXTRAS
from press.settings import settings

_KEPT = "data.json"
"""Name of the file of state."""


def whole_data(options: Options, code: str) -> str:
    """Bring the files up to date; return what was done. `code` is the digest of the program."""
    about = _about(options)
    catalogue = (options.output / CATALOGUE).read_bytes()
    paths = sorted(path for listed in parts(catalogue).values() for path in listed)
    rows = tuple(scan.content_digest(options.output / path) for path in (CATALOGUE, *paths))
    key = digest(code, about.name, about.publisher, about.siteurl, rows)
    if sealed.load(options.cache / _KEPT) == _state(options, key):
        return f"data: {len(EXPORTS)} files; nothing changed"
    data = dataset(about, lambda path: (options.output / path).read_bytes())
    written = sum(_put(options, f"{FOLDER}{export.name}", export.written(data)) for export in EXPORTS)
    for name in sorted(_there(options) - {export.name for export in EXPORTS}):
        owned.remove(options.output, f"{FOLDER}{name}")
    sealed.save(options.cache, _KEPT, _state(options, key))
    return f"data: {len(EXPORTS)} files, {written} written"


def _about(options: Options) -> About:
    said = settings(options)
    return About(said["SITENAME"], said.get("PUBLISHER", said["SITENAME"]), options.siteurl)


def _put(options: Options, name: str, content: bytes) -> bool:
    """Write a file unless it has these bytes already; return True when it was written."""
    path = options.output / name
    if path.is_file() and not path.is_symlink() and path.read_bytes() == content:
        return False
    owned.write(options.output, name, content)
    return True


def _there(options: Options) -> set[str]:
    folder = options.output / FOLDER
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def _state(options: Options, key: str) -> list[str]:
    """Return what the files were made of and how they stand."""
    return [key, scan.state(scan.survey((options.output / EXTRAS / "data",)))]
