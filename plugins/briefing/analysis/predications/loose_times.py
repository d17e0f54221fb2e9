"""Tell which times of a sentence date no deed that it tells.

A newspaper has a day of its own, "the first since 1993" compares, "instead of 2025" no longer holds, and what opens a
sentence with "after" only stands before the deed.
"""

from __future__ import annotations

import re
from itertools import pairwise

from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.vocabulary import INTO
from briefing.english import lexicon

_DETERMINERS = lexicon.words("simple_determiner")
_ARTICLES = lexicon.words("object_beginning")
_PAPERS = lexicon.words("paper_noun")
"""What is dated by its own day, not by that of what it tells."""
_PRINTS = lexicon.words("printing_verb")
_MOST = lexicon.words("superlative")
_ORDINALS = lexicon.words("ordinal")
_COUNTED = re.compile(r"\d+(?:st|nd|rd|th)")
_COUNT, _FAR = 6, 14  # tokens
_EARLIER = frozenset(["after", "before", "following", "since", "despite"])
"""Words that open a phrase for what stands before or behind the deed of a sentence."""
_SMALL = INTO | _DETERMINERS | lexicon.words("function_word")


def is_loose(scene: SentenceParse, clause: Clause, index: int) -> bool:
    """Return True for the time at `index` of a clause where it dates no deed at all."""
    apart = _is_compared(scene, index) or _is_instead(scene, index) or _is_before(scene, index)
    return apart or _is_printed(scene, clause, index) or _is_of_aside(scene, index)


def _is_of_aside(scene: SentenceParse, index: int) -> bool:
    """Return True for the time of what only tells more of a thing: "a fair, this year held on maps"."""
    aside = index > 0 and scene.row[index - 1].low == ","
    after = scene.row[index + 1 : index + 3]
    told = len(after) > 1 and after[0].is_past and after[1].low in INTO | {"by"}
    return aside and told and not any(hit.start == index + 1 for hit in scene.hits)


def _is_printed(scene: SentenceParse, clause: Clause, index: int) -> bool:
    """Return True for "a newspaper of June 2023", and for "a newspaper gives 5 May" as the day of something."""
    if any(token.low in _PAPERS for token in scene.row[max(0, index - 2) : index]):
        return True
    inside = [scene.row[i].low for i in clause.indexes]
    paper = next((place for place, low in enumerate(inside) if low in _PAPERS), len(inside))
    return any(low in _PRINTS for low in inside[paper:])


def _is_compared(scene: SentenceParse, index: int) -> bool:
    """Return True for "the first of its kind since 1993" and "the same place as in 2010", when nothing new happened."""
    before = [token.low for token in scene.row[max(0, index - _FAR) : index]]
    if before[-2:] == ["as", "in"]:
        return "same" in before
    return before[-1:] == ["since"] and bool(_MOST & set(before))


def _is_instead(scene: SentenceParse, index: int) -> bool:
    """Return True for the time that no longer holds, or of a count: "instead of late 2025", "the 10th this year"."""
    before = [token.low for token in scene.row[max(0, index - 3) : index]]
    others = any(pair in (("instead", "of"), ("rather", "than")) for pair in pairwise(before))
    counted = bool(before) and (before[-1] in _ORDINALS or _COUNTED.fullmatch(before[-1]) is not None)
    return others or counted or _is_count_of(scene, index) or before[-2:] == ["as", "of"]


def _is_count_of(scene: SentenceParse, index: int) -> bool:
    """Return True for the year of "the 19th launch of the year", in which it is counted."""
    before = [token.low for token in scene.row[max(0, index - _COUNT) : index]]
    of = before[-1:] == ["of"] or before[-2:] == ["of", "the"]
    return of and any(low in _ORDINALS or _COUNTED.fullmatch(low) for low in before)


def _is_before(scene: SentenceParse, index: int) -> bool:
    """Return True for the time of what only stands before the deed: "After the invasion in 2022, Peru built it"."""
    said = [token for token in scene.row[1:index] if token.mention or (token.is_word and token.low not in _SMALL)]
    return _ends_lead(scene, index) and bool(said) and not any(hit.start < index for hit in scene.hits)


def _ends_lead(scene: SentenceParse, index: int) -> bool:
    """Return True for the time at the end of a phrase that opens the sentence: "After the meeting on Friday, …"."""
    end = next((i for i in range(index, len(scene.row)) if scene.row[i].time is None), len(scene.row))
    closed = end < len(scene.row) and scene.row[end].low == "," and not any(i < index for i in scene.verbs)
    member = scene.row[0].low == "as" and scene.row[1].low in _ARTICLES  # "As a member since 2004, …"
    return closed and (member or scene.row[0].low in _EARLIER)


def dates_other(scene: SentenceParse, hit: Trigger, index: int) -> bool:
    """Return True for a cue of the clause that the time at `index` does not date."""
    after = hit.start > index and _ends_lead(scene, index) and any(other.start < index for other in scene.hits)
    return after or _remembered(scene, hit) or _of_lead(scene, hit, index) or _is_aim(scene, hit, index)


def _remembered(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True for the launch of "marked the 40th anniversary of the launch", which was another year’s."""
    before = [token.low for token in scene.row[max(0, hit.start - 4) : hit.start]]
    return hit.use == "noun" and "anniversary" in before


def _of_lead(scene: SentenceParse, hit: Trigger, index: int) -> bool:
    """Return True for the launch of "After the launch, Peru on Monday chose it", whose day is another deed’s."""
    opens = scene.row[0].low in _EARLIER and hit.use == "noun" and hit.start < index
    comma = next((i for i in range(hit.end, index) if scene.row[i].low == ","), index) if opens else index
    return comma < index and not any(i < comma for i in scene.verbs)


def _is_aim(scene: SentenceParse, hit: Trigger, index: int) -> bool:
    """Return True for what is done for another end: "In 2021, Peru made studies for founding an agency"."""
    aim = hit.use == "noun" and scene.row[hit.start].low.endswith("ing") and index < hit.start
    return aim and scene.row[hit.start - 1].low == "for"
