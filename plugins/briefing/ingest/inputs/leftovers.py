"""Take apart from a text what stands around it: invitations to share, lists of other texts, forms, imprints, captions.

What is taken apart is named, so that an editor can look. The words by which it is known stand in the lexicon.
Known failure: a last list of names without stops looks like links to other texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing.english import lexicon
from briefing.errors import counted
from briefing.ingest.headings import is_caption, is_label, is_mark_of_page

_LONGEST = 300
"""Characters of a paragraph that may be no part of its text."""
_MARK = 20
"""Characters of the mark of an end."""
_TRAIL = 3
"""Lines without a stop, at the end of a text, that are links to others."""
_ROW = re.compile(r"^\d|\d\W*$")
"""What begins or ends with a number, as rows of tables do."""
_KINDS = lexicon.values("around_text")
_LEADS = re.compile(rf"\W*(?P<lead>{lexicon.alternation(_KINDS)})\b", re.IGNORECASE)
_IMPRINT = re.compile(
    r"©.{0,80}\d{4}|copyright\W{1,5}(?:\(c\) ?|© ?)?(?:19|20)\d\d|all rights reserved"
    r"|^the post .{0,250}appeared first on .",
    re.IGNORECASE,
)
_WORDLESS = "line without words"
_PATTERNS = {
    _WORDLESS: re.compile(r"[\W_]+"),
    "name of an editor": re.compile(r"\W*(?:web )?editors?: [^.]{1,40}", re.IGNORECASE),
    "contact": re.compile(
        r"\W*contacts?\s?:.*|(?!.*[.!?]$)[^@]{0,120}\b[\w.+-]{1,60}@[\w-]+\.[\w.]{2,40}\b.{0,80}", re.IGNORECASE
    ),
    "count of answers": re.compile(r"(?:\d+ |no )?(?:comments?|likes?|shares?|views?|reactions?|posts)", re.IGNORECASE),
}
_END = re.compile(r"[\W_]*(?:ends?|(?<=-)30(?=-)|#\W?#\W?#)[\W_]*", re.IGNORECASE)
"""What an office writes below a text that it gives out, before its notes and contacts."""
_QUOTED = re.compile(r"[“\"‘'«](.{10,250})[”\"’'»]")
_QUOTES = 20
"""Most quotations that are looked for in their text."""
_SOURCES = lexicon.words("reference_heading")
_ENDS = frozenset(".!?:;,”’\"')…")
_ELSEWHERE = "links to other texts"
_LABEL = "day or label of a page"
_TOP = 6
"""Paragraphs at the head of a text among which by-lines and days stand."""


def apart(paragraphs: Sequence[str], title: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the paragraphs of a text taken out of a file, and what was left out.

    >>> apart(["A pact", "By Ann Writer", "Peru signed it.", "Share this", "See also", "Kites win"], "A pact")[1]
    ('left out invitation to share (“Share this”), 1 by-line or date, 2 links to other texts, 1 title',)
    """
    ended = _ended(paragraphs)
    kept, left, said = list[str](), Counter({"paragraph behind its end": len(paragraphs) - ended}), list[str]()
    paragraphs = paragraphs[:ended]
    links = _list_from(paragraphs)
    for number, part in enumerate(paragraphs):
        kind = _kind(part)
        if kind == _ELSEWHERE and part[-1] not in _ENDS and number >= links:
            left[kind] += len(paragraphs) - number
            break
        if kind == _ELSEWHERE and part[-1] not in _ENDS:
            left[kind] += 1
        elif kind and kind != _ELSEWHERE:
            said.append(f"{kind} (“{part[:60]}”)")
        elif is_caption(part):
            left["picture caption"] += 1
        elif number < _TOP and title and part.casefold() == title.casefold():
            left["title"] += 1
        elif number < _TOP and is_label(part.replace("\t", " ")) and not any(one[-1] in _ENDS for one in kept):
            left["by-line or date"] += 1
        else:
            kept.append(part)
    pulled = _pulled(kept)
    left["quotation said twice"] = len(pulled)
    kept = [part for part in kept if part not in pulled]
    trail = trailing(kept)
    left[_ELSEWHERE] += trail
    counts = [f"{number} {what}" for what, number in sorted(left.items()) if number]
    return tuple(kept[: len(kept) - trail]), _told((*dict.fromkeys(said), *counts))


