"""A sentence with names and their short forms in brackets in, the sentence with the short forms out.

The long form is found by its initials, as by Schwartz and Hearst (2003); where letters come from inside words
("SUPARCO"), it is the run of capitalised words before the bracket.
"""

from __future__ import annotations

import re

from briefing.english import lexicon

_BRACKETS = re.compile(r" ?\((?P<inside>[^()]{1,80})\)")
_SHORT = re.compile(r"[A-Z][A-Za-z&.-]{1,9}")
_SMALL = lexicon.words("acronym_gap")


def abbreviated(text: str) -> str:
    """Put short names in the place of long ones, and leave out all other brackets.

    >>> abbreviated("Peru and the Norwegian Space Agency (NOSA) met (again)")
    'Peru and NOSA met'
    """
    floor = 0
    while found := _BRACKETS.search(text, floor):
        start = None
        if _SHORT.fullmatch(found["inside"]):
            start = _long_form(text[floor : found.start()], found["inside"])
        kept = text[: found.start()]
        if start is not None:
            kept = re.sub(r"\b[Tt]he $", "", text[: floor + start]) + found["inside"]
        text = kept + text[found.end() :]
        floor = len(kept)
    return text


def _long_form(before: str, short: str) -> int | None:
    """Return where the long form of `short` begins at the end of `before`, or None when it is no name."""
    letters = [letter for letter in short.upper() if letter.isalpha()]
    run = list(re.finditer(r"\S+", before))
    first = len(run)
    while first and (run[first - 1][0][0].isupper() or run[first - 1][0] in _SMALL):
        first -= 1
    for words in (run[first:], [word for word in run[first:] if word[0] not in _SMALL]):
        if [word[0][0].upper() for word in words[-len(letters) :]] == letters:
            return words[-len(letters)].start()
    names = [word for word in run[first:] if word[0][0].isupper()]
    last = max((word.end() for word in run[first:] if word[0] in ("and", "the")), default=0)
    near = [name for name in names if name.start() > last]
    if not any(name[0][0] == letters[0] for name in near):
        near = [name for name in names if name[0][0] == letters[0]]
    return near[0].start() if near and len(names) > 1 else None
