"""Turn a sentence into a title: its main clause in its own words, whole or cut where a phrase or clause ends.

What stands between commas, who said it, what leads up to the subject, and times that are true on that day only are
left out. A title keeps as much of the rest as fits. A sentence that has no form whole and short enough gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from briefing.analysis.abridgement import main_words
from briefing.analysis.abridgement.recency import is_new
from briefing.analysis.syntax import phrases, trimming
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import LEADING
from briefing.analysis.titles.cut_points import cut_cost, cut_points
from briefing.analysis.titles.lead import LeadSentence
from briefing.analysis.titles.main_verb import first_verb
from briefing.analysis.titles.naming import by_acronyms, is_office, with_names
from briefing.analysis.titles.officers import principals

LONGEST = 200
"""Characters of a title."""
_GOOD, _SHORTEST = 120, 25
"""Characters up to which a title costs nothing, and below which it tells too little."""
_UNTITLED, _AS_BODIES = 10, 15
"""What persons without offices, and bodies for them, cost."""
_INITIAL = re.compile(r"\.[A-Z]$")


def headline(told: LeadSentence, short: Mapping[str, str]) -> str:
    """Return a sentence as a title, or "" where no form of it is whole and short enough.

    `short` are acronyms of known bodies by id.
    """
    whole = main_words(told.scene)
    bare = [index for n, index in enumerate(whole) if not is_office(told.scene, whole, n)]
    row, verb = _split(told.scene, whole, short)
    bodies = by_acronyms(_bodies(told.scene, whole), short)
    rows = (
        (0, row, verb),
        (_UNTITLED, *_split(told.scene, bare, short)),
        (_AS_BODIES, [*bodies, *row[verb:]], len(bodies)),
    )
    found = [(extra + cost, title) for extra, row, verb in rows for cost, title in _cuts(told, row, verb)]
    return min(found, key=lambda one: one[0], default=(0, ""))[1]


def _bodies(scene: SentenceParse, places: Sequence[int]) -> list[Token]:
    """Return the bodies for which the officers before the first verb act."""
    at = first_verb(scene, places)
    return principals(scene, places[0], places[at]) if 0 < at < len(places) else []


def shortened(text: str, longest: int) -> str:
    """Return `text`, cut at a word when it is longer.

    >>> shortened("A long way to the Moon", 12)
    'A long way…'
    """
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"


def _split(scene: SentenceParse, places: Sequence[int], short: Mapping[str, str]) -> tuple[list[Token], int]:
    """Return the words at some places of a sentence, and the place of its verb among them; () for no verb."""
    at = first_verb(scene, places)
    if not 0 < at < len(places):
        return [], 0
    row = _timeless(with_names(scene, places, short), scene.published)
    row = trimming.without_gaps(row)
    verb = scene.row[places[at]].start
    return row, next((n for n, token in enumerate(row) if token.start == verb), 0)


def _cuts(told: LeadSentence, row: Sequence[Token], verb: int) -> Iterator[tuple[float, str]]:
    """Yield the titles that a row makes, whole or cut, each with what it costs."""
    for end in cut_points(told.scene, row, verb) if verb else ():
        title = _said(told, row[:end])
        if len(title) > LONGEST:
            return
        if len(title) >= _SHORTEST:
            behind = sum(len(token.text) + 1 for token in row[end:])
            lost = max(0, min(behind, _GOOD - len(title)))
            yield max(0, len(title) - _GOOD) + cut_cost(row, end, lost), title


def _said(told: LeadSentence, row: Sequence[Token]) -> str:
    """Return tokens of a sentence as a title."""
    title = phrases.joined(told.text, trimming.trimmed(trimming.bracketless(row))).rstrip(" ;,")
    stop = "." if _INITIAL.search(title) and row[-1].text == "." else ""
    return title[:1].upper() + title[1:] + stop


def _timeless(row: Sequence[Token], published: date) -> list[Token]:
    """Return a row without the times that only say when the news is, and the prepositions before them."""
    kept: list[Token] = []
    for n, token in enumerate(row):
        owns = n + 1 < len(row) and row[n + 1].low in ("'s", "'")
        if is_new(token, published) and not owns:
            while kept and kept[-1].low in LEADING:
                kept.pop()
        else:
            kept.append(token)
    return kept
