"""Read a feed, RSS or Atom: a text for each of its entries, with the day that its publisher gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from email.utils import parsedate_to_datetime
from io import BytesIO

import feedparser

from briefing.ingest.inputs.blocks import blocks
from briefing.ingest.inputs.days import declared
from briefing.ingest.inputs.leftovers import apart
from briefing.ingest.inputs.received import DOUBTFUL, Received, Unread

_ONE_DAY = ("rss090", "rss10")
"""Forms whose entries have no day but `dc:date`."""
_CUT = re.compile(r"\s*\[(?:…|\.\.\.)\]$")
"""What stands where a summary was cut off."""
_STOPS = (".", "!", "?", "”", "…", "]")
_FEWEST = 40
"""Characters of a text; what is shorter is a title said again."""


def read(data: bytes, deep: int = 0) -> tuple[Received, ...]:
    """Return the texts of a feed; entries without one are refused by their titles.

    Raises Unread for a feed without entries.
    """
    found = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not found.entries:
        raise Unread("this is a feed without entries, or a damaged one; fetch it anew")
    publisher = _plain(found.feed.get("title", ""))
    language = found.feed.get("language", "")
    one_day = found.version in _ONE_DAY
    return tuple(_text(entry, publisher, language, one_day) for entry in found.entries)


def _text(entry: feedparser.FeedParserDict, publisher: str, language: str, one_day: bool) -> Received:
    title = _plain(entry.get("title", ""))
    whole = max((one.get("value", "") for one in entry.get("content", ())), key=len, default="")
    source = _marked(max(whole, entry.get("summary", ""), key=len))
    said = [block.text for block in blocks(source)]
    text, left = apart([_CUT.sub("", part) for part in said], title)
    part = entry.get("id") or entry.get("link") or title
    if sum(map(len, text)) < _FEWEST:
        return Received(part=part, title=title, refused="the feed gives no text of it; save its page")
    day, day_from = _day(entry, one_day)
    return Received(
        title=title,
        date=day,
        date_from=day_from,
        author=entry.get("author", ""),
        source=_plain(entry.get("source", {}).get("title", "")) or publisher,
        url=entry.get("link", ""),
        text="\n\n".join(text),
        language=language,
        notes=(*left, *(() if whole else _short(said))),
        part=part,
    )


def _marked(source: str) -> str:
    """Return the text of an entry as HTML: without markup, lines that all end with a stop are paragraphs."""
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    plain = "<" not in source and all(line.endswith(_STOPS) for line in lines)
    return "".join(f"<p>{line}</p>" for line in lines) if plain else source


def _short(text: Sequence[str]) -> Iterator[str]:
    """Yield a word on a text that breaks off, as summaries do."""
    if len(text) == 1 or text[-1].endswith(("…", "...", "]")):
        yield "the feed gives a summary only, so the text may be longer"


def _day(entry: feedparser.FeedParserDict, one_day: bool) -> tuple[date | None, str]:
    """Return the day as its publisher wrote it, in the publisher's own time; that of a change is doubtful."""
    day = _written(entry.get("updated", ""))
    if said := _written(entry.get("published", "")) or (day if one_day else None):
        return said, "feed"
    return day, f"feed, last change {DOUBTFUL}" if day else ""


def _written(value: str) -> date | None:
    if day := declared(value):
        return day
    try:
        return parsedate_to_datetime(value).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _plain(value: str) -> str:
    """Return a title without the markup that some feeds put into it."""
    return " ".join(block.text for block in blocks(value)) if re.search("[<&]", value) else value
