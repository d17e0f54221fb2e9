"""The one place of the press that replaces and deletes: only in a folder that bears its mark, and through no link.

A folder is the press's own when the file `.press` in it holds the bytes of NOTICE. What a build remembers is no
proof: a folder of somebody else's may have taken the place of the one that it remembers. Names are relative to the
folder, with slashes.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from briefing.shipped import COMMAND

MARK = ".press"
"""Name of the file that marks a folder as the press's own."""
NOTICE = b"This folder is written by `invoke build`; everything in it is replaced.\n"


class NotOurs(Exception):
    """Something would be replaced or deleted that is not the press's own; the text says what, and what to do."""


def mine(folder: Path) -> bool:
    """Return True for a real folder with our mark in it."""
    mark = folder / MARK
    try:
        return _is_folder(folder) and stat.S_ISREG(mark.lstat().st_mode) and mark.read_bytes() == NOTICE
    except FileNotFoundError:
        return False


def refusal(folder: Path) -> str:
    """Return why a folder cannot become or stay ours and what to do, or "" when it is ours, empty or not there."""
    if mine(folder) or not os.path.lexists(folder):
        return ""
    if not _is_folder(folder):
        return f"{folder}: not a folder; take it away, or name another place"
    if any(folder.iterdir()):
        return f"{folder}: holds files of others, since it lacks the mark {MARK}; empty it, or name another place"
    return ""


def claim(folder: Path) -> None:
    """Mark a new or empty folder as ours; raise NotOurs when it is neither and not ours already."""
    if message := refusal(folder):
        raise NotOurs(message)
    if not mine(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / MARK, NOTICE, f".{os.getpid()}.new")  # two builds may claim one folder at once


def write(folder: Path, name: str, content: bytes) -> None:
    """Give a file of a folder of ours new bytes; a reader sees the old ones or the new ones."""
    _write(_room(folder, name), content)


def put(folder: Path, name: str, source: Path) -> None:
    """Move a finished file or folder to its place in a folder of ours, over what is there."""
    target = _room(folder, name)
    if _is_folder(source):
        _drop(target)
    _move(source, target)


def deliver(folder: Path, name: str, target: Path) -> None:
    """Move a finished file out of a folder of ours to a place that was asked for; what lies there is known as ours."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _move(_place(folder, name), target)


def remove(folder: Path, name: str) -> None:
    """Delete a file, link or folder in a folder of ours, and the folders that it leaves empty."""
    target = _place(folder, name)
    for parent in target.parents:
        if parent == folder:
            break
        if not _is_folder(parent):
            return
    _drop(target)
    for parent in target.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()


def delete(folder: Path) -> None:
    """Delete a folder of ours with all that is in it; the mark goes last, so that a rest is still ours."""
    for name in sorted(os.listdir(_marked(folder)), key=lambda name: name == MARK):
        _drop(folder / name)
    folder.rmdir()


def drop_empty(path: Path) -> None:
    """Delete a file that the press made among an editor's, if nothing is left in it."""
    if not path.is_symlink() and not path.stat().st_size:
        path.unlink()


def switch(link: Path, folder: Path, name: str) -> None:
    """Let a link beside a folder of ours show what lies under a name in it, in one step.

    Raises NotOurs when another thing than such a link or an empty folder is in the link's place.
    """
    if message := link_refusal(link, folder):
        raise NotOurs(message)
    new = _room(folder, ".link.new")
    _drop(new)
    new.symlink_to(Path(folder.name) / _place(folder, name).name)
    if _is_folder(link):
        link.rmdir()
    os.replace(new, link)


def link_refusal(link: Path, folder: Path) -> str:
    """Return why a link cannot be switched to what lies in a folder of ours and what to do, or ""."""
    if link.is_symlink():
        ours = mine(folder) and Path(os.readlink(link)).parent == Path(folder.name)
        return "" if ours else f"{link}: a link that was not made by `{COMMAND} publish`; take it away, or name another"
    return refusal(link) or (f"{link}: bears the mark {MARK}, so a build writes it; name another" if mine(link) else "")


def _marked(folder: Path) -> Path:
    """Return a folder that is ours; raise NotOurs for any other."""
    if not mine(folder):
        raise NotOurs(refusal(folder) or f"{folder}: lacks the mark {MARK}; run `{COMMAND} build` first")
    return folder


def _place(folder: Path, name: str) -> Path:
    """Return where a name lies in a folder of ours; raise NotOurs when it leads out of it."""
    path = PurePosixPath(name)
    if not path.parts or path.is_absolute() or ".." in path.parts:
        raise NotOurs(f"{name!r}: leads out of {folder}; name a place in it")
    return _marked(folder) / path


def _room(folder: Path, name: str) -> Path:
    """Return where a name lies, with real folders above it and no folder in its place."""
    target = _place(folder, name)
    for parent in reversed(target.relative_to(folder).parents[:-1]):
        if not _is_folder(folder / parent):
            _drop(folder / parent)
            (folder / parent).mkdir()
    if _is_folder(target):
        _drop(target)
    return target


def _is_folder(path: Path) -> bool:
    """Return True for a folder itself, not for a link to one."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _drop(path: Path) -> None:
    if _is_folder(path):
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _write(path: Path, content: bytes, beside: str = "") -> None:
    """Write beside the file and rename over it."""
    with _beside(path, beside) as new:
        new.write_bytes(content)
        os.replace(new, path)


def _move(source: Path, target: Path) -> None:
    try:
        os.replace(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _carry(source, target)


def _carry(source: Path, target: Path) -> None:
    """Move between file systems: copy beside the place, rename, then delete the source."""
    with _beside(target) as new:
        (shutil.copytree if _is_folder(source) else shutil.copyfile)(source, new)
        os.replace(new, target)
    _drop(source)


@contextmanager
def _beside(path: Path, name: str = "") -> Iterator[Path]:
    """Yield a free place beside a path; what still lies there after a failure is deleted."""
    new = path.with_name(name or f".{path.name}.new")
    _drop(new)
    try:
        yield new
    except OSError:
        with suppress(OSError):  # the failure itself is what must be told
            _drop(new)
        raise
