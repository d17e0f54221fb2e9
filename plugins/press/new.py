"""`invoke new`: begin a briefing that an editor writes by hand."""

from __future__ import annotations

import os
import sys
from datetime import date

from briefing.desk.file_doubts import PLACEHOLDER
from briefing.errors import BriefingError
from briefing.folders import where
from briefing.ingest.head import LIMITS
from briefing.ingest.plain import literal
from briefing.ingest.shelf import FOLDER, replace, shelf
from briefing.ingest.slugs import proposed
from briefing.lock import held
from press.failures import made, reported
from press.options import Options

_BODY = f"{PLACEHOLDER}; take out the line Status to publish it."


def new(options: Options, title: str, day: date) -> int:
    """Write the draft of a briefing, print where it lies, and return the exit status; nothing is overwritten."""
    title = " ".join(title.split())
    slug = proposed(title)
    if not slug or not title.isprintable() or len(title) > LIMITS["Title"]:
        what = f"write one with Latin letters, of at most {LIMITS['Title']}"
        print(f"{title[:60]!r}: is no title of which an address can be made; {what}", file=sys.stderr)
        return 2
    return reported(lambda: _written(options, title, slug, day), options.content, BriefingError)


def _written(options: Options, title: str, slug: str, day: date) -> int:
    made(options.content, "--content")
    with held(options.content, lambda: None):
        for one in shelf(options.content)[0]:
            if slug in (one.slug.lower(), one.path.stem.lower()):
                print(f"{where(one.path)}: has the address {slug!r} already; name another title", file=sys.stderr)
                return 1
        path = options.content / FOLDER / str(day.year) / f"{slug}.md"
        if os.path.lexists(path):
            print(f"{where(path)}: is there already; name another title, or take it away", file=sys.stderr)
            return 1
        head = {
            "Title": title,
            "Date": str(day),
            "Slug": slug,
            "Summary": "",
            "Source": "",
            "URL": "",
            "Status": "draft",
        }
        lines = "".join(f"{key}: {value}".rstrip() + "\n" for key, value in head.items())
        replace(path, f"{lines}\n{literal(_BODY)}\n")
    print(where(path))
    return 0
