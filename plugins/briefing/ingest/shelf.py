"""The briefings that are there: which seed each was made from, and whether an editor has touched it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing.ingest.head import Head, amended, head, untouched

FOLDER = "briefings"
_ALSO = re.compile(r"(?P<seed>[^;]+?) (?P<sha>[0-9a-f]{64})(?:; |$)")


@dataclass(frozen=True, slots=True)
class Kept:
    """A briefing file as it lies in the content folder."""

    path: Path
    seed: str
    """`Seed.path`, or "" for a text of the editors' own."""
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


def shelf(content: Path) -> tuple[Kept, ...]:
    """Read the heads of all briefings below the content folder."""
    return tuple(_kept(path, _head(path)) for path in sorted((content / FOLDER).rglob("*.md")))


def _head(path: Path) -> Head:
    with path.open("rb") as file:
        start = file.read(8192)
        text = start + file.read() if b"\n\n" not in start else start
    return head(text.decode("utf-8-sig", errors="replace").replace("\r\n", "\n"))


def _kept(path: Path, top: Head) -> Kept:
    return Kept(
        path=path,
        seed=top.get("Seed"),
        seed_sha=top.get("Seed-SHA256"),
        text_sha=top.get("Text-SHA256"),
        slug=top.get("Slug") or path.stem,
        also={found["seed"]: found["sha"] for found in _ALSO.finditer(top.get("Also-Seed"))},
        cleaned=top.get("Cleaned"),
        language=top.get("Language"),
    )


def edited(path: Path) -> bool:
    """Return True when an editor has touched the file since it was written."""
    return not untouched(path.read_text(encoding="utf-8", errors="replace"))


def listed(also: Mapping[str, str]) -> str:
    """Return further seeds and their digests as the line Also-Seed holds them."""
    return "; ".join(f"{name} {sha}" for name, sha in sorted(also.items()))


def amend(path: Path, changes: Mapping[str, str]) -> None:
    """Change fields in the head of an untouched briefing."""
    replace(path, amended(path.read_text(encoding="utf-8"), changes))


def replace(path: Path, text: str) -> None:
    """Put a file in place at once: a reader sees the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.tmp")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
