"""`invoke verify`: fetch a published site and compare every file with the manifest that lies there.

Files that a host reads and does not show are passed over. A host that writes into pages, as some do, is found out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from briefing.errors import counted, printable
from briefing.shipped import COMMAND
from press.publish import hosts, manifest
from press.publish.errors import PublishError
from press.publish.manifest import Manifest, PublishedFile
from press.publish.signature import signer
from press.redirects import address

_ADDRESS = re.compile(r"https?://[\w\[]")
_AT_ONCE = 8
_SECONDS = 30
_MOST = 200_000_000
"""No manifest is longer."""
_LONGEST_SIGNATURE = 100_000


def verify(url: str, signers: Path | None = None) -> int:
    """Print the commit that a site is of, who signed that, and what differs; return 1 when something is wrong.

    `signers` is a file of allowed signers, as ssh-keygen reads it; without one, no signature is asked for.
    """
    site = url.rstrip("/")
    if not _ADDRESS.match(site):
        print(f"{url}: is no address of a site; write it as https://news.example.org", file=sys.stderr)
        return 2
    if signers and not signers.is_file():
        print(f"{signers}: cannot be read; its lines are `news@example.org ssh-ed25519 AAAA…`", file=sys.stderr)
        return 2
    try:
        content = _fetched(f"{site}/{manifest.FILE}", _MOST)
        found = manifest.read(content, f"{site}/{manifest.FILE}")
    except (PublishError, *_FAILURES) as error:
        hint = f"; was the site put there by `{COMMAND} publish`?" if getattr(error, "code", 0) == 404 else ""
        print(printable(f"{site}/{manifest.FILE}: {_said(error)}{hint}"), file=sys.stderr)
        return 1
    signed, unsigned = _signed(site, content, found, signers)
    wrong = list(differing(site, found))
    for line in (*unsigned, *wrong):
        print(printable(line), file=sys.stderr)
    of = found.commit or "unknown, since not all was committed"
    print(printable(f"{site}: commit {of}, digest {found.whole}"))
    print(printable(f"{site}: {signed}"))
    print(f"{site}: {counted(len(shown(found)), 'file')}, {len(wrong)} not as the manifest says")
    return int(bool(unsigned or wrong))


def _signed(site: str, content: bytes, found: Manifest, signers: Path | None) -> tuple[str, tuple[str, ...]]:
    """Return what is to be said of the signature of a manifest, and what is wrong with it."""
    if not signers:
        return (f"names the key {found.key}; --signers FILE checks that" if found.key else "not signed"), ()
    where = f"{site}/{manifest.SIGNATURE}"
    try:
        return f"signed by {signer(content, _fetched(where, _LONGEST_SIGNATURE), signers, where)}", ()
    except PublishError as error:
        return "its signature does not hold", (str(error),)
    except _FAILURES as error:
        return "not signed", (f"{where}: {_said(error)}; an entry of PUBLISH with a key has it signed",)


def shown(found: Manifest) -> tuple[PublishedFile, ...]:
    """Return the files that a reader can ask for."""
    return tuple(file for file in (*found.files, *found.retired) if file.path not in hosts.READ)


def differing(site: str, found: Manifest) -> Iterator[str]:
    """Yield each file that cannot be had or has other bytes."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from filter(None, pool.map(partial(_difference, site), shown(found)))


def _difference(site: str, file: PublishedFile) -> str:
    try:
        content = _fetched(site + quote(address(file.path)), file.size + 1)
    except _FAILURES as error:
        return f"{file.path}: {_said(error)}"
    if len(content) > file.size:
        return f"{file.path}: is longer than its {file.size} bytes"
    return "" if sha256(content).hexdigest() == file.sha256 else f"{file.path}: has other bytes"


def _fetched(url: str, most: int) -> bytes:
    """Return what an address shows, but no more than so many bytes."""
    asked = Request(url, headers={"Accept-Encoding": "identity", "User-Agent": "invoke-verify"})
    try:
        with urlopen(asked, timeout=_SECONDS) as answer:
            content: bytes = answer.read(most)
            return content
    except HTTPError as error:
        if error.code == 404 and urlsplit(url).path.endswith("/404.html"):
            return error.read(most)
        raise


_FAILURES = (URLError, HTTPException, OSError, ValueError)


def _said(error: Exception) -> str:
    if isinstance(error, HTTPError):
        return f"{error.code} {error.reason}"
    reason = getattr(error, "reason", error)
    return f"cannot be had ({getattr(reason, 'strerror', None) or reason}); mend the address, or try again later"
