"""The table of the exports that hold all rows in one file: one entry for each, by the name of its file.

They are made of the finished site and lie below `extras/`, since two machines may pack the same rows in other bytes,
and since each of them would be written anew for every new text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from briefing.publish.exports.schema import TABLES
from briefing.publish.exports.whole import (
    caveats,
    csl,
    follow_the_money,
    graph,
    metadata,
    package,
    schemas,
    sqlite,
    timeline_js,
    triples,
)
from briefing.publish.exports.whole.dataset import Dataset

FOLDER = "extras/data/"
"""Where they lie, below the site's root."""


@dataclass(frozen=True, slots=True)
class Export:
    """One file with all rows that its form can hold."""

    name: str
    about: str
    """What it is and who reads it, in a few words."""
    written: Callable[[Dataset], bytes]


EXPORTS = (
    Export(
        f"{metadata.DATABASE}.sqlite",
        "SQLite: all tables with foreign keys, full-text search and views; Datasette opens it",
        sqlite.written,
    ),
    Export(
        "metadata.json", "what Datasette shows beside it: titles, licence, every column explained", metadata.written
    ),
    Export("datapackage.zip", "Frictionless data package: CSV, schema, README, citation, licence", package.written),
    *(
        Export(f"{table.name}.csv", f"all {table.name} as one CSV", partial(package.table_csv, table))
        for table in TABLES
    ),
    Export("briefings.csl.json", "CSL-JSON: every briefing as a reference, for Zotero and pandoc", csl.written),
    Export("cooperation.gexf", "GEXF: who works with whom as a graph in time, for Gephi", graph.gexf),
    Export("cooperation.graphml", "GraphML: the same graph, for most other tools", graph.graphml),
    Export(
        "entities.ftm.json",
        "FollowTheMoney: parties, events, links, for OpenAleph",
        follow_the_money.written,
    ),
    Export("timeline.json", "TimelineJS: the events on record, for a timeline on your site", timeline_js.written),
    Export("triples.nt", "N-Triples: everything with its provenance (PROV-O, Web Annotation)", triples.written),
    Export("schema.json", "JSON Schema of the files of the tables", schemas.written),
    Export("dictionary.md", "the data dictionary: every column in a sentence", schemas.told),
    Export("CITATION.cff", "how to cite the data, for reference managers and archives", caveats.citation_file),
)
PATHS = frozenset(f"{FOLDER}{export.name}" for export in EXPORTS)
"""Where each of them lies, below the site's root."""
