"""Cut a text into sentences, each with an anchor that stays when others come and go.

A sentence ends at `.`, `!`, `?` or `…` with the quotes and brackets that close after it, when white space and
something that can begin a sentence follow. A stop that belongs to an abbreviation ends one only before a word
that usually begins a sentence ("in the U.S. The agency"); where the space is lost, only between a small letter or a
number and such a word. The items of a list that runs on in one paragraph are apart:
"Space: - Peru signed", "; Launching a probe". One pass, linear in the length of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from briefing.digest import digest
from briefing.english import lexicon
from briefing.model import Sentence

_STOP = re.compile(
    r"(?:[.!?…]+[\"'”’»)\]]*|(?P<item>[;:](?=\s+[-–—•]\s+[^\W\d_a-z])|;(?=\s+[A-Z][a-z]+ing\s)))(?P<space>\s*)"
)
_BULLET = re.compile(r"[-–—•]\s+")
_WORD = re.compile(rf"(?:{_BULLET.pattern})?[\"'“‘«(\[]*(?P<word>[^\s\"'“”‘’«»()\[\],.;:]*)")
_OPENING = re.compile(r"[\"'“‘«(\[\-–—/]")
_LETTERED = re.compile(r"[\"'“‘«(\[]?[^\W\d_]{2}[^\s.]*-[^\W\d_]")
"""A craft with a letter for its number, which is no initial: "Hope-B", "NOAA-J"."""
_DOTTED = re.compile(r"(?:[a-z]\.)+[a-z]")
"""Initials with stops between them: U.S.C., R.O.C."""
_GLUED = re.compile(r"(?<=[a-z\d]{3}\.)[A-Z][a-z]*[ ,]")
"""A sentence that begins without a space: "will grow.The agency"; not in "example.The.org"."""
_LONGEST = 24  # characters; no abbreviation is longer
_DATELINE = 90
"""Characters of a dateline that ends with a wire between slashes: "LIMA, March 3. /TASS/."."""
_DAY_AND_DASH = re.compile(r"\.\s+(?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+\.? \d{4}) ?[-–—]")
"""A stop inside a dateline: "Lima, Peru. March 3, 2024 –"."""
_ALWAYS_GO_ON = lexicon.words("stop_goes_on")
_MAY_END = lexicon.words("stop_may_end")
_STARTERS = lexicon.words("sentence_starter")


def sentences(text: str, blocks: Iterable[tuple[int, int]]) -> tuple[Sentence, ...]:
    """Return the sentences of `text` in order; none crosses a block.

    >>> [s.end for s in sentences("Dr. Li spoke. He left.", [(0, 22)])]
    [13, 22]
    """
    seen: Counter[str] = Counter()
    found = []
    for start, end in (span for block in blocks for span in spans(text, *block)):
        anchor = _anchor(text[start:end])
        seen[anchor] += 1
        again = f"-{seen[anchor]}" if seen[anchor] > 1 else ""
        found.append(Sentence(start, end, anchor + again))
    return tuple(found)


def spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences between two offsets, without the white space around them."""
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and not _ends(text, start, stop):
            continue
        yield from _trimmed(text, start, stop.start("space"))
        start = bullet.end() if (bullet := _BULLET.match(text, stop.end(), end)) else stop.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without white space at its ends, unless nothing is left."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    if lead < len(piece):
        yield start + lead, start + len(piece.rstrip())


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Return True when the stop ends a sentence that began at `start`."""
    following = _WORD.match(text, stop.end(), stop.end() + _LONGEST)
    word = following["word"] if following else ""
    if not word or not (word[0].isupper() or word[0].isdigit()):
        return False
    if not stop["space"] and not (word.casefold() in _STARTERS and _GLUED.match(text, stop.end())):
        return False
    if stop["item"]:
        return True
    if text[stop.start() : stop.start("space")] != ".":
        return True
    before = text[max(start, stop.start() - _LONGEST) : stop.start()].split()
    last = _OPENING.split(before[-1])[-1].casefold() if before else ""
    wire = text[stop.start() - 1] == "/" and stop.start() - start < _DATELINE and text[start : start + 2].isupper()
    day = stop.start() - start < _DATELINE and _DAY_AND_DASH.match(text, stop.start())
    if wire or day or last in _ALWAYS_GO_ON:
        return False
    initial = len(last) == 1 and last.isalpha() and not _LETTERED.fullmatch(before[-1])
    if initial or last in _MAY_END or _DOTTED.fullmatch(last):
        return word.casefold() in _STARTERS
    return True


def _anchor(sentence: str) -> str:
    """Return `s-` and 8 hex digits; case, white space and the kind of quotes and dashes make no difference."""
    folded = sentence.casefold()
    folded = folded if folded.isascii() else folded.translate(_FOLDED)
    return f"s-{digest(' '.join(folded.split()))[:8]}"


_FOLDED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-"})
