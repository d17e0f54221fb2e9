"""Write parties, who works with whom, and what happened as FollowTheMoney entities, one JSON object a line.

Investigators load them into OpenAleph and its kin. Types without a schema there are left out, and so is all that is
only planned, expected, denied or cancelled. What parties do together is one entity: a link of two, an event of more;
what tells of it again is none. A date is cut where it is known no further, and stands in words in the description.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from briefing.calendar import from_edtf, phrase
from briefing.knowledge import TO_COME
from briefing.knowledge.kinds import ENTITY_TYPES
from briefing.publish.exports.schema import Value
from briefing.publish.exports.whole.dataset import Dataset, Rows, cut, days, pairs, texts

_LEGAL = frozenset(["PublicBody", "Organization", "Company", "Person"])
"""Schemata of what can be involved in an event, and has an address of its own on the web."""
_FACT = ("happened", "ongoing")
"""Modalities of what a text reports as a fact."""
Properties = dict[str, list[str]]
Line = Mapping[str, object]


def written(data: Dataset) -> bytes:
    """Return the entities, one a line."""
    schemata = {str(row["id"]): ENTITY_TYPES[str(row["type"])].follow_the_money for row in data.rows["entities"]}
    acts = tuple(row for row in data.rows["cooperations"] if row["status"] not in TO_COME and _linked(row, schemata))
    found = (
        *_things(data, schemata),
        *(_act(row, data, schemata) for row in acts),
        *(_event(row, data, schemata) for row in _else(data, acts)),
    )
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found).encode()


def _things(data: Dataset, schemata: Mapping[str, str]) -> Iterator[Line]:
    for row in data.rows["entities"]:
        if schema := schemata[str(row["id"])]:
            given: Properties = {
                "name": [str(row["name"])],
                "alias": list(texts(row["names"])),
                "summary": _some(row["fact"]),
                "wikidataId": _some(row["wikidata"]),
                "sourceUrl": _addresses(row),
            }
            if schema in _LEGAL:
                given |= {"country": [one.lower() for one in texts(row["country"])], "website": _some(row["website"])}
            yield _entity(str(row["id"]), schema, given)


def _linked(row: Mapping[str, Value], schemata: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the pairs of a cooperation that have schemata."""
    return [(one, other) for one, other in pairs(row) if schemata.get(one) and schemata.get(other)]


def _act(row: Mapping[str, Value], data: Dataset, schemata: Mapping[str, str]) -> Line:
    linked, told = _linked(row, schemata), _told(row, "when", data)
    if len(linked) > 1:
        given = {
            "name": [str(row["on"])],
            "keywords": _some(row["status"]),
            "involved": _legal(row["parties"], schemata),
        }
        return _entity(str(row["id"]), "Event", told | given)
    ((one, other),) = linked
    given = {"role": [str(row["on"])], "status": _some(row["status"]), "subject": [one], "object": [other]}
    return _entity(str(row["id"]), "UnknownLink", told | given)


def _event(row: Mapping[str, Value], data: Dataset, schemata: Mapping[str, str]) -> Line:
    given = {
        "name": [str(row["what"])],
        "keywords": _some(row["modality"]),
        "involved": _legal(row["actors"], schemata),
    }
    return _entity(str(row["id"]), "Event", _told(row, "date", data) | given)


def _else(data: Dataset, acts: Rows) -> Iterator[Mapping[str, Value]]:
    """Yield the events that happened and are told by no act and by no other event."""
    recorded = {one for act in acts for one in texts(act["record"])}
    parties: dict[str, list[set[str]]] = defaultdict(list)
    for act in acts:
        for address in texts(act["evidence"]):
            parties[_sentence(address)].append({*texts(act["parties"])})
    for row in data.rows["events"]:
        past = str(row["first"]) <= data.day and row["id"] not in recorded
        if past if row["basis"] == "record" else _is_news(row, parties):
            yield row


def _is_news(row: Mapping[str, Value], parties: Mapping[str, list[set[str]]]) -> bool:
    """Return True for a report of a fact that neither the record nor an act of the same sentences tells."""
    actors, sentences = {*texts(row["actors"])}, map(_sentence, texts(row["evidence"]))
    told = all(any(sides <= actors for sides in parties.get(one, ())) for one in sentences)
    return row["modality"] in _FACT and not row["record"] and not told


def _sentence(address: str) -> str:
    return address.partition(":~:")[0]


def _told(row: Mapping[str, Value], column: str, data: Dataset) -> Properties:
    """Return when an act or event was, and where that is told."""
    edtf, (first, last) = str(row[column]), days(row[column])
    since = edtf.partition("/")[0] if first and not last and "~" not in edtf else ""
    return {
        "date": _some(cut(edtf)),
        "startDate": _some(since),
        "description": [f"Date: {phrase(from_edtf(edtf))}"] if edtf else [],
        "summary": [one for one in texts(row["quotes"]) if one],
        "sourceUrl": [*_addresses(row), *(data.address(one) for one in texts(row["evidence"]))],
    }


def _legal(ids: Value, schemata: Mapping[str, str]) -> list[str]:
    return [one for one in texts(ids) if schemata.get(one) in _LEGAL]


def _entity(identity: str, schema: str, properties: Properties) -> Line:
    told = {name: list(dict.fromkeys(values)) for name, values in properties.items() if values}
    return {"id": identity, "schema": schema, "properties": told}


def _some(value: Value) -> list[str]:
    return [str(value)] if value else []


def _addresses(row: Mapping[str, Value]) -> list[str]:
    return [one for one in texts(row["sources"]) if one.startswith(("http://", "https://"))]
