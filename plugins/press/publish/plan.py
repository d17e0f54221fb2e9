"""Compare the manifest here with the one that is out: what must be sent, what must go, what stays for a while."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from press.publish.manifest import Manifest, PublishedFile

SHARE = 0.2
"""More than this part of the files that are out is removed only by force."""
STAY = timedelta(days=30)
"""For so long a file of an earlier release stays that a page may still ask for."""
SHOWN = 50
"""Lines of each sort that a plan prints, unless it is asked for alone."""
_FINGERPRINTED = re.compile(r"(?:theme|extras)/(?:.*[/._-])?[0-9a-f]{7,}\.[^/]+")


@dataclass(frozen=True, slots=True)
class Plan:
    """What makes the site that is out the one that is here."""

    added: tuple[PublishedFile, ...]
    changed: tuple[PublishedFile, ...]
    removed: tuple[PublishedFile, ...]
    stays: tuple[PublishedFile, ...]
    """Files of earlier releases that are left, each with its last day."""
    same: int
    """How many files are out already."""
    lost: float
    """Which part of the files that are out is removed."""

    @property
    def sent(self) -> tuple[PublishedFile, ...]:
        """Return what must be sent: what pages ask for first, then the pages."""
        return tuple(sorted((*self.added, *self.changed), key=lambda file: (is_page(file), file.path)))

    @property
    def empty(self) -> bool:
        """Return True when there is nothing to do."""
        return not (self.added or self.changed or self.removed)


def is_page(file: PublishedFile) -> bool:
    """Return True for what readers open, as against what a page asks for."""
    return file.path.endswith((".html", ".xhtml"))


def is_fingerprinted(path: str) -> bool:
    """Return True for an asset whose name holds a digest of its bytes, so that it never changes.

    >>> is_fingerprinted("theme/site.0a1b2c3d.css"), is_fingerprinted("extras/pagefind/index/en_0e6f3fe.pf_index")
    (True, True)
    >>> is_fingerprinted("theme/site.css"), is_fingerprinted("entities/deadbeef/index.html")
    (False, False)
    """
    return _FINGERPRINTED.fullmatch(path) is not None


def plan(here: Manifest, there: Manifest, begun: Iterable[str], today: date, stay: timedelta = STAY) -> Plan:
    """Return the plan; of what was `begun` and not finished nobody knows how it lies there, so it is done again."""
    known = {file.path: file for file in (*there.retired, *there.files)}
    unsure, wanted = frozenset(begun), {file.path for file in here.files}
    added = [file for file in here.files if file.path not in known]
    changed = [file for file in here.files if file.path in known and _differs(file, known[file.path], unsure)]
    gone = [file for path, file in known.items() if path not in wanted]
    kept = [_kept(file, today + stay) for file in gone if file.path not in unsure]
    stays = [file for file in kept if file.until >= today.isoformat()]
    left = {file.path for file in stays}
    removed = [file for file in gone if file.path not in left]
    removed += [PublishedFile(path, "", 0) for path in unsure - wanted - known.keys()]
    lost = len({file.path for file in there.files} & {file.path for file in removed})
    same = len(wanted) - len(added) - len(changed)
    ordered = [tuple(sorted(part, key=lambda file: file.path)) for part in (added, changed, removed, stays)]
    return Plan(ordered[0], ordered[1], ordered[2], ordered[3], same, lost / max(1, len(there.files)))


def _differs(file: PublishedFile, there: PublishedFile, unsure: frozenset[str]) -> bool:
    return file.path in unsure or (file.sha256, file.size) != (there.sha256, there.size)


def _kept(file: PublishedFile, until: date) -> PublishedFile:
    """Return a file that no page names any more with its last day; that is in the past for what need not stay."""
    if file.until or not is_fingerprinted(file.path):
        return file
    return replace(file, until=until.isoformat())


def lines(found: Plan, target: str, shown: int = SHOWN) -> Iterator[str]:
    """Yield a plan as it is printed, each page with its title."""
    yield (
        f"{target}: {len(found.added)} added, {len(found.changed)} changed, {len(found.removed)} removed, "
        f"{found.same} unchanged, {len(found.stays)} of earlier releases kept"
    )
    for sign, files in (("+", found.added), ("~", found.changed), ("-", found.removed)):
        for file in sorted(files, key=lambda file: (not is_page(file), file.path))[:shown]:
            yield f"{sign} {file.path}{f'  {file.title}' if file.title else ''}"
        if len(files) > shown:
            yield f"{sign} and {len(files) - shown} more; --dry-run lists all"


def refusal(found: Plan) -> str:
    """Return why a plan is not done without force, or ""."""
    if found.lost <= SHARE:
        return ""
    return f"would remove {found.lost:.0%} of the files that are out; look at the plan, then add --force"
