"""Write the events on record as TimelineJS 3 reads them, for a timeline on another site.

A day, a month or a year is written as such; of every other date the first and the last day that it allows. The slide
says it in words besides, which TimelineJS shows in the place of both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from briefing.calendar import from_edtf, phrase
from briefing.publish.exports.schema import Value
from briefing.publish.exports.whole.dataset import Dataset, cut, texts

_EXACT = ("day", "month", "year")
_PARTS = ("year", "month", "day")


def written(data: Dataset) -> bytes:
    """Return the timeline; what a text alone reports is left out, and so is what has no first day."""
    names = data.names
    slides = [
        {
            "unique_id": row["id"],
            **_dates(row),
            "display_date": phrase(from_edtf(str(row["date"]))),
            "text": {
                "headline": _escaped(str(row["what"])),
                "text": _escaped(", ".join(names.get(one, one) for one in texts(row["actors"]))),
            },
            "group": row["kind"],
        }
        for row in data.rows["events"]
        if row["basis"] == "record" and row["first"]
    ]
    title = {"text": {"headline": _escaped(data.about.name), "text": f"{data.about.siteurl}/timeline/"}}
    return (json.dumps({"title": title, "events": slides}, ensure_ascii=False, indent=1) + "\n").encode()


def _dates(row: Mapping[str, Value]) -> Mapping[str, Mapping[str, int]]:
    """Return the date of a slide, without a part that is not known."""
    exact = cut(row["date"]) if row["precision"] in _EXACT and not row["modifier"] else ""
    start, end = exact or str(row["first"]), "" if exact else str(row["last"])
    return {"start_date": _date(start), **({"end_date": _date(end)} if end else {})}


def _date(iso: str) -> Mapping[str, int]:
    return dict(zip(_PARTS, map(int, iso.split("-")), strict=False))


def _escaped(text: str) -> str:
    """Return text as HTML, which TimelineJS takes it for."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
