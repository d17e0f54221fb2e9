"""Measure dates against labelled TimeML texts: strict, relaxed, type and value F1, and matches gained and lost.

Scored as in TempEval-3 (SemEval-2013 task 1): each labelled expression is paired with at most one of ours, equal
spans first, then by overlap. We differ in one point: expressions without text (implied times) are left out.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.analysis.dates import times
from briefing.analysis.dates.__main__ import day
from briefing.model import TimeExpression

MEASURES = ("strict", "relaxed", "type", "value")


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A time expression that a reader marked."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with the expressions that a reader marked in it."""

    name: str
    dct: str
    text: str
    labels: tuple[GoldTime, ...]


def evaluate(folder: Path, last: Path | None = None) -> Iterator[str]:
    """Yield lines of a report on the .tml files of `folder`; `last` holds the run before and is replaced."""
    wanted = found = 0
    hits: dict[str, list[str]] = {measure: [] for measure in MEASURES}
    for text in labelled(folder):
        ours = times(text.text, day(text.dct))
        wanted, found = wanted + len(text.labels), found + len(ours)
        for label, expression in _pairs(text.labels, ours):
            for measure in _agreed(label, expression):
                hits[measure].append(f"{text.name}:{label.start} {text.text[label.start : label.end]!r} {label.value}")
    yield f"{wanted} labelled, {found} found in {folder}"
    for measure in MEASURES:
        yield f"{measure:8} F1 {200 * len(hits[measure]) / max(1, wanted + found):6.2f}"
    if last is not None:
        yield from _compared(hits["value"], last)


def labelled(folder: Path) -> Iterator[Labelled]:
    """Yield the texts of a folder of TimeML files, in the order of their names."""
    for path in sorted(folder.glob("*.tml")):
        root = ET.parse(path).getroot()
        created = next(
            (timex for timex in root.iter("TIMEX3") if timex.get("functionInDocument") == "CREATION_TIME"),
            root.find(".//DCT//TIMEX3"),
        )
        body = root.find(".//TEXT")
        if created is None or body is None:
            raise ValueError(f"{path}: no creation time or no <TEXT>; is this a TimeML file?")
        parts: list[str] = []
        marks = tuple(mark for mark in _marks(body, parts, created) if mark.start < mark.end)
        yield Labelled(path.stem, created.get("value", ""), "".join(parts), marks)


def _marks(element: ET.Element, parts: list[str], created: ET.Element) -> Iterator[GoldTime]:
    """Append the text of an element to `parts` and yield the labels in it."""
    start = sum(map(len, parts))
    parts.append(element.text or "")
    for child in element:
        yield from _marks(child, parts, created)
        parts.append(child.tail or "")
    if element.tag == "TIMEX3" and element is not created:
        text = "".join(parts)[start:]
        lead, size = len(text) - len(text.lstrip()), len(text.rstrip())
        yield GoldTime(start + lead, start + size, element.get("type", ""), element.get("value", ""))


def _pairs(labels: tuple[GoldTime, ...], ours: tuple[TimeExpression, ...]) -> list[tuple[GoldTime, TimeExpression]]:
    """Return one-to-one pairs of overlapping expressions: equal spans first, then by size of the overlap."""
    ranked = sorted(
        (not same, -overlap, row, column)
        for row, label in enumerate(labels)
        for column, expression in enumerate(ours)
        if (overlap := min(label.end, expression.end) - max(label.start, expression.start)) > 0
        for same in [(label.start, label.end) == (expression.start, expression.end)]
    )
    rows: set[int] = set()
    columns: set[int] = set()
    pairs = []
    for _, _, row, column in ranked:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            pairs.append((labels[row], ours[column]))
    return pairs


def _agreed(label: GoldTime, expression: TimeExpression) -> list[str]:
    """Return the measures in which a pair agrees."""
    strict = (label.start, label.end) == (expression.start, expression.end)
    agreed = (strict, True, label.type == expression.type, label.value == expression.value)
    return [measure for measure, holds in zip(MEASURES, agreed, strict=True) if holds]


def _compared(now: list[str], last: Path) -> Iterator[str]:
    """Yield the matches gained and lost against the run kept in `last`, and keep this one there."""
    before = set(json.loads(last.read_text("utf-8"))) if last.exists() else set(now)
    yield from (f"gained {match}" for match in sorted(set(now) - before))
    yield from (f"lost   {match}" for match in sorted(before - set(now)))
    last.parent.mkdir(parents=True, exist_ok=True)
    last.write_text(json.dumps(sorted(now), ensure_ascii=False, indent=0), "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of a folder of TimeML files."""
    parser = ArgumentParser(prog="python -m briefing.analysis.dates.evaluate")
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR")
    parser.add_argument("--last", type=Path, metavar="FILE", help="JSON with the right expressions of the last run")
    options = parser.parse_args(arguments)
    for line in evaluate(options.gold, options.last):
        print(line)


if __name__ == "__main__":
    main()
