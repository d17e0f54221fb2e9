"""Pack files for hosts that send `x.gz` or `x.br` beside `x` to whoever can unpack it.

What was packed is kept by the digest of the plain bytes, since brotli takes a fortieth of a second for a page.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from press import owned
from press.options import Options
from press.publish.errors import PublishError
from press.publish.headers import PACKED
from press.publish.manifest import PublishedFile

KEPT = "packed"
"""Folder of state for what was packed."""
_WORTH = 1000
"""Bytes; what fits into a packet is not packed."""


def pack(options: Options, files: Iterable[PublishedFile], forms: Iterable[str], below: str) -> None:
    """Write a packed copy of each file that is worth it below a folder of state; raise PublishError as `_brotli`."""
    worth = [file for file in files if file.path.endswith(PACKED) and file.size > _WORTH]
    for form in forms:
        _keep(options, worth, form)
        for file in worth:
            owned.write(options.cache, f"{below}/{file.path}.{form}", _kept(options, file.sha256, form).read_bytes())
    here, folder = {file.sha256 for file in worth}, options.cache / KEPT
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.stem not in here:
            owned.remove(options.cache, f"{KEPT}/{path.name}")


def _keep(options: Options, files: Iterable[PublishedFile], form: str) -> None:
    """Pack what has not been packed yet."""
    packer = FORMS[form]()
    new = {file.sha256: options.output / file.path for file in files if not _kept(options, file.sha256, form).is_file()}
    with ThreadPoolExecutor() as pool:  # both libraries let other threads run
        contents = pool.map(lambda path: packer(path.read_bytes()), new.values())
        for sha256, content in zip(new, contents, strict=True):
            owned.write(options.cache, f"{KEPT}/{sha256}.{form}", content)


def _kept(options: Options, sha256: str, form: str) -> Path:
    return options.cache / KEPT / f"{sha256}.{form}"


def _gzip() -> Callable[[bytes], bytes]:
    return partial(gzip.compress, mtime=0)


def _brotli() -> Callable[[bytes], bytes]:
    """Return what packs with brotli; raise PublishError where it is not installed."""
    try:
        from brotli import MODE_TEXT, compress
    except ImportError as error:
        how = "`.venv/bin/pip install -c constraints.txt -e '.[brotli]'` brings it"
        raise PublishError(f"brotli is not installed; {how}") from error
    return partial(compress, mode=MODE_TEXT)


FORMS: Mapping[str, Callable[[], Callable[[bytes], bytes]]] = {"gz": _gzip, "br": _brotli}
"""What packs each form, by the end of the names of its files."""
