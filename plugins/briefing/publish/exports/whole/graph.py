"""Write who works with whom as a graph: a node for each party, an edge for each cooperation of two.

GEXF 1.3 is read by Gephi, with the time in which an edge holds; GraphML by most other tools. Both know days alone: an
edge starts on the first day on which it may have begun, and has an end only where it is said when it was over; `when`
and `since` say how exactly that is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as XML

from briefing.publish.exports.schema import Value
from briefing.publish.exports.whole.dataset import Dataset, days, pairs

_OVER = ("completed", "ended")
"""Where a cooperation stands that goes on no more."""
_NODE = ("type",)
_SAID = ("cooperation", "on", "status", "when", "since")
_EDGE = (*_SAID, "start", "end")


@dataclass(frozen=True, slots=True)
class Edge:
    """Two parties of one cooperation."""

    one: str
    other: str
    told: Mapping[str, str]
    """What is said of it, by the names in `_EDGE`; "" for what nobody says."""


def gexf(data: Dataset) -> bytes:
    """Return the graph in GEXF; an edge has a start where a date says when or since when."""
    root = XML.Element("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
    graph = XML.SubElement(root, "graph", mode="dynamic", defaultedgetype="undirected", timeformat="date")
    for kind, names in (("node", _NODE), ("edge", _SAID)):
        given = XML.SubElement(graph, "attributes", {"class": kind})
        for name in names:
            XML.SubElement(given, "attribute", id=name, title=name, type="string")
    nodes, edges = XML.SubElement(graph, "nodes"), XML.SubElement(graph, "edges")
    for one, label, kind in _nodes(data):
        _valued(XML.SubElement(nodes, "node", id=one, label=label), {"type": kind})
    for number, edge in enumerate(_edges(data)):
        time = {name: edge.told[name] for name in ("start", "end") if edge.told[name]}
        given = XML.SubElement(edges, "edge", id=str(number), source=edge.one, target=edge.other)
        given.attrib.update(time)
        _valued(given, {name: edge.told[name] for name in _SAID})
    return _text(root)


def graphml(data: Dataset) -> bytes:
    """Return the graph in GraphML, with the same said of its edges."""
    root = XML.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for kind, names in (("node", ("name", *_NODE)), ("edge", _EDGE)):
        for name in names:
            given = {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": "string"}
            XML.SubElement(root, "key", given)
    graph = XML.SubElement(root, "graph", edgedefault="undirected")
    for one, label, kind in _nodes(data):
        _keyed(XML.SubElement(graph, "node", id=one), "node", {"name": label, "type": kind})
    for number, edge in enumerate(_edges(data)):
        _keyed(XML.SubElement(graph, "edge", id=f"e{number}", source=edge.one, target=edge.other), "edge", edge.told)
    return _text(root)


def _nodes(data: Dataset) -> Iterator[tuple[str, str, str]]:
    """Yield id, name and type of each party that has an edge."""
    parties = {party for edge in _edges(data) for party in (edge.one, edge.other)}
    for row in data.rows["entities"]:
        if row["id"] in parties:
            yield str(row["id"]), str(row["name"]), str(row["type"])


def _edges(data: Dataset) -> Iterator[Edge]:
    known = data.names
    for row in data.rows["cooperations"]:
        told = _told(row)
        yield from (Edge(one, other, told) for one, other in pairs(row) if one in known and other in known)


def _told(row: Mapping[str, Value]) -> dict[str, str]:
    """Return what is said of an edge; the day on which work was ended or suspended is not told as its start."""
    over = row["status"] in _OVER
    ended = row["status"] in ("ended", "suspended") and row["when"] == row["since"]
    return {
        **{name: str(row["id" if name == "cooperation" else name]) for name in _SAID},
        "start": "" if ended else days(row["when"])[0],
        "end": days(row["since"])[1] if over else "",
    }


def _valued(element: XML.Element, values: Mapping[str, str]) -> None:
    inside = XML.SubElement(element, "attvalues")
    for name, value in values.items():
        XML.SubElement(inside, "attvalue", {"for": name, "value": value})


def _keyed(element: XML.Element, kind: str, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        if value:
            XML.SubElement(element, "data", key=f"{kind}-{name}").text = value


def _text(root: XML.Element) -> bytes:
    XML.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{XML.tostring(root, encoding="unicode")}\n'.encode()
