"""Read the first paragraphs of a text: without datelines, labels and captions, parsed sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from briefing.analysis import Tools
from briefing.analysis.dates import times
from briefing.analysis.entities import entities
from briefing.analysis.syntax.sentence_parse import SentenceParse, scenes
from briefing.english import lexicon
from briefing.english.sentences import sentences
from briefing.ingest.datelines import dateline
from briefing.ingest.headings import is_caption, unmarked
from briefing.model import Sentence

_LEAD = 2000
"""Characters of a text that are read for its title: news tells what is new near its top."""
_PARAGRAPHS = 12
SPEAKER = re.compile(r"[A-Z][A-Z. ’-]*:|Q |[A-Z][\w. ]{1,30}: ")
_COURTESY = re.compile(rf"\b(?:{lexicon.alternation(lexicon.words('courtesy'))})\b", re.IGNORECASE)
_FIRST = lexicon.words("first_person")
_SHORT = 6
"""Words of a greeting without one of the first person."""
_NUMBER = re.compile(r"^(?:\d{1,2}\.|[-•–]) ")


@dataclass(frozen=True, slots=True)
class LeadSentence:
    """A sentence of the first paragraphs."""

    text: str
    """The paragraphs that it stands in."""
    sentence: Sentence
    scene: SentenceParse
    paragraph: int
    """Number of its paragraph."""

    @property
    def words(self) -> str:
        """Its own text."""
        return " ".join(self.text[self.sentence.start : self.sentence.end].split())


def lead(body: str) -> str:
    """Return the first paragraphs without datelines, captions and leftovers of markup, each on one line."""
    parts: list[str] = []
    for part in islice(body.split("\n\n"), _PARAGRAPHS):
        plain = unmarked(part)
        plain = plain[dateline(plain) :]
        if not is_caption(plain) or (not parts and len(body) < _LEAD // 4):
            parts.append(_NUMBER.sub("", plain, count=1))
        if sum(map(len, parts)) > _LEAD:
            break
    told = "\n\n".join(_unlabelled(parts)) or unmarked(body.partition("\n\n")[0])  # of captions alone, the first
    return told[: 2 * _LEAD]


def is_courtesy(sentence: str) -> bool:
    """Return True for a greeting, thanks or applause, as people who speak say or get it.

    >>> is_courtesy("I want to thank you all."), is_courtesy("Peru welcomes Kenya."), is_courtesy("Hello, everyone.")
    (True, False, True)
    """
    words = sentence.casefold().split()
    spoken = len(words) <= _SHORT or any(word.strip(",.!") in _FIRST for word in words)
    return spoken and bool(_COURTESY.search(sentence))


def _unlabelled(parts: Sequence[str]) -> list[str]:
    """Return paragraphs without the labels before them: "New Delhi: "; speakers take turns, and theirs stay."""
    labels = [SPEAKER.match(part) for part in parts]
    found = [label[0] for label in labels if label]
    if len(set(found)) < len(found) or (found and labels[0] is None and len(found) == 1):
        return list(parts)
    return [part[label.end() :].lstrip() if label else part for part, label in zip(parts, labels, strict=True)]


def parsed(text: str, published: date, tools: Tools) -> Iterator[LeadSentence]:
    """Yield the sentences of some paragraphs as they are parsed."""
    ends = [found.start() for found in re.finditer("\n\n", text)]
    blocks = tuple(zip([0, *(end + 2 for end in ends)], [*ends, len(text)], strict=True))
    split = sentences(text, blocks)
    named, mentions = entities(text, blocks, (), tools.matcher)
    dates = times(text, published, blocks)
    rows = scenes(text, split, mentions, dates, named, published, tools.cue_forms, tools.demonyms, tools.operators)
    for sentence, scene in rows:
        yield LeadSentence(text, sentence, scene, bisect_left(ends, sentence.start))
