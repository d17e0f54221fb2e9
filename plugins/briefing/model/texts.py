"""The values that texts are: as received, as an article, and the stretches of it that statements rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

RIGHTS = ("full", "extract", "facts")


@dataclass(frozen=True, slots=True)
class Seed:
    """A raw text as it was received."""

    path: str
    """Path below the seeds folder, with `/`."""
    published: date
    """Day of publication, the document creation time (DCT) of the text."""
    text: str
    """Cleaned text; paragraphs are separated by one blank line."""
    sha256: str
    """Digest of the bytes of the file."""
    title: str
    """Headline from the header of the file, or ""."""
    source: str
    """Publisher from the header, by name or id, or ""."""
    url: str
    """Address of the original from the header, or ""."""
    date_from: str = ""
    """What gave its day where no header did: "page data and text", "text (doubtful)"."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A text ready to be read: an ordinary article file, rendered to blocks."""

    path: str
    """Path of the Markdown file below the content folder, with `/`."""
    slug: str
    """Name in the address `/briefings/<slug>/`; never changes once written."""
    title: str
    published: date
    summary: str
    source: str
    """Id or name of the publisher in `sources.toml`, or "" when nobody is named."""
    url: str
    """Address of the original, or ""."""
    reviewed: date | None
    """Day on which an editor read it; None: read by program only."""
    draft: bool
    """True for `Status: draft`: analysed and checked, never published."""
    seed: str
    """`Seed.path` it was made from, or ""."""
    html: str
    """The body as clean, well-formed HTML without links to entities."""
    text: str
    """Text of the HTML blocks (paragraphs, headings, list items), joined by a blank line."""
    blocks: tuple[tuple[int, int], ...]
    """Span of each block in `text`; no sentence, mention or date crosses one."""
    protected: tuple[tuple[int, int], ...]
    """Spans inside links and code, where nothing may be linked."""
    sha256: str
    """Digest of the bytes of the Markdown file."""
    references: tuple[Reference, ...] = ()
    """Marks behind its sentences that name sources of its list, in their order; they are no part of `text`."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A mark behind a sentence that names a source."""

    place: int
    """Where it stood in the text, behind the words that it is about."""
    number: int
    """Of the source in the list at the end of the text, from 1."""


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """The unit of provenance: the words of a briefing that a statement rests on."""

    briefing: str
    """Slug."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a briefing."""

    start: int
    end: int
    anchor: str
    """`s-` and 8 hex digits of the digest of the normalised sentence; unique within its briefing."""
