"""A folder of seeds on disk, and what ingest makes of it."""

from datetime import date

from reading import compiled

from briefing.analysis.titles import proposed
from briefing.ingest.run import ingest

DAY = date(2025, 3, 5)
TEXT = "ESA and Peru signed a pact on radar data on Monday."


def put(folder, name, text, day="2025-03-05"):
    path = folder / "seeds" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f" date {day} {text}", encoding="utf-8")
    return path


def propose(seed):
    return proposed(seed, compiled())


def run(folder, **options):
    return ingest(folder / "seeds", folder / "content", propose, **options)


def files(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in (folder / "content").rglob("*") if p.is_file()}


def only(folder):
    (path,) = (folder / "content").rglob("*.md")
    return path
