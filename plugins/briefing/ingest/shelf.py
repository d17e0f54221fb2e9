"""The briefings that are there: which seed each was made from, and whether an editor has touched it."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import BriefingError, Problem
from briefing.folders import Refused, listing, unreadable, where
from briefing.ingest.head import Head, amended, decoded, untouched

FOLDER = "briefings"
_OF_THE_MACHINE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)
"""What keeps every file from being written, not one."""
_ALSO = re.compile(r"(?P<seed>[^;]+?) (?P<sha>[0-9a-f]{64})(?:; |$)")


class Edited(Exception):
    """A briefing has been touched by an editor, and is left as it is."""


@dataclass(frozen=True, slots=True)
class BriefingFile:
    """A briefing file as it lies in the content folder."""

    path: Path
    seed: str
    """`Seed.path`, or "" for a text of the editors' own."""
    published: str
    """Its line Date."""
    seed_sha: str
    text_sha: str
    """Digest of the text of the seed."""
    slug: str
    also: Mapping[str, str]
    """Other seeds with the same text, and their digests."""
    cleaned: str
    """What had to be changed in the seed."""
    language: str
    """`und` for a text that is not in English, else ""."""
    date_from: str = ""
    """What gave its day, where no header did."""
    reviewed: bool = False
    parts: int = 1
    """How many texts the file of its seed holds."""


def shelf(content: Path) -> tuple[tuple[BriefingFile, ...], tuple[Refused, ...]]:
    """Read the heads of all briefings below the content folder; return also which cannot be read."""
    found = listing(content, FOLDER, ".md")
    kept, refused = [], list(found.refused)
    for name in found.files:
        try:
            kept.append(_kept(content / name, _head(content / name)))
        except OSError as error:
            refused.append(Refused(name, Problem(where(content / name), 0, unreadable(error))))
    return tuple(kept), tuple(refused)


def _head(path: Path) -> Head:
    with path.open("rb") as file:
        start = file.read(8192)
        text = start + file.read() if b"\n\n" not in start else start
    return decoded(text)


def _kept(path: Path, top: Head) -> BriefingFile:
    return BriefingFile(
        path=path,
        seed=top.get("Seed"),
        published=top.get("Date"),
        seed_sha=top.get("Seed-SHA256"),
        text_sha=top.get("Text-SHA256"),
        slug=top.get("Slug") or path.stem,
        also={found["seed"]: found["sha"] for found in _ALSO.finditer(top.get("Also-Seed"))},
        cleaned=top.get("Cleaned"),
        language=top.get("Language"),
        date_from=top.get("Date-From"),
        reviewed=bool(top.get("Reviewed")),
        parts=int(top.get("Seed-Parts")) if re.fullmatch("[0-9]{1,4}", top.get("Seed-Parts")) else 1,
    )


def edited(path: Path) -> bool:
    """Return True when an editor has touched the file since it was written; one that is gone has nobody touched."""
    there = _read(path)
    return there is not None and not untouched(_plain(there))


def _read(path: Path) -> bytes | None:
    """Return the bytes of a file, None where it is gone."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _plain(data: bytes) -> str:
    """Return the text of a briefing with lines that end as ours do, whatever system it comes from."""
    return data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")


def listed(also: Mapping[str, str]) -> str:
    """Return further seeds and their digests as the line Also-Seed holds them."""
    return "; ".join(f"{name} {sha}" for name, sha in sorted(also.items()))


def renew(path: Path, text: str) -> bool:
    """Give a briefing a new text, also one that is gone; return False where it had that text already.

    Raises Edited where an editor has touched it.
    """
    there = _read(path)
    if there is not None:
        _check(there)
        if _plain(there) == text:
            return False
    replace(path, text, there)
    return True


def amend(path: Path, changes: Mapping[str, str]) -> None:
    """Change fields in the head of a briefing, if it is not gone; raise Edited where an editor has touched it."""
    there = _read(path)
    if there is not None:
        _check(there)
        replace(path, amended(_plain(there), changes), there)


def _check(there: bytes) -> None:
    if not untouched(_plain(there)):
        raise Edited


def replace(path: Path, content: str | bytes, over: bytes | None = None) -> None:
    """Put a file in place at once: a reader sees the old one or the new one.

    Raises BriefingError when something lies in its place or access to it is denied, and Edited when other bytes than
    `over` lie there by now.
    """
    draft = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        with draft.open("xb") as file:  # never through a link
            file.write(content.encode() if isinstance(content, str) else content)
        if path.exists():
            shutil.copymode(path, draft)
        if over is not None and _read(path) not in (over, None):  # the last moment at which a save can be seen
            draft.unlink()
            raise Edited
        os.replace(draft, path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        if error.errno in _OF_THE_MACHINE:
            raise
        message = f"cannot be written ({error.strerror}); allow access, or clear its place"
        raise BriefingError(Problem(where(path), 0, message)) from error
