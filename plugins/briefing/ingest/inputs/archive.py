"""Read a ZIP archive of files of any form, within limits that an archive of an editor keeps and a bomb does not."""

from __future__ import annotations

import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath

from briefing.folders import LIMIT
from briefing.ingest.inputs import forms, plain_text
from briefing.ingest.inputs.received import Received, Unread
from briefing.walk import hidden

FILES = 500
"""Most files of an archive."""
BYTES = 100_000_000
"""Most bytes of all its files, unpacked."""
RATIO = 100
"""Most times that a file of over a megabyte may be larger than it is packed."""
_SMALL = 1_000_000
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError)


def read(data: bytes, deep: int = 0) -> tuple[Received, ...]:
    """Return the texts of all files of an archive; a file that gives none is refused by its name.

    Raises Unread for an archive that is damaged or over a limit.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return tuple(text for one in members(packed) for text in _texts(packed, one, deep))
    except zipfile.BadZipFile as error:
        raise Unread("this is a damaged ZIP archive; pack it anew") from error


def members(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the files of an archive, without those that systems leave behind.

    Raises Unread when they are over a limit, by what the archive says of itself.
    """
    there = [one for one in packed.infolist() if not one.is_dir()]
    over = [one for one in there if one.file_size > most_unpacked(one.compress_size)]
    if len(there) > FILES or sum(one.file_size for one in there) > BYTES or over:
        raise Unread(
            f"this is an archive over the limit of {FILES} files, {BYTES:,} bytes or {RATIO} times its packed size; "
            "unpack what you want of it"
        )
    return [one for one in there if not _left_behind(one.filename)]


def most_unpacked(size: int) -> int:
    """Return how many bytes may come out of packed ones, which are no bomb then."""
    return max(_SMALL, RATIO * size)


def _left_behind(name: str) -> bool:
    """Return True for what systems put into archives; a name that leads out of one is refused, not passed over."""
    return name.startswith("__MACOSX/") or (".." not in name.split("/") and hidden(name))


def _texts(packed: zipfile.ZipFile, member: zipfile.ZipInfo, deep: int) -> Iterator[Received]:
    """Yield the texts of one file, under names that begin with its own."""
    try:
        data = _bytes(packed, member)
        found = plain_text.read(data) if forms.form(data) is None else forms.read(data, deep + 1)
    except Unread as error:
        yield Received(part=member.filename, refused=str(error))
        return
    for one in found:
        yield replace(one, part=f"{member.filename}/{one.part}" if one.part else member.filename)


def _bytes(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return the bytes of a file; what it says of its size is not believed.

    Raises Unread.
    """
    path = PurePosixPath(member.filename)
    if path.is_absolute() or ".." in path.parts or not member.filename.isprintable():
        raise Unread("its name leads out of the archive or cannot be written; pack it under another")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Unread("a link, and links are not followed; pack the file itself")
    if member.flag_bits & 1:
        raise Unread("needs a password; pack it without one")
    try:
        with packed.open(member) as file:
            data = file.read(LIMIT + 1)
    except (*_DAMAGED, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise Unread("cannot be unpacked; pack it anew") from error
    if len(data) > LIMIT:
        raise Unread(f"over the limit of {LIMIT:,} bytes; leave it out")
    return data
