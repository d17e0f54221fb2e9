"""Values with defaults for tests of pages: a small knowledge base, and texts that are really read."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from html import escape
from itertools import accumulate
from pathlib import Path

from briefing.analysis import analyse as read
from briefing.analysis import tools
from briefing.digest import digest
from briefing.knowledge import Correction, Knowledge, Source, load
from briefing.model import Briefing, Entity
from briefing.publish import outlines
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.indexing import index
from briefing.publish.lookups.table import Table
from briefing.publish.page_kind import Outline
from briefing.site import analyse

HERE = Path(__file__).resolve().parent.parent
CARDS = ("ahead", "briefing", "cooperation", "disagreements", "entity", "memberships", "page", "timeline", "week")
ASSETS = ("mark.svg", "search.js", "site.css", *(f"cards/{name}.png" for name in CARDS))
SEED = (HERE / "seeds/000_0efb5cf2dcf3a7c6.txt").read_text("utf-8").split(" ", 3)[3].strip()
SLUG = "cmsa-and-suparco-sign"
KNOWN = load(HERE / "content/knowledge")
_TOOLS = tools(KNOWN)
_THINGS = {r.id: Entity(r.id, r.name, r.type, True) for r in KNOWN.records}
_NAMED = {party for milestone in KNOWN.milestones for party in milestone.parties}
RECORDS = tuple(r for r in KNOWN.records if r.id in _NAMED or any(n in SEED for n in (r.name, *r.names)))
"""Records with something to show; texts are read with all, pages are made of these."""


def briefing(text=SEED, **fields):
    """Return a briefing of plain paragraphs."""
    paragraphs = text.split("\n\n")
    starts = [0, *accumulate(len(p) + 2 for p in paragraphs)][:-1]
    defaults = {
        "path": "briefings/x.md", "slug": SLUG, "title": "CMSA and SUPARCO sign", "published": date(2025, 3, 5),
        "summary": "An agreement on astronauts.", "source": "", "url": "", "reviewed": None, "draft": False,
        "seed": "", "html": "\n".join(f"<p>{escape(p, quote=False)}</p>" for p in paragraphs), "text": text,
        "blocks": tuple((s, s + len(p)) for s, p in zip(starts, paragraphs, strict=True)), "protected": (),
        "sha256": digest(text),
    }  # fmt: skip
    return Briefing(**{**defaults, **fields})


def knowledge(rights="full", corrections=(), **fields) -> Knowledge:
    """Return the project's knowledge with one publisher, `paper`, and the corrections given."""
    paper = Source("paper", "The Paper", "https://paper.example/", rights, "")
    values = {"records": RECORDS, "sources": (paper,), "corrections": tuple(corrections), **fields}
    known = replace(KNOWN, **values)
    return replace(known, digest=digest(rights, tuple(corrections), tuple(fields)))


def correction(quote="Pakistan’s first lunar satellite, CubeSat", **fields):
    """Return a correction of the seed."""
    defaults = {
        "briefing": SLUG, "quote": quote, "says": "Its name is ICUBE-Q.", "state": "corrected",
        "sources": ("https://english.example/icube", "Voice of America, 2025"), "made": date(2026, 11, 22),
    }  # fmt: skip
    values = {**defaults, **fields}
    return Correction(**values, digest=digest(tuple(values.items())))


def site(*briefings, known=KNOWN, as_of=None):
    """Return the site of some briefings, each really read."""
    wanted = tools(replace(known, cues=(), records=())).corrections
    return analyse((_reading(one, wanted.get(one.slug, ())) for one in briefings), known, as_of)


@cache
def _reading(one, corrections):
    """Read a text with the corrections of it, once."""
    found = read(one, replace(_TOOLS, corrections={one.slug: corrections}, things=_THINGS))
    return one, found, digest(one, found)


def many(count, text="China and Pakistan signed an agreement on {day}. It follows the launch of Chang’e 6 in 2024."):
    """Return briefings of consecutive days."""
    days = [date(2025, 1, 1) + timedelta(number) for number in range(count)]
    return [
        briefing(text.format(day=f"{d.day} {d:%B %Y}"), slug=f"note-{n}", title=f"Note {n}", published=d)
        for n, d in enumerate(days)
    ]


@dataclass(frozen=True)
class Laid:
    """A page to be of a site."""

    outline: Outline
    index: Index

    @property
    def path(self):
        """Where it will be written."""
        return self.outline.path

    def build(self):
        """Return the page."""
        return self.outline.page(self.index)

    @property
    def depends(self):
        """What the page is made of: its own key, and the values of all that is read for it."""
        with self.index.reads.noted() as reads:
            self.build()
        return self.outline.key, tuple((read, self.index.digest(read)) for read in reads)


def laid_out(known):
    """Return every page to be of a site."""
    found = replace(index(known), assets=Table({name: f"theme/{name}" for name in ASSETS}))
    return [Laid(outline, found) for outline in outlines(found)]
