"""Split what stands behind a trigger into phrases, each with the preposition that leads to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.vocabulary import PEOPLE
from briefing.english import lexicon

MARKERS = lexicon.words("governor") - {"of", "than", "as"}
_TOGETHER = lexicon.words("together_word")
_PARTICLES = frozenset(["off", "out", "up", "down", "back"])
_SEATS = frozenset(["from", "in", "at"])
_REACH = 5  # plain words without a name, behind which a phrase holds no more
WITH = "together with"
MADE_BY = "made by"
"""Behind another participle, whose agent it is: "the agreement signed by A"."""


def complements(scene: SentenceParse, after: Sequence[int], marker: str = "object") -> Iterator[tuple[str, list[int]]]:
    """Yield each preposition behind a trigger with the places of its phrase.

    `marker` is said of what stands before the first.
    """
    region, idle, first = list[int](), 0, marker
    for index in without_asides(scene, after):
        token = scene.row[index]
        if token.low == "of" and [scene.row[i].low for i in region] == ["behalf"]:
            marker, region = f"{marker} behalf of", []
            continue
        if token.low == "of" and [scene.row[i].low for i in region[-2:]] == ["as", "part"]:
            yield marker, region[:-2]
            marker, region = "as part of", []
            continue
        opens = _opens(scene, region, token.low, marker)
        if opens or token.time or index in scene.verbs or token.low in (";", ":") or _ends_list(scene, region, index):
            if region:
                yield marker, region
            first = "" if region else first
            timely = token.time and not region and first == "object"  # "signed on Monday an agreement"
            marker = first if timely else _marker(scene, index, "" if region else marker, opens)
            region, idle = [], 0
            continue
        idle = 0 if token.mention or token.low in ("and", ",", "'s") else idle + 1
        if idle <= _REACH:
            region.append(index)
    if region:
        yield marker, region


def _ends_list(scene: SentenceParse, region: Sequence[int], index: int) -> bool:
    """Return True for the comma behind a whole list: "with A and B, C signed", "with A, C will"."""
    if scene.row[index].low != "," or [token.low for token in scene.row[index + 1 : index + 2]] == ["and"]:
        return False
    after = index + 1 + (scene.row[index + 1].low == "the") if index + 2 < len(scene.row) else index
    if scene.row[after].mention and (after + 1 in scene.verbs or any(h.start == after + 1 for h in scene.works)):
        return True
    first = next((place for place, i in enumerate(region) if scene.row[i].mention), len(region))
    return any(scene.row[i].low == "and" for i in region[first:])


def _marker(scene: SentenceParse, index: int, idle: str, opens: bool) -> str:
    """Return what a preposition is called, given the one right before it: "over to"."""
    before, low = scene.row[index - 1], scene.row[index].low
    if low == "with" and before.low in _TOGETHER:
        return WITH
    if low == "by" and before.is_past and opens and not idle:
        return MADE_BY
    alone = idle in _PARTICLES or low == "by"
    return f"{'' if alone else idle} {low}".removeprefix("object ").strip() if opens else ""


def _opens(scene: SentenceParse, region: Sequence[int], low: str, marker: str) -> bool:
    """Return True for a preposition that begins a phrase of its own, unlike that of "officials from Brazil"."""
    if low in MARKERS:
        return not region or low not in _SEATS or scene.row[region[-1]].low not in PEOPLE
    return low == "of" and marker == "object" and not region


def without_asides(scene: SentenceParse, after: Sequence[int]) -> Iterator[int]:
    """Yield the places without what is told beside a name: "between A, a firm of B and builder of C, and D"."""
    aside = False
    for place, index in enumerate(after):
        if scene.row[index].low == ",":
            near = [scene.row[i] for i in after[place + 1 : place + 3]]
            opens = len(near) == 2 and near[0].low in ("a", "an") and near[1].is_word
            aside = opens and any(scene.row[i].low == "," for i in after[place + 1 :])
        if not aside:
            yield index
