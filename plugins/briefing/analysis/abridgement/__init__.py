"""Find what a sentence can do without: asides between commas, what leads up to the subject, and who said it last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.abridgement.asides import aside_places
from briefing.analysis.abridgement.attribution import attribution
from briefing.analysis.abridgement.introduction import before_subject
from briefing.analysis.syntax import phrases, trimming
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.english import lexicon


def main_words(scene: SentenceParse) -> list[int]:
    """Return the places of a sentence without asides, what leads up to the subject, who said it, and fillers."""
    asides = {*aside_places(scene)}
    gone = asides | {
        *before_subject(scene, asides),
        *attribution(scene),
        *_fillers(scene),
        *_brackets(scene),
    }
    gone |= {len(scene.row) - 1} if scene.row[-1].text == "." else set()
    left = _without_gaps(scene, [index for index in range(len(scene.row)) if index not in gone])
    return left[1:] if left and left[0] and scene.row[left[0]].low == "that" else left  # "X said that …"


def _without_gaps(scene: SentenceParse, left: Sequence[int]) -> list[int]:
    """Return places without the second comma of a pair whose first went, where it would part a verb from its own."""
    row = scene.row
    return [
        index
        for n, index in enumerate(left)
        if row[index].low != ","
        or not (n and left[n - 1] < index - 1 and row[left[n - 1] + 1].low == ",")
        or not trimming.parts_verb([row[i] for i in left[:n]], [row[i] for i in left[n + 1 : n + 2]])
    ]


def _brackets(scene: SentenceParse) -> Iterator[int]:
    """Yield what stands in brackets, and long names that have a short one there."""
    kept = {token.start for token in trimming.bracketless(phrases.short_names(scene.row))}
    yield from (index for index, token in enumerate(scene.row) if token.start not in kept)


def _fillers(scene: SentenceParse) -> Iterator[int]:
    """Yield "officially" and the like, which say nothing that the verb does not."""
    yield from (i for i, token in enumerate(scene.row) if token.low in lexicon.words("filler_adverb"))
