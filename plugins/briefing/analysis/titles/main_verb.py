"""Find the verb of the main clause among the words that a sentence is told with."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.abridgement.finite_verbs import is_finite
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.vocabulary import AUXILIARIES


def first_verb(scene: SentenceParse, places: Sequence[int]) -> int:
    """Return the place of the first verb; the length of the row for none."""
    verbs = [n for n, index in enumerate(places) if n and is_finite(scene, index)]
    own = next((n for n in verbs if not _is_aside(scene, places, n)), len(places))
    closed = (n for n in verbs if n > 1 and _closes_name(scene, places[:n]))
    return next(closed, own) if own == len(places) else own


def _closes_name(scene: SentenceParse, before: Sequence[int]) -> bool:
    """Return True where a name between two commas ends the subject: "ESA’s head, Josef X, | signed"."""
    commas = sum(scene.row[index].low == "," for index in before)
    return commas > 1 and scene.row[before[-1]].low == "," and scene.row[before[-2]].text[0].isupper()


def _is_aside(scene: SentenceParse, places: Sequence[int], n: int) -> bool:
    """Return True for a participle beside a noun: "A, fondly known as", "changes asked for by B"."""
    if n + 1 < len(places) and scene.row[places[n]].is_past and scene.row[places[n + 1]].low == "by":
        return scene.row[places[n - 1]].low not in AUXILIARIES and not scene.row[places[n - 1]].low.endswith("ly")
    adverb = scene.row[places[n - 1]].low.endswith("ly")
    return n > adverb and scene.row[places[n]].is_past and scene.row[places[n - 1 - adverb]].low == ","
