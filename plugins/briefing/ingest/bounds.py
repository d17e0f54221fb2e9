"""Find what costs the square of its length to read, so that it is refused or cut before it is read.

Unicode normalization sorts each run of combining marks; the Stream-Safe Text Format (UAX #15) bounds a run at 30.
Python-Markdown looks for the end of a paragraph from each bracket or tag that is open in it, and for the rest of a
paragraph after each heading in it, and copies the paragraph at each backslash. `plain.py` does none of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from unicodedata import combining

from briefing.ingest import plain

MARKS = 30
"""Most combining marks in a row."""
OPEN = 100
"""Most brackets or tags of a paragraph that are open at once."""
PARAGRAPHS = 20_000
"""Most paragraphs of a text; a text of so many takes about a minute to read."""
HEADINGS = 100
"""Most headings and rules without a blank line between them."""
SHORT_FORMS = 200
"""Most abbreviations that an article file explains."""
BACKSLASHES = 5_000
"""Most backslashes of a paragraph of an article that is not read the short way."""
CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
"""What Git leaves in a file whose two versions it could not join."""
UNSETTLED = "a conflict of Git is left here; settle which lines stay, and take its marks out"
_PERHAPS_MARKS = re.compile(rf"[^\w\s!-~]{{{MARKS + 1},}}")  # no combining mark is a letter to Python
_BLANK = re.compile(r"\n[ \t]*\n")
_SIGN = re.compile(r"\\.|\]\(|[\[\])>]|<(?=[A-Za-z/!?])")
_HEADING = re.compile(r"^ {0,3}(?:#|=+[ \t]*$|[-*_][-*_ \t]*$)", re.MULTILINE)
_SHORT_FORM = re.compile(r"^\s{0,3}\*\[", re.MULTILINE)


def without_knots(text: str) -> tuple[str, int]:
    """Return the text with at most 30 combining marks in a row, and how many were cut.

    >>> without_knots("e" + "\\u0301" * 32)[1]
    2
    """
    cut = _PERHAPS_MARKS.sub(lambda found: "".join(_bounded(found[0])), text)
    return cut, len(text) - len(cut)


def _bounded(stretch: str) -> Iterator[str]:
    """Yield the pieces of a stretch, each run of combining marks cut."""
    for marks, run in groupby(stretch, lambda character: combining(character) > 0):
        yield "".join(run)[: MARKS if marks else None]


def overdone(markdown: str, body: int = 0) -> tuple[int, str] | None:
    """Return where an article file, whose body begins at `body`, goes over a bound and what to do about it, or None.

    >>> overdone("a\\n\\n" + "[" * 101)[0]
    103
    """
    if without_knots(markdown)[1]:
        stretch = next(one for one in _PERHAPS_MARKS.finditer(markdown) if without_knots(one[0])[1])
        return stretch.start(), f"has over {MARKS} combining marks in a row; remove them"
    short = [found.start() for found in _SHORT_FORM.finditer(markdown)]
    if len(short) > SHORT_FORMS:
        return short[SHORT_FORMS], f"explains over {SHORT_FORMS} abbreviations; leave some out"
    blanks = list(_BLANK.finditer(markdown))
    if len(blanks) > PARAGRAPHS:  # one lies below the head
        return blanks[PARAGRAPHS].end(), f"has over {PARAGRAPHS:,} paragraphs; make several texts of it"
    start = 0
    for blank in (*blanks, None):
        end = blank.start() if blank else len(markdown)
        if found := _headings(markdown, start, end):
            return found, f"is the heading or rule {HEADINGS + 1} of its paragraph; put blank lines between them"
        if markdown.count("\\", start, end) > BACKSLASHES and plain.body(markdown[body:]) is None:
            return markdown.find(
                "\\", start
            ), f"over {BACKSLASHES:,} backslashes are in this paragraph; put blank lines between them"
        start = end
    opened = _opened(markdown)
    return None if opened is None else (opened, f"over {OPEN} brackets or tags are open here; close or escape them")


def _headings(markdown: str, start: int, end: int) -> int:
    """Return where the heading or rule begins that is one too many between two offsets; 0 for none."""
    for number, found in enumerate(_HEADING.finditer(markdown, start, end), 1):
        if number > HEADINGS:
            return found.start()
    return 0


def _opened(markdown: str) -> int | None:
    """Return where the bracket or tag opens that is one too many; a closing sign closes the last of its kind."""
    squares = rounds = tags = 0
    for found in _SIGN.finditer(markdown):
        sign = found[0]
        tags = max(0, tags + (sign == "<") - (sign == ">"))
        rounds = max(0, rounds + (sign == "](" and squares > 0) - (sign == ")"))
        squares = max(0, squares + (sign == "[") - sign.startswith("]"))
        if max(squares, rounds, tags) > OPEN:
            return found.start()
    return None
