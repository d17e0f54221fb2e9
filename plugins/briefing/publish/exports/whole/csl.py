"""Write every briefing as a reference in CSL-JSON, which Zotero, pandoc and citeproc read.

The text is its outlet's, where one is named; the site is the archive in which it can be read. Nobody is named as its
author, since the tables name none.
"""

from __future__ import annotations

import json
from datetime import date

from briefing.publish.exports.whole.dataset import Dataset


def written(data: Dataset) -> bytes:
    """Return the list of references; the address is that of the original where it may be linked."""
    items = [
        {
            "id": row["id"],
            "type": "webpage",
            "title": row["title"],
            **({"container-title": row["publisher"], "publisher": row["publisher"]} if row["publisher"] else {}),
            "archive": data.about.name,
            "archive_location": data.address(str(row["page"])),
            "issued": {"date-parts": [_parts(str(row["published"]))]},
            "URL": row["url"] or data.address(str(row["page"])),
        }
        for row in data.rows["briefings"]
    ]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


def _parts(iso: str) -> list[int]:
    day = date.fromisoformat(iso)
    return [day.year, day.month, day.day]
