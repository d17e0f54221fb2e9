"""Find the dateline that news puts before its text: a place, a day and a wire, in any order that outlets use.

A place is in capitals, or in small letters beside a day, a region in brackets or a long dash. A day has its month in
words or figures; a wire stands in brackets, between slashes, or as a short sentence behind the dash.
Known failure: a name in capitals before a dash is taken for a place.
"""

from __future__ import annotations

import re

from briefing.english import lexicon

_HEAD = 200
"""Characters of a paragraph that a dateline has at most."""
_UPPER = "A-ZÀ-ÖØ-Þ"
_DASH = r"(?: (?:--|[-–—]) ?|--|— ?|\.[-–—] ?)"
_SIDE = r" ?(?:\([^()]{2,60}\)|\\?\[[^][\\]{2,60}\\?\]|/[^/ ][^/]{0,38}/)"
"""A wire or a region."""
_MONTH = rf"(?i:{lexicon.alternation(lexicon.words('month', 'month_abbreviation'))})t?\.?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th|\.)?"
_DAY = (
    rf"(?:(?:{_NUMBER} (?:of )?{_MONTH}|{_MONTH} {_NUMBER})(?:,? ?\d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./] ?\d{1,2}(?:[./] ?(?:\d{4}|\d\d))?\.?)(?!\d)"
)
_WEEKDAY = rf"(?i:{lexicon.alternation(lexicon.words('weekday', 'weekday_abbreviation'))})\.?"
_WHEN = rf"[,.]? (?:on )?(?:{_WEEKDAY},? )?{_DAY}"
_LOUD = rf"[{_UPPER}][{_UPPER}’'.-]+(?:[ /,]+(?:[{_UPPER}][{_UPPER}’'.-]+|[{_UPPER}][a-z]+\.?))*"
_TOWN = rf"[{_UPPER}][\w.’'-]+(?: [{_UPPER}][\w.’'-]+){{0,2}}(?:,(?: [{_UPPER}][\w.]+){{0,2}}){{0,3}}"
_WIRE = rf"(?:[{_UPPER}]\w+(?: [{_UPPER}]\w+){{1,2}}\. )?"
_FORMS = (
    rf"{_LOUD}(?:{_SIDE})?(?:{_WHEN}|,? {_WEEKDAY})?(?:{_SIDE}|{_DASH}{_SIDE})?{_DASH}{_WIRE}",
    rf"{_LOUD}(?:{_SIDE})?{_WHEN}{_SIDE}[:.]? ",
    rf"{_LOUD}(?:{_WHEN}|{_SIDE}|, [A-Z][a-z]+\.?): ",
    rf"{_LOUD} ?\([^()]{{0,40}}?{_DAY}\):? ",
    rf"{_TOWN}(?:{_SIDE}){{0,2}}{_WHEN}(?:{_SIDE}|{_DASH}{_SIDE})?(?:{_DASH}{_WIRE}|: )",
    rf"{_TOWN}(?:{_SIDE})?{_WHEN}{_SIDE} ",
    rf"{_TOWN}(?:{_SIDE})? [–—] ",
    rf"\((?:{_LOUD}|{_TOWN}){_WHEN}\)(?:{_DASH}|:? )",
    rf"{_DAY}, (?:{_LOUD}|{_TOWN})(?:{_SIDE})?(?:{_DASH}|: )",
)
_BEHIND = rf"(?=[“\"‘{_UPPER}0-9])"
_DATELINE = re.compile(rf"(?:\([A-Z ]+\) (?:[-–—] )?)?(?:{'|'.join(_FORMS)}){_BEHIND}")
_LABEL = re.compile(
    rf"(?:[A-Z][a-z]+ ){{0,2}}(?:{lexicon.alternation(lexicon.capitalised('section_label'))})s?: (?=[“\"A-Z0-9])"
    r"|\[[^\[\]]{2,60}\] |[A-Z][a-z]+: (?=[A-Z])"
)


def dateline(paragraph: str) -> int:
    """Return where the text of a paragraph begins, behind the place, day and wire that news puts before it.

    >>> texts = "ANKARA, Dec. 13 (Wire) -- Peru left.", "Lima – Peru left.", "ESA–Peru talks ended."
    >>> [text[dateline(text):] for text in texts]
    ['Peru left.', 'Peru left.', 'ESA–Peru talks ended.']
    """
    found = _DATELINE.match(paragraph[:_HEAD]) or _LABEL.match(paragraph[:_HEAD])
    return found.end() if found else 0
