"""Write what Datasette shows beside the database: titles, licence, what each column holds."""

from __future__ import annotations

import json

from briefing.publish.exports.licences import PAGE, TERMS
from briefing.publish.exports.schema import TABLES
from briefing.publish.exports.whole.caveats import cited
from briefing.publish.exports.whole.dataset import Dataset

DATABASE = "briefings"
"""Name of the database, which is that of its file without its end."""


def written(data: Dataset) -> bytes:
    """Return the file that `datasette briefings.sqlite --metadata metadata.json` reads."""
    tables = {
        table.name: {
            "description": table.about,
            "columns": {column.name: column.about for column in table.columns},
            **({"label_column": label} if (label := _LABELS.get(table.name)) else {}),
        }
        for table in TABLES
    }
    about = {
        "title": data.about.name,
        "description": cited(data),
        "license": TERMS,
        "license_url": data.address(PAGE),
        "source": data.about.name,
        "source_url": f"{data.about.siteurl}/data/",
        "databases": {DATABASE: {"tables": tables}},
    }
    return (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()


_LABELS = {"briefings": "title", "entities": "name", "events": "what"}
