"""Measure on labelled texts how many mentions, types and links are right, and what changed since the last run.

`python -m briefing.analysis.entities.evaluate GOLD_DIR [--knowledge DIR] [--last FILE]`; GOLD_DIR holds
`articles/NAME.txt` (first line ` date YYYY-MM-DD …`) and `gold/NAME.json` (`entities`: `type`, `mentions`,
`optional`). A mention counts once per text and spelling; links are pairs of spellings of one entity.
"""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from briefing.analysis.entities import Gazetteer, entities, matcher
from briefing.knowledge import load

_HEADER = re.compile(r"\s*date \d{4}-\d\d-\d\d\s+")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")


@dataclass(frozen=True, slots=True)
class Surface:
    """What one spelling means in one text."""

    owner: str
    type: str
    known: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Right, given and wanted answers."""

    right: int
    given: int
    wanted: int

    def __str__(self) -> str:
        """Return precision, recall and F1."""
        precision = self.right / self.given if self.given else 0.0
        recall = self.right / self.wanted if self.wanted else 0.0
        both = 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  ({self.right} of {self.wanted}, {self.given} given)"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of a folder of labelled texts."""
    parser = ArgumentParser(prog="python -m briefing.analysis.entities.evaluate")
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR")
    parser.add_argument("--knowledge", type=Path, default=Path("content/knowledge"), metavar="DIR")
    parser.add_argument("--last", type=Path, metavar="FILE", help="JSON with the right mentions of the last run")
    options = parser.parse_args(arguments)
    right = report(options.gold, matcher(load(options.knowledge)))
    if options.last:
        compare(right, options.last)


def report(folder: Path, names: Gazetteer) -> list[str]:
    """Print the scores and return every mention that was right, as text: spelling."""
    texts = [_text(path, folder, names) for path in sorted((folder / "gold").glob("*.json"))]
    for title, score in scores(texts).items():
        print(f"{title:24} {score}")
    return [f"{name}: {key}" for name, wanted, given in texts for key in sorted(wanted.keys() & given.keys())]


def scores(texts: Iterable[tuple[str, Mapping[str, Surface], Mapping[str, Surface]]]) -> dict[str, Score]:
    """Return the scores of texts given as name, wanted and given spellings."""
    rows = [_rows(wanted, given) for _, wanted, given in texts]
    return {
        title: Score(*(sum(row[title][place] for row in rows) for place in range(3)))
        for title in ("mention", "typed mention", "link pairs", "of known entities", "of discovered entities")
    }


def _rows(wanted: Mapping[str, Surface], given: Mapping[str, Surface]) -> dict[str, tuple[int, int, int]]:
    shared = wanted.keys() & given.keys()
    typed = [key for key in shared if wanted[key].type == given[key].type]
    links, pairs = _pairs({key: given[key] for key in shared}), _pairs(wanted)
    rows = {
        "mention": (len(shared), len(given), len(wanted)),
        "typed mention": (len(typed), len(given), len(wanted)),
        "link pairs": (len(links & pairs), len(links), len(pairs)),
    }
    for title, known in (("of known entities", True), ("of discovered entities", False)):
        mine = [key for key, surface in given.items() if surface.known is known]
        rows[title] = (len([key for key in mine if key in wanted]), len(mine), len(wanted))
    return rows


def _pairs(surfaces: Mapping[str, Surface]) -> set[frozenset[str]]:
    groups: dict[str, list[str]] = {}
    for key, surface in surfaces.items():
        groups.setdefault(surface.owner, []).append(key)
    return {frozenset(pair) for keys in groups.values() for pair in combinations(keys, 2)}


def _text(path: Path, folder: Path, names: Gazetteer) -> tuple[str, dict[str, Surface], dict[str, Surface]]:
    """Return the name of a text, what is wanted of it, and what was found; optional spellings are left out."""
    gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
    text = _HEADER.sub("", (folder / "articles" / f"{path.stem}.txt").read_text("utf-8"), count=1)
    wanted: dict[str, Surface] = {}
    for number, entity in enumerate(gold["entities"]):
        for spelling in entity["mentions"]:
            wanted.setdefault(_key(spelling), Surface(str(number), _type(entity["type"]), False))
    listed = [*gold.get("optional", ()), *(s for e in gold["entities"] for s in e.get("optional", ()))]
    optional = {_key(spelling) for spelling in listed} - wanted.keys()
    given = {key: surface for key, surface in _found(text, names).items() if key not in optional}
    return path.stem, wanted, given


def _found(text: str, names: Gazetteer) -> dict[str, Surface]:
    found, mentions = entities(text, [match.span() for match in _BLOCK.finditer(text)], (), names)
    by_id = {entity.id: entity for entity in found}
    surfaces: dict[str, Surface] = {}
    for mention in mentions:
        entity = by_id[mention.entity]
        surfaces.setdefault(_key(mention.text), Surface(entity.id, _type(entity.type), entity.known))
    return surfaces


def _type(kind: str) -> str:
    return "organisation" if kind == "media" else kind


def _key(spelling: str) -> str:
    """Return a spelling with straight apostrophes, single spaces and no stop at its end."""
    return " ".join(spelling.replace("’", "'").split()).strip(" .,;:")


def compare(right: Sequence[str], last: Path) -> None:
    """Print the mentions gained and lost against the last run, and keep this one."""
    before = set(json.loads(last.read_text("utf-8"))) if last.exists() else set()
    for sign, rows in (("gained", set(right) - before), ("lost", before - set(right))):
        print(f"{sign}: {len(rows)}")
        for row in sorted(rows):
            print(f"  {row}")
    last.write_text(json.dumps(sorted(right), ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
