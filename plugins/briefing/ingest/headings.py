"""Tell a headline and the labels around it from the text, by their form alone.

A headline is a short first paragraph or line that ends without a stop and has a text behind it; no list of verbs is
asked. Breadcrumbs, names of sections and lines that are nothing but a date are passed over on the way to it.
Known failure: a name of a place alone, if it is long, looks like a headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.english import lexicon

LONGEST = 140
"""Characters of a headline."""
_FEWEST = 4
"""Words; what is shorter is the name of a section."""
_MANY = 8
"""Words; so long a line in capitals is a headline, a shorter one may be a name or a place."""
_JOINTS = lexicon.words("small_in_title")
_RETOLD = 0.6
"""Share of the words of a headline in capitals that its text tells again."""
_PASSED = 4
"""Lines before a headline that may be labels."""
_BEGINS, _STEM = 400, 4
"""Characters of a text, and of its words, in which those of its headline are looked for."""
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_CODE = frozenset("{}[]<>|=#\\")
"""Characters that no headline has."""
_STOPS = frozenset(".!?:;,”’\x22)")
_ACRONYM = re.compile(r" \([A-Z][A-Za-z-]{1,9}\)$")
_PATH = re.compile(r"\s[>»›]\s")
_CRUMBS = re.compile(r"\s[>»|›]\s")
_ONE_DAY = (
    r"(?:(?:published|posted|updated|date)\b:? ?|[A-Z][\w’.-]*(?: [A-Za-z][\w’.-]*){0,4}(?:,| [–—-]) "
    r"|[A-Z][\w’.-]+(?: [A-Z][\w’.-]+){0,3},? \([A-Z ]{2,12}\),? )?(?:on )?(?:[A-Z][a-z]{2,8}day,? )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})(?:[ ,|–—-]+\d{1,2}[:.]\d\d.{0,12})?"
)
_DAY = re.compile(rf"{_ONE_DAY}(?:[ |·,]{{1,3}}{_ONE_DAY})?", re.IGNORECASE)
_RELEASE = re.compile(
    r"(?:for immediate release|(?:joint )?(?:press|news|media) (?:release|statement|advisory))(?: n\w?[o°º.]*)?"
    r"[\s\d/.:–—-]{0,20}",
    re.IGNORECASE,
)
"""What is written above a text that an office gives out."""
_DATED = re.compile(r"(?:On|In) (?:[A-Z][a-z]+ )?\d")
"""How a sentence begins that has lost its stop, and no headline."""
_MARKS = re.compile(r"</?[a-z][^<>]*>|(?<!\w)[*_]{1,3}|[*_]{1,3}(?!\w)")
_BYLINE = re.compile(
    r"(?:by|from|story by|text:|photo:|source:) [A-Z].{0,60}|(?:submitted|posted|written|published) by .{1,60}",
    re.IGNORECASE,
)
_CAPTION_LENGTH = 500
_CREDIT = lexicon.capitalised("credit_label")
_CREDITS = lexicon.alternation({*_CREDIT, *map(str.upper, _CREDIT)})
_CAPTION = re.compile(rf"\b(?:{_CREDITS})s?\b(?::| ?/|[^.]{{0,40}}$)|©")
"""What names the maker of a picture."""
_SHOUTED = re.compile(r"[^a-z]*")


def unmarked(part: str) -> str:
    """Return a paragraph on one line without leftovers of markup, if anything else is in it."""
    return " ".join(_MARKS.sub("", part).split()) or " ".join(part.split())


def is_caption(part: str) -> bool:
    """Return True for the words under a picture, which name its maker.

    >>> is_caption("The antenna near Lima. Photo: Example Wire"), is_caption("A photo of Mars was shown.")
    (True, False)
    """
    return len(part) <= _CAPTION_LENGTH and bool(_CAPTION.search(part))


def split(text: str) -> tuple[str, str]:
    """Return the headline of a text of paragraphs, or "", and the paragraphs behind it and its labels.

    >>> split("Latest News\\n\\nPeru and Chile forge a radar pact\\n\\nThey signed it on Monday in Lima.")
    ('Peru and Chile forge a radar pact', 'They signed it on Monday in Lima.')
    """
    parts = text.split("\n\n")
    first = _text_from(parts, 0)
    rest = _text_from(parts, first + 1)
    if rest < len(parts) and _is_headline(parts[first], _text_behind(parts, rest)):
        return parts[first], "\n\n".join(parts[rest:])
    short = (
        parts[first - 1] if first and _is_short_headline(parts[first - 1], " ".join(parts[first : first + 2])) else ""
    )
    return short, "\n\n".join(parts[first:])


def _text_behind(parts: Sequence[str], place: int) -> str:
    """Return the paragraph at a place, past one line without a stop between a headline and its text."""
    line = parts[place]
    told = line[-1].isalnum() and len(line.split()) > _FEWEST  # no time of day
    later = parts[place + 1] if place + 1 < len(parts) and told else ""
    return later if later[-1:] in (".", "”") else parts[place]


def _is_short_headline(part: str, following: str) -> bool:
    """Return True for three words that the text behind them tells again: "Lima station inauguration"."""
    words = part.split()
    plain = _STOPS.isdisjoint(word[-1] for word in words) and not (is_mark_of_page(part) or is_caption(part))
    return len(words) == _FEWEST - 1 and plain and not _BYLINE.fullmatch(part) and _is_retold(words, following)


def _text_from(parts: Sequence[str], start: int) -> int:
    """Return the place of the first paragraph from `start` on that is no label; `start` when the next few all are."""
    return next((at for at in range(start, min(start + _PASSED, len(parts))) if not is_label(parts[at])), start)


def lines_apart(paragraph: str) -> str:
    """Return a raw paragraph of several lines with the lines that are a headline or a label as paragraphs of their own.

    A line is apart when the first word of the next would have fitted behind it, and that begins like a sentence.

    >>> lines_apart("Peru helps Chile launch\\nHome > News\\nPeru launched a satellite on Monday, the agency said.")
    'Peru helps Chile launch\\n\\nHome > News\\n\\nPeru launched a satellite on Monday, the agency said.'
    """
    lines = paragraph.split("\n")
    width = max(map(len, lines))
    apart = 0
    while apart + 1 < len(lines) and apart < _PASSED and _stands_alone(lines[apart], lines[apart + 1], width):
        apart += 1
    return "\n\n".join([*lines[:apart], "\n".join(lines[apart:])])


def _stands_alone(line: str, following: str, width: int) -> bool:
    line, word = line.strip(), following.split(maxsplit=1)[:1]
    if is_mark_of_page(following.strip()) and _STOPS.isdisjoint(line[-1:]):
        return True
    short = bool(word) and len(line) + 1 + len(word[0]) < width and word[0][0].isupper()
    return short and (is_label(line) or (len(line.split()) >= _FEWEST and _STOPS.isdisjoint(line[-1:])))


def is_mark_of_page(part: str) -> bool:
    """Return True for a line that is nothing but a day, or the path to its page.

    >>> [is_mark_of_page(part) for part in ("Published on 5 March 2025", "Home > News", "Peru | Chile", "2 > 1 holds.")]
    [True, True, False, False]
    """
    path = _PATH.search(part[:LONGEST]) and part[-1] not in _STOPS
    return len(part) <= LONGEST and bool(path or _DAY.fullmatch(part))


def is_label(part: str) -> bool:
    """Return True for a line that is no headline and no text: a section, a breadcrumb, a day, an author."""
    words = part.split()
    if is_caption(part):
        return True
    marks = (_DAY.fullmatch(part[:LONGEST]), _BYLINE.fullmatch(part), _RELEASE.fullmatch(part))
    if not words or _CRUMBS.search(part[:LONGEST]) or any(marks):
        return True
    return len(words) < _FEWEST and _STOPS.isdisjoint(word[-1] for word in words)


def _is_headline(part: str, following: str) -> bool:
    """Return True for a short line without a stop before a text; not for a speaker or a place in capitals."""
    words = part.split()
    small = any(word[0].islower() and word not in _JOINTS for word in words[1:])
    spoken = len(words) >= _MANY or small or _is_retold(words, following)
    return (
        len(words) >= _FEWEST
        and len(part) <= LONGEST
        and (part[-1] not in _STOPS or _ACRONYM.search(part) is not None)
        and spoken
        and _CODE.isdisjoint(part)
        and not _DATED.match(part)
        and not _SHOUTED.fullmatch(part)
        and (len(following) > len(part) or following[-1:] in ".”")
    )


def _is_retold(words: Sequence[str], following: str) -> bool:
    """Return True where a text tells most words of a line again, some in small letters: it is no place and no name."""
    told = {word[:_STEM] for word in _WORD.findall(following[:_BEGINS])}
    folded = {stem.casefold() for stem in told}
    own = [word.casefold()[:_STEM] for word in words if word.casefold() not in _JOINTS]
    return sum(stem in folded for stem in own) >= _RETOLD * len(own) and not told.isdisjoint(own)
