"""Command: `python -m briefing.analysis SEEDS_DIR OUT_DIR [--knowledge DIR]`; each seed’s reading as JSON."""

from __future__ import annotations

import argparse
import gc
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from briefing.analysis import Tools, analyse, tools
from briefing.calendar import Unit, edtf, from_edtf
from briefing.errors import BriefingError
from briefing.folders import listing
from briefing.ingest.seed import read
from briefing.knowledge import load
from briefing.knowledge.kinds import entity_types
from briefing.model import Analysis, Briefing, Seed, When
from briefing.shipped import KNOWLEDGE

_GAP = re.compile(r"(?=\n\n)")


def main() -> int:
    """Read every seed of a folder, write `NAME.json` for each, and return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m briefing.analysis",
        description="Write what is read in each seed as NAME.json: entities, times, events and cooperations.",
    )
    parser.add_argument("seeds", type=Path, metavar="SEEDS_DIR", help="folder of raw texts (*.txt), of any depth")
    parser.add_argument("out", type=Path, metavar="OUT_DIR", help="folder to write to; it is made when missing")
    parser.add_argument("--knowledge", type=Path, default=KNOWLEDGE, metavar="DIR", help="default: %(default)s")
    asked = parser.parse_args()
    gc.disable()  # what is read holds no circles, and looking for them takes a sixth of the time
    try:
        compiled = tools(load(asked.knowledge))
    except BriefingError as error:
        print(error, file=sys.stderr)
        return 1
    asked.out.mkdir(parents=True, exist_ok=True)
    found = listing(asked.seeds, suffix=".txt")
    for problem in found.problems:
        print(problem, file=sys.stderr)
    written = [_write(asked.seeds / name, asked.seeds, asked.out, compiled) for name in found.files]
    return max([int(bool(found.problems)), *written])


def _write(path: Path, seeds: Path, out: Path, compiled: Tools) -> int:
    """Write the reading of one seed; print why and return 1 when it cannot be read."""
    try:
        seed = read(path, seeds)
    except BriefingError as error:
        print(error, file=sys.stderr)
        return 1
    target = (out / seed.path).with_suffix(".json")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(reading(seed, compiled), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


def reading(seed: Seed, compiled: Tools) -> dict[str, object]:
    """Return what is read in a seed, as plain values in the form that README describes."""
    briefing = _briefing(seed)
    found = analyse(briefing, compiled)
    return {
        "date": seed.published.isoformat(),
        "text": seed.text,
        "entities": _entities(found),
        "timex": [
            {"start": t.start, "end": t.end, "text": t.text, "type": t.type, "value": t.value, "mod": t.mod}
            for t in found.times
        ],
        "events": _events(seed.text, found, compiled.names),
        "cooperations": _cooperations(seed.text, found, compiled.names),
    }


def _briefing(seed: Seed) -> Briefing:
    """Return a seed as a briefing of plain paragraphs."""
    starts = [0, *(gap.start() + 2 for gap in _GAP.finditer(seed.text))]
    blocks = tuple((start, after - 2) for start, after in pairwise([*starts, len(seed.text) + 2]))
    return Briefing(
        path=seed.path, slug=Path(seed.path).stem, title="", published=seed.published, summary="", source="",
        url="", reviewed=None, draft=False, seed=seed.path, html="", text=seed.text, blocks=blocks, protected=(),
        sha256=seed.sha256,
    )  # fmt: skip


def _entities(found: Analysis) -> list[dict[str, object]]:
    names, forms = _names(found), _forms(found)
    spans: dict[str, list[list[int]]] = {}
    for mention in found.mentions:
        spans.setdefault(mention.entity, []).append([mention.start, mention.end])
    return [
        {
            "id": e.id,
            "name": names[e.id],
            "type": e.type,
            "known": e.known,
            "mentions": forms[e.id],
            "spans": spans[e.id],
        }
        for e in found.entities
    ]


def _forms(found: Analysis) -> dict[str, list[str]]:
    """Return the distinct surface forms of each entity, in the order of the text."""
    forms: dict[str, dict[str, None]] = {}
    for mention in found.mentions:
        forms.setdefault(mention.entity, {})[mention.text] = None
    return {entity: [*texts] for entity, texts in forms.items()}


def _names(found: Analysis) -> dict[str, str]:
    """Return what each entity is called: a country or person by name, others by their fullest form in the text."""
    forms = _forms(found)
    named = entity_types("by_name")
    return {e.id: e.name if e.type in named else _fullest(e.name, forms[e.id]) for e in found.entities}


def _fullest(name: str, forms: list[str]) -> str:
    """Return the name when the text has it, else the longest form that it has."""
    return name if name in forms else max(forms, key=len)


def _events(text: str, found: Analysis, known: Mapping[str, str]) -> list[dict[str, object]]:
    names = {**known, **_names(found)}
    return [
        {
            "when": edtf_or_week(event.when),
            "kind": event.kind,
            "what": event.what,
            "actors": [names[actor] for actor in event.actors],
            "modality": event.modality,
            "sentence": text[event.evidence[0].start : event.evidence[0].end],
            "evidence": text[event.times[0].start : event.times[0].end],
        }
        for event in found.events
    ]


def _cooperations(text: str, found: Analysis, known: Mapping[str, str]) -> list[dict[str, object]]:
    names = {**known, **_names(found)}
    return [
        {
            "parties": [names[party] for party in c.parties],
            "on": c.on,
            "status": c.status,
            "evidence": text[c.evidence[0].start : c.evidence[0].end],
        }
        for c in found.cooperations
    ]


def edtf_or_week(when: When) -> str:
    """Return days in EDTF, a week as `2025-W09`, "early 2025" as its year, and "2028 or 2029" as all their days."""
    if when.modifier == "ONE_OF":
        return edtf(replace(when, modifier="", precision=None))
    if when.first and when.last and when.timex3:
        if when.precision is Unit.WEEK:
            return when.timex3
        if when.modifier in ("START", "MID", "END"):
            try:
                return edtf(from_edtf(when.timex3))
            except ValueError:
                pass  # a fiscal year has no EDTF
    return edtf(when)


if __name__ == "__main__":
    sys.exit(main())
