"""The last build in a few lines: enough to say "nothing changed" and to repeat its problems."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from press import scan, sealed
from press.options import Options

FILE = "last.json"
"""Name of the file of state."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What a finished build leaves for the next one."""

    asked: str
    """The options and the versions of everything that makes the bytes."""
    siteurl: str
    """The address that the site was built with."""
    files: str
    """`scan.state` of all inputs and outputs."""
    young: dict[str, str]
    """Content digests of files that were too young then."""
    problems: tuple[str, ...]
    closing: str
    status: int
    until: str
    """ISO day on which a seed can be taken that was refused as still to come, or ""."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Files as they stood at one moment."""

    files: dict[str, scan.Stamp]
    young: dict[str, str]


def asked(options: Options) -> str:
    """Return the options and tool versions in one comparable line."""
    return repr((options, tools()))


@cache
def tools() -> tuple[tuple[object, ...], tuple[str, ...]]:
    """Return the versions of Python and of the tools, which stay the same while this process runs."""
    from importlib.metadata import version
    from sys import version_info

    names = "pelican Markdown Jinja2 MarkupSafe nh3 ftfy pyahocorasick feedgenerator icalendar".split()
    return tuple(version_info), tuple(version(name) for name in names)


def load(folder: Path) -> LastBuild | None:
    """Return the last build, or None when there is none or its file is damaged."""
    try:
        raw: Any = sealed.load(folder / FILE)
        young = {str(path): str(sha) for path, sha in raw["young"].items()}
        problems = tuple(map(str, raw["problems"]))
        made = raw["asked"], raw["siteurl"], raw["files"]
        return LastBuild(*made, young, problems, raw["closing"], int(raw["status"]), str(raw["until"]))
    except (ValueError, KeyError, TypeError, AttributeError):  # nothing there, or left by another version
        return None


def seen(paths: Iterable[Path]) -> Seen:
    """Return what the file system says of the paths now, to be compared by the next build."""
    return stamped(scan.survey(paths))


def since(before: Seen, now: Seen, ours: Collection[str]) -> Seen:
    """Return files as they stood before, but those that we wrote ourselves since then, and all folders, as now."""
    new = {path for path, stamp in now.files.items() if path in ours or stamp.refusal == scan.FOLDER}
    files = before.files | {path: now.files[path] for path in new}
    young = {path: sha for path, sha in before.young.items() if path not in new}
    return Seen(files, young | {path: sha for path, sha in now.young.items() if path in new})


def stamped(files: dict[str, scan.Stamp]) -> Seen:
    """Return files with the content of those that are too young to be judged by their stamps."""
    return Seen(files, scan.young(files, time.time_ns()))


def current(last: LastBuild | None, options: Options, latest: date, there: dict[str, scan.Stamp]) -> bool:
    """Return True when nothing that the last build read or wrote has changed since, nor any seed's day has come.

    `there` is what lies in the output folder.
    """
    if last is None or last.asked != asked(options) or (last.until and last.until <= latest.isoformat()):
        return False
    files = scan.survey(options.inputs) | there
    if scan.state(files) != last.files:
        return False
    return all(scan.readable_digest(path) == sha for path, sha in last.young.items())


def save(
    options: Options,
    inputs: Seen,
    outputs: Seen,
    problems: tuple[str, ...],
    closing: str,
    status: int,
    until: date | None,
) -> None:
    """Remember a finished build; the last thing that a build writes.

    `inputs` was seen before they were read and `outputs` as they were written, so that an edit made while the build
    ran is not taken for done.
    """
    record = {
        "asked": asked(options), "siteurl": options.siteurl, "files": scan.state(inputs.files | outputs.files),
        "young": inputs.young | outputs.young, "problems": problems, "closing": closing, "status": status,
        "until": until.isoformat() if until else "",
    }  # fmt: skip
    sealed.save(options.cache, FILE, record)
