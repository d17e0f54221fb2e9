"""The verbs that bring texts in: as seeds, as briefings of seeds, or written by hand."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from press.verbs.verb_options import FOLDERS, FUTURE, chosen, first_word, latest


@task(
    help={
        "seeds": FOLDERS["seeds"],
        "content": FOLDERS["content"],
        "knowledge": FOLDERS["knowledge"],
        "refresh": "write briefings anew where no editor has touched them",
        "future": FUTURE,
    }
)
def ingest(
    c: Context, seeds: str = "", content: str = "", knowledge: str = "", refresh: bool = False, future: bool = False
) -> None:
    """Turn new seeds into briefings, and nothing else."""
    from press.ingest import ingest as run

    sys.exit(run(chosen(c, seeds=seeds, content=content, knowledge=knowledge), refresh, latest(future)))


@task(
    positional=["path"],
    help={
        "path": "a file or a folder of files: pages, PDF, Word, mail, feeds, WARC, Markdown, text, ZIP; more behind --",
        "source": "publisher of all of them, by name or id of sources.toml",
        "date": "day of publication of all of them, such as 2026-11-22",
        "seeds": FOLDERS["seeds"],
    },
)
def add(c: Context, path: str | None = None, source: str = "", date: str = "", seeds: str = "") -> None:
    """Write the texts of files of any form as plain seeds, to be looked over."""
    from press.add import add as run

    paths = (first_word(c, "add", path), *(sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else ()))
    sys.exit(run(chosen(c, seeds=seeds), tuple(map(Path, filter(None, paths))), source, _day(date)))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Exit(f"--date: {text!r} is no day; write one such as 2026-11-22", code=2) from None


@task(
    positional=["urls"],
    help={
        "urls": "a file with an address of a page or a PDF on each line; lines that begin with # are remarks",
        "seeds": FOLDERS["seeds"],
        "again": "ask for pages that are there already, too, and keep those anew that have changed",
        "local": "allow addresses on this machine and in its network",
    },
)
def fetch(c: Context, urls: str | None = None, seeds: str = "", again: bool = False, local: bool = False) -> None:
    """Ask for pages as robots.txt allows, slowly, and keep them among the seeds, so that no build needs the network."""
    from press.fetch.verb import fetch as run

    if "://" in (listed := first_word(c, "fetch", urls)):
        raise Exit(f"fetch: {listed!r} is an address; write it into a file, one a line, and name that", code=2)
    sys.exit(run(chosen(c, seeds=seeds), Path(listed), again, local))


@task(positional=["title"], help={"title": "its headline", "content": FOLDERS["content"]})
def new(c: Context, title: str | None = None, content: str = "") -> None:
    """Begin a briefing that is written by hand; it stays a draft until its line Status goes."""
    from press.new import new as run

    sys.exit(run(chosen(c, content=content), first_word(c, "new", title), date.today()))


VERBS = (ingest, add, fetch, new)