def _ended(paragraphs: Sequence[str]) -> int:
    """Return how many paragraphs stand before the mark of an end, if most of the text does."""
    at = next((at for at, part in enumerate(paragraphs) if len(part) < _MARK and _END.fullmatch(part)), len(paragraphs))
    return at if sum(map(len, paragraphs[:at])) >= sum(map(len, paragraphs[at:])) else len(paragraphs)


def _pulled(paragraphs: Sequence[str]) -> frozenset[str]:
    """Return the quotations alone in their paragraph that another one says, too."""
    alone = {part: found[1].casefold() for part in paragraphs if (found := _QUOTED.fullmatch(part))}
    if not 0 < len(alone) <= _QUOTES:
        return frozenset()
    whole = "\n".join(part for part in paragraphs if part not in alone).casefold()
    return frozenset(part for part, words in alone.items() if words in whole)


def around(paragraphs: Sequence[str], kept: Sequence[str]) -> tuple[str, ...]:
    """Return a sentence on the paragraphs that were left out before others were taken apart from a text.

    >>> around(["Dear all,", "Peru signed it.", "Best, Ann"], ["Peru signed it."])
    ('left out 2 paragraphs around the text (“Dear all,”)',)
    """
    gone = list((Counter(paragraphs) - Counter(kept)).elements())
    return (f"left out {counted(len(gone), 'paragraph')} around the text (“{gone[0][:60]}”)",) if gone else ()


def surely_apart(paragraphs: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the paragraphs of a text that an editor saved, without forms, imprints and invitations, and what went.

    >>> surely_apart(["Peru signed.", "Please enter your comment!", "Kites win"])
    (('Peru signed.', 'Kites win'), ('left out form (“Please enter your comment!”)',))
    """
    told = next((number for number, part in enumerate(paragraphs) if part[-1] in _ENDS), len(paragraphs))
    judged = [(part, _sure(part, number, told)) for number, part in enumerate(paragraphs)]
    said = dict.fromkeys(f"{kind} (“{part[:60]}”)" for part, kind in judged if kind)
    return tuple(part for part, kind in judged if not kind), _told(tuple(said))


def _sure(part: str, number: int, told: int) -> str:
    """Return what a paragraph of a saved text is that is surely no part of it, or ""; its sentences begin at `told`."""
    kind = _kind(part)
    if number < min(told, _TOP) and (kind == _ELSEWHERE or is_mark_of_page(part)):
        return _LABEL
    return kind if kind not in (_ELSEWHERE, _WORDLESS) and number else ""


def _told(left: tuple[str, ...]) -> tuple[str, ...]:
    """Return one sentence on all that was left out."""
    return (f"left out {', '.join(left)}",) if left else ()


def trailing(paragraphs: Sequence[str]) -> int:
    """Return how many lines at the end of a text are like titles of others; 0 when they are few, or all there is.

    The text's own list of sources is none of these, nor is a table, known by the numbers of its rows where its tabs
    are gone; one of words alone is taken for titles.

    >>> trailing(["Peru signed it.", "Kites win in Lima", "Icy art draws many", "Top ten of the year"])
    3
    >>> trailing(["The states that joined are listed.", "Country Date", "Peru 23 January 2024", "Chile 9 May 2023"])
    0
    """
    number = 0
    while number < len(paragraphs) and _is_title(paragraphs[-1 - number]):
        number += 1
    ours = any(part.rstrip(": ").casefold() in _SOURCES for part in paragraphs[-1 - number :])
    rows = sum(bool(_ROW.search(part)) for part in paragraphs[len(paragraphs) - number :])
    return number if _TRAIL <= number < len(paragraphs) and not ours and rows * 2 < number else 0


def _kind(part: str) -> str:
    """Return what a paragraph is that is no part of its text, or ""."""
    if len(part) > _LONGEST:
        return ""
    if found := _LEADS.match(part):
        return _KINDS[found["lead"].lower()]
    if _IMPRINT.search(part):
        return "imprint"
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.fullmatch(part)), "")


def _list_from(paragraphs: Sequence[str]) -> int:
    """Return from which place on there is nothing but what may follow the heading of a list of other texts."""
    ends = (at for at in range(len(paragraphs), 0, -1) if not _may_be_linked(paragraphs[at - 1]))
    return next(ends, 0)


def _may_be_linked(part: str) -> bool:
    return _is_title(part) or bool(_kind(part)) or is_caption(part)


def _is_title(part: str) -> bool:
    return len(part) <= _LONGEST // 2 and len(part.split()) > 1 and part[-1] not in _ENDS and "\t" not in part
