"""The columns of every exported table, with what each holds; the page /data/ prints them.

A change that can break a reader's program (a column gone, renamed or of another meaning) raises VERSION; a new column
at the end does not.
"""

from __future__ import annotations

from dataclasses import dataclass

VERSION = "1"
Value = str | bool | tuple[str, ...]
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    kind: str
    """text, truth or list."""
    about: str
    refers: str = ""
    """Name of the table whose ids it holds, or ""."""


@dataclass(frozen=True, slots=True)
class TableSchema:
    """What one table holds, and by what its files are told apart."""

    name: str
    about: str
    shard: str
    """What the files of the table are named after."""
    columns: tuple[Column, ...]


_EVIDENCE = (
    Column("evidence", "list", "addresses of the sentences it rests on; those not shown here lead to the original"),
    Column("quotes", "list", "the words of those sentences, in the same order; empty where they may not be shown"),
)
_SUPPORT = Column(
    "support", "text", "what supports the record: official, agency or press (two papers), else weak; empty for a report"
)
_ORIGINS = Column("origins", "text", "number of origins of the texts that tell of it, copies of one counted once")
_BRIEFINGS = Column(
    "briefings", "list", "ids of the briefings in which those sentences stand, in the same order", "briefings"
)
_PLOVER = Column(
    "plover", "text", "code of the PLOVER ontology: AGREE, CONSULT, COOPERATE or AID; empty where none fits"
)
BRIEFINGS = TableSchema(
    "briefings",
    "The texts that were read, each with its publisher and what of it may be shown.",
    "year of publication",
    (
        Column("id", "text", "name in addresses: briefings/<id>/"),
        Column("title", "text", "as the page has it"),
        Column("published", "text", "day of publication"),
        Column("changed", "text", "day on which it was published, reviewed or corrected last"),
        Column("reviewed", "text", "day on which an editor read it; empty for one read by program alone"),
        Column("summary", "text", "what it says, in a few sentences"),
        Column("publisher", "text", "name of who published the text; empty where nobody named one"),
        Column("url", "text", "address of the original, where it may be linked"),
        Column("rights", "text", "full, extract or facts: how much of it is shown here"),
        Column("entities", "list", "ids of what it names", "entities"),
        Column("page", "text", "address of its page"),
    ),
)
ENTITIES = TableSchema(
    "entities",
    "Everything with a page: records of the knowledge base, and names found in texts by rule.",
    "kind",
    (
        Column("id", "text", "name in addresses: entities/<id>/"),
        Column("name", "text", "as the page has it"),
        Column("type", "text", "country, agency, company, person and so on"),
        Column("known", "truth", "true for a record of the knowledge base, false for a name found by rule"),
        Column("names", "list", "other ways in which texts write it"),
        Column("country", "list", "ISO 3166-1 codes of home or member countries"),
        Column("part_of", "list", "ids of what it belongs to", "entities"),
        Column("operator", "list", "ids of who operates it", "entities"),
        Column("parties", "list", "ids of the parties of an agreement", "entities"),
        Column("founded", "text", "EDTF date of founding, launch or signature"),
        Column("role", "text", "office of a person"),
        Column("fact", "text", "one line about it"),
        Column("wikidata", "text", "identifier at Wikidata"),
        Column("website", "text", "its own address"),
        Column("sources", "list", "what the record rests on"),
        Column("page", "text", "address of its page"),
    ),
)
EVENTS = TableSchema(
    "events",
    "Dated events: those of the curated record, and those that briefings report.",
    "year of the first known day",
    (
        Column("id", "text", "stable name of the event"),
        Column("basis", "text", "record (curated, with sources) or report (read in a briefing)"),
        Column("date", "text", "EDTF date, as precise as it is known and no more"),
        Column("first", "text", "first day that the date allows; empty for an open start"),
        Column("last", "text", "last day that the date allows; empty for an open end"),
        Column("precision", "text", "day, week, month, season, quarter, half, year, decade, century or interval"),
        Column("modifier", "text", "START, MID, END, APPROX, BEFORE, AFTER (TIMEX3), ONE_OF (either end), or empty"),
        Column("kind", "text", "agreement, launch, landing, visit and so on"),
        Column("what", "text", "what happened, in a few words"),
        Column("modality", "text", "happened, ongoing, planned, expected, denied or cancelled; empty for the record"),
        Column("actors", "list", "ids of those who act", "entities"),
        Column("entities", "list", "ids of all that are named, the actors among them", "entities"),
        Column("record", "list", "ids of the events on record that a report speaks of", "events"),
        Column("sources", "list", "what an event on record rests on, or the sentences of a report name"),
        *_EVIDENCE,
        _SUPPORT,
        _ORIGINS,
        _BRIEFINGS,
        _PLOVER,
    ),
)
COOPERATIONS = TableSchema(
    "cooperations",
    "Who does what with whom, by the record and as briefings report it; each act once, whoever tells of it.",
    "year in which it was done, else of the first text",
    (
        Column("id", "text", "stable name of the act"),
        Column("parties", "list", "ids of the parties, two or more", "entities"),
        Column("on", "text", "what they do together: title of the record, clause of a text, or its sentence in quotes"),
        Column("status", "text", "proposed, planned, signed, ongoing, completed, suspended or ended; empty if unsaid"),
        Column("reported", "text", "day of the first text that tells of it; empty where only the record does"),
        *_EVIDENCE,
        Column(
            "hosts", "list", "those of the parties with whom each other one works; none: each with each", "entities"
        ),
        Column("when", "text", "when it was done, in EDTF; empty where neither record nor text says"),
        Column("since", "text", "since when it stands there, in EDTF; empty where nobody says"),
        Column("record", "list", "id of the event on record, where there is one", "events"),
        Column("sources", "list", "what the event on record rests on; without one what the sentences name"),
        _SUPPORT,
        _ORIGINS,
        _BRIEFINGS,
        _PLOVER,
        Column("pairs", "list", "each two parties that work together by it, as id+id; two of one country are none"),
    ),
)
TABLES = (BRIEFINGS, ENTITIES, EVENTS, COOPERATIONS)
