"""Write entities, events and cooperations as N-Triples, each with where it comes from.

Provenance is PROV-O (what was derived from which text) and the Web Annotation model (which words of it). What
schema.org has no word for is told by the columns of the tables, which are properties here, explained in the same file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from briefing.digest import label
from briefing.knowledge.kinds import ENTITY_TYPES
from briefing.publish.exports.schema import BRIEFINGS, COOPERATIONS, EVENTS, Column, TableSchema, Value
from briefing.publish.exports.whole.dataset import Dataset, texts

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_PROV = "http://www.w3.org/ns/prov#"
_OA = "http://www.w3.org/ns/oa#"
_SCHEMA = "https://schema.org/"
_WIKIDATA = "http://www.wikidata.org/entity/"
_UNSAFE = re.compile(r'[\x00-\x20<>"{}|^`\\]')
"""What no IRI of N-Triples may hold."""
_DAYS = ("first", "last", "reported")
Triple = tuple[str, str, str]


def written(data: Dataset) -> bytes:
    """Return the triples, one a line."""
    found = (*_vocabulary(data), *_briefings(data), *_entities(data), *_events(data), *_cooperations(data))
    return "".join(f"{s} {p} {o} .\n" for s, p, o in dict.fromkeys(found)).encode()


def _vocabulary(data: Dataset) -> Iterator[Triple]:
    """Yield what each column that is a property holds."""
    for table in (EVENTS, COOPERATIONS):
        for column in _properties(table):
            it = _property(table, column, data)
            yield it, _iri(f"{_RDF}type"), _iri(f"{_RDF}Property")
            yield it, _iri(f"{_RDFS}label"), _literal(column.name)
            yield it, _iri(f"{_RDFS}comment"), _literal(column.about)


def _briefings(data: Dataset) -> Iterator[Triple]:
    for row in data.rows["briefings"]:
        it = _iri(data.address(str(row["page"])))
        yield it, _iri(f"{_RDF}type"), _iri(f"{_SCHEMA}Article")
        yield it, _iri(f"{_RDF}type"), _iri(f"{_PROV}Entity")
        yield it, _iri(f"{_SCHEMA}headline"), _literal(row["title"])
        yield it, _iri(f"{_SCHEMA}datePublished"), _literal(row["published"])
        if row["url"]:
            yield it, _iri(f"{_PROV}hadPrimarySource"), _iri(str(row["url"]))


def _entities(data: Dataset) -> Iterator[Triple]:
    for row in data.rows["entities"]:
        it = _thing(row["id"], data)
        yield it, _iri(f"{_RDF}type"), _iri(f"{_SCHEMA}{ENTITY_TYPES[str(row['type'])].schema}")
        yield it, _iri(f"{_SCHEMA}name"), _literal(row["name"])
        yield from ((it, _iri(f"{_SCHEMA}alternateName"), _literal(name)) for name in texts(row["names"]))
        if row["wikidata"]:
            yield it, _iri(f"{_OWL}sameAs"), _iri(f"{_WIKIDATA}{row['wikidata']}")
        yield from _derived(it, row)


def _events(data: Dataset) -> Iterator[Triple]:
    for row in data.rows["events"]:
        it = _row(EVENTS, row["id"], data)
        yield it, _iri(f"{_RDF}type"), _iri(f"{_SCHEMA}Event")
        yield it, _iri(f"{_SCHEMA}name"), _literal(row["what"])
        yield it, _iri(f"{_SCHEMA}temporalCoverage"), _literal(row["date"])
        yield from ((it, _iri(f"{_SCHEMA}actor"), _thing(one, data)) for one in texts(row["actors"]))
        yield from ((it, _iri(f"{_SCHEMA}about"), _thing(one, data)) for one in texts(row["entities"]))
        yield from _told(it, EVENTS, row, data)
        yield from _derived(it, row)
        yield from _annotated(it, row, data)


def _cooperations(data: Dataset) -> Iterator[Triple]:
    for row in data.rows["cooperations"]:
        it = _row(COOPERATIONS, row["id"], data)
        yield it, _iri(f"{_RDF}type"), _iri(f"{_SCHEMA}Action")
        yield it, _iri(f"{_SCHEMA}name"), _literal(row["on"])
        yield from ((it, _iri(f"{_SCHEMA}participant"), _thing(one, data)) for one in texts(row["parties"]))
        yield from _told(it, COOPERATIONS, row, data)
        yield from _derived(it, row)
        yield from _annotated(it, row, data)


def _told(it: str, table: TableSchema, row: Mapping[str, Value], data: Dataset) -> Iterator[Triple]:
    """Yield what the columns say of a row; nothing where they are empty."""
    for column in _properties(table):
        value = row[column.name]
        for one in texts(value) or ((str(value),) if value else ()):
            yield it, _property(table, column, data), _object(column, one, data)


def _object(column: Column, value: str, data: Dataset) -> str:
    if column.refers:
        return _row(EVENTS, value, data) if column.refers == EVENTS.name else _thing(value, data)
    return f"{_literal(value)}^^{_iri(f'{_XSD}date')}" if column.name in _DAYS else _literal(value)


def _properties(table: TableSchema) -> tuple[Column, ...]:
    """Return the columns that hold a text, or name entities or events."""
    told = (column for column in table.columns if column.kind == "text" or column.refers)
    return tuple(column for column in told if column.name != "id" and column.refers != BRIEFINGS.name)


def _property(table: TableSchema, column: Column, data: Dataset) -> str:
    return _iri(f"{data.about.siteurl}/data/#{table.name}.{column.name}")


def _row(table: TableSchema, identity: Value, data: Dataset) -> str:
    return _iri(f"{data.about.siteurl}/data/#{table.name}/{identity}")


def _derived(it: str, row: Mapping[str, Value]) -> Iterator[Triple]:
    """Yield the sources of a row that have addresses."""
    for source in texts(row["sources"]):
        if source.startswith(("http://", "https://")):
            yield it, _iri(f"{_PROV}hadPrimarySource"), _iri(source)


def _annotated(it: str, row: Mapping[str, Value], data: Dataset) -> Iterator[Triple]:
    """Yield the sentences that a row rests on, each as words of its text."""
    for briefing, address, quote in zip(
        texts(row["briefings"]), texts(row["evidence"]), texts(row["quotes"]), strict=True
    ):
        page = _iri(data.address(f"briefings/{briefing}/"))
        yield it, _iri(f"{_PROV}wasDerivedFrom"), page
        name = label(it, address)
        note, target, words = (f"_:{part}{name}" for part in "ntw")
        yield note, _iri(f"{_RDF}type"), _iri(f"{_OA}Annotation")
        yield note, _iri(f"{_OA}hasBody"), it
        yield note, _iri(f"{_OA}hasTarget"), target
        yield target, _iri(f"{_OA}hasSource"), page
        yield target, _iri(f"{_SCHEMA}url"), _iri(data.address(address))
        if quote:
            yield target, _iri(f"{_OA}hasSelector"), words
            yield words, _iri(f"{_RDF}type"), _iri(f"{_OA}TextQuoteSelector")
            yield words, _iri(f"{_OA}exact"), _literal(quote)


def _thing(entity: Value, data: Dataset) -> str:
    return _iri(data.address(f"entities/{entity}/"))


def _iri(address: str) -> str:
    """Return an address between angle brackets.

    >>> _iri('https://a.example/#:~:text=a "b"')
    '<https://a.example/#:~:text=a%20%22b%22>'
    """
    return f"<{_UNSAFE.sub(lambda found: f'%{ord(found[0]):02X}', address)}>"


def _literal(value: Value) -> str:
    """Return a literal; the escapes of JSON are those of N-Triples but `\\u` of pairs, which are not made here."""
    return json.dumps(str(value), ensure_ascii=False)
