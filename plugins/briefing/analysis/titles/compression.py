"""Compress a sentence to a title, in its own words and at the borders of its phrases.

What stands between commas, who said it, what leads up to the subject, and times that are true on that day only are
left out. Of the phrases behind the verb those stay that are worth most and fit (sentence compression by deletion);
never is a phrase cut in its middle. A sentence without a form that is whole and short enough gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from briefing.analysis.abridgement import is_new
from briefing.analysis.predications.self_contained import CONDITIONS, is_hedged
from briefing.analysis.syntax import phrases
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import (
    AUXILIARIES,
    BEFORE_NOUNS,
    CONJUNCTIONS,
    INTO,
    LEADING,
    RELATIVE,
    TEMPORAL,
)
from briefing.analysis.titles.lead import LeadSentence
from briefing.analysis.titles.pieces import Piece, pieces
from briefing.analysis.titles.variants import Variant, variants
from briefing.english import lexicon

LONGEST = 130
"""Characters of a title."""
_GOOD, _LONG = 90, 110
"""Characters; each one more costs, and behind these more than twice as much."""
_COST = 0.1
_COST_OF_HALF = 1.5
_SHORTEST = 25
"""Characters; a shorter piece of a sentence tells too little."""
_MOST = 16
"""Phrases behind the verb; of more, no title has the last."""
_OPENERS = CONDITIONS | CONJUNCTIONS | TEMPORAL | INTO
_CLAUSES = RELATIVE | CONJUNCTIONS | {"that", "what", "how"}
_SUBJECTS = frozenset(["that", "which", "who"])
_NO_END = AUXILIARIES | lexicon.words("pointing_word", "governor", "small_determiner") | {"and", "or", "but"}
_INITIAL = re.compile(r"\.[A-Z]$")


def compressed(told: LeadSentence, short: Mapping[str, str]) -> str:
    """Return a sentence as a title, or "" where no form of it is whole and short enough.

    `short` are acronyms of known bodies by id.
    """
    found = [form for variant in variants(told.scene, short) for form in _forms(told, variant)]
    return max(found, key=lambda form: form[0], default=(0.0, ""))[1]


def shortened(text: str, longest: int) -> str:
    """Return `text`, cut at a word when it is longer.

    >>> shortened("A long way to the Moon", 12)
    'A long way…'
    """
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"


def _forms(told: LeadSentence, variant: Variant) -> Iterator[tuple[float, str]]:
    """Yield titles made of a form of a sentence, each with its worth."""
    row = _timeless(variant.row, told.scene.published)
    verb = row.index(variant.row[variant.verb])
    core, behind = pieces(row, verb)
    whole = sum(piece.worth for piece in behind) + variant.cost
    least = len(behind) if _is_under(row) or is_hedged(told.scene) else 0
    for end in range(least, min(len(behind), _MOST) + 1):
        kept = list(behind[:end])
        while True:
            row = [*core, *(token for piece in kept for token in piece.row)]
            title = _said(told, row)
            if _fits(title) and _is_whole(row, verb) and not _needs(behind[end:]):
                lost = whole - sum(piece.worth for piece in kept) + _COST_OF_HALF * _is_half(kept, behind[end:])
                yield -lost - _cost(title), title
            if len(title) <= _GOOD or not (spare := _spare(kept)):
                break
            kept.remove(spare)


def _is_under(row: Sequence[Token]) -> bool:
    """Return True for a sentence whose main clause may be still to come, and not for "By 2030, A will …"."""
    return row[0].low in _OPENERS and not any(token.time for token in row[1:3])


def _cost(title: str) -> float:
    """Return what the length of a title costs."""
    return _COST * (max(0, len(title) - _GOOD) + 1.5 * max(0, len(title) - _LONG))


def _fits(title: str) -> bool:
    return _SHORTEST <= len(title) <= LONGEST and ";," not in title


def _needs(gone: Sequence[Piece]) -> bool:
    """Return True where what stands before some pieces cannot do without the first, whatever times lie between."""
    first = next((piece for piece in gone if not piece.row[0].time), None)
    return first is not None and first.needed


def _is_half(kept: Sequence[Piece], gone: Sequence[Piece]) -> bool:
    """Return True where an aside has lost its end."""
    return bool(kept and gone) and kept[-1].worth < 1 and not gone[0].apart


def _is_whole(row: Sequence[Token], verb: int) -> bool:
    """Return True where a title may end: a clause that "that" or "what" opens has its verb, and no word hangs."""
    opens = (n for n in range(len(row) - 1, 0, -1) if row[n].low in _CLAUSES and row[n - 1].low not in BEFORE_NOUNS)
    last = next(opens, 0)
    if last == len(row) - 1:
        return False
    told = not last or any(t.low in AUXILIARIES or t.is_past or t.is_saying for t in row[last + 1 :])
    told = told or (row[last].low in _SUBJECTS and row[last + 1].is_word and row[last + 1].low not in BEFORE_NOUNS)
    before = row[-2].low if verb < len(row) - 1 else "was"
    participle = row[-1].is_past and not row[-1].is_saying and before not in AUXILIARIES and not before.endswith("ly")
    participle = participle or [token.low for token in row[-3:-1]] == ["to", "be"]  # "to be launched"
    return told and not participle and row[-1].low not in _NO_END


def _spare(kept: Sequence[Piece]) -> Piece | None:
    """Return the piece that is worth least of those that may go though others stay."""
    free = [piece for piece, after in pairwise(kept) if piece.free and (after.apart or piece.row[0].time)]
    return min(free, key=lambda piece: piece.worth, default=None)


def _said(told: LeadSentence, row: Sequence[Token]) -> str:
    """Return tokens of a sentence as a title."""
    title = phrases.words(told.text, row, longest=sum(len(t.text) + 1 for t in row)).rstrip(" ;,")
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
