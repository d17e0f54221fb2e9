"""What must be known of the data wherever it goes: whose it is, how to cite it, and what it is not."""

from __future__ import annotations

import json
from collections.abc import Iterator

from briefing.publish.exports.commonmark import literal
from briefing.publish.exports.licences import LICENCES, PAGE, TERMS
from briefing.publish.exports.schema import TABLES, VERSION
from briefing.publish.exports.whole.dataset import Dataset

CAVEATS = (
    "The record (basis: record) was written by editors, with sources; reports were read in texts by a program, and a "
    "briefing without a day under `reviewed` was read by nobody else.",
    "What is not here may still have happened: the data say what these texts tell, not how often something is done.",
    "A date is as precise as it is known and no more; `first` and `last` are the days that it allows.",
    "A plan is a plan: look at `modality` and `status` before you count.",
    "Copies of one report are counted once under `origins`; several briefings may still rest on one source.",
    "Sentences that the rights of their source withhold are empty under `quotes`; their address leads to the original.",
)
"""What whoever counts should know."""


def cited(data: Dataset) -> str:
    """Return how the data as a whole are cited."""
    day = f", as of {data.day}" if data.day else ""
    return f"{data.about.publisher}: {data.about.name}, data version {VERSION}{day}. {data.about.siteurl}/data/"


def readme(data: Dataset) -> bytes:
    """Return what stands beside the tables: what they hold, how to cite them, what to beware of."""
    lines = [
        f"# {literal(data.about.name)}: data",
        "",
        f"Cite as: {literal(cited(data))}",
        "",
        *licences(data),
        "",
    ]
    lines += ["## Before you count", "", *(f"- {one}" for one in CAVEATS), ""]
    lines += [f"{table.name}.csv: {len(data.rows[table.name])} rows." for table in TABLES]
    lines += ["In CSV the values of a list stand between ` | `; addresses are below the root of the site.", ""]
    return ("\n".join((*lines, *dictionary())) + "\n").encode()


def licences(data: Dataset) -> Iterator[str]:
    """Yield under which terms the data are given, as lines of Markdown."""
    yield f"Licences: {TERMS}. More at {data.address(PAGE)}"
    yield from ("", *(f"- {one.code}: {one.address}" for one in LICENCES))


def dictionary() -> Iterator[str]:
    """Yield what each column of each table holds, as lines of Markdown."""
    for table in TABLES:
        yield from (f"## {table.name}", "", table.about, "", "| column | kind | what it holds |", "| --- | --- | --- |")
        for one in table.columns:
            kind = f"{one.kind} of ids of {one.refers}" if one.refers else one.kind
            yield f"| {one.name} | {kind} | {literal(one.about)} |"
        yield ""


def citation_file(data: Dataset) -> bytes:
    """Return the data as CITATION.cff (Citation File Format 1.2.0); each value is written as JSON, which YAML reads."""
    about = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them; for a single row, cite its sentence and its source.",
        "title": f"{data.about.name}: data",
        "type": "dataset",
        "authors": [{"name": data.about.publisher}],
        "url": f"{data.about.siteurl}/data/",
        "version": VERSION,
        "license-url": data.address(PAGE),  # of several under `license` a reader may choose one for all
        **({"date-released": data.day} if data.day else {}),
    }
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in about.items()).encode()
